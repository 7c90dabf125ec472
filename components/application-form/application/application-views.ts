import type { ApplicationForm } from '../../../src/contract/index.ts';
import { submissionView } from '../../../src/ui/submission-view.ts';
import type { StepName } from '../steps/steps.ts';
import { laterStep } from '../steps/later-steps.ts';
import { submissionMessages } from '../submission/submission-messages.ts';
import { errorSummary, focusField, nameOfField } from '../validation/error-summary.ts';
import type { ApplicationController } from './application-controller.ts';

export interface ApplicationViewsOptions {
  root: () => ParentNode;
  isOnePage: () => boolean;
  /** Of the headings of the steps. */
  level: () => number;
}

/** What is shown of an application besides its first step. */
export const applicationViews = (application: ApplicationController, { root, isOnePage, level }: ApplicationViewsOptions) => ({
  /** All that is wrong in the steps that are shown. */
  errors: (form: ApplicationForm): unknown =>
    errorSummary({
      issues: application.validation.issuesIn(application.visibleSteps),
      nameOf: nameOfField(form),
      go: (field) => focusField(root(), field),
      level: level(),
    }),
  step: (form: ApplicationForm, step: StepName): unknown =>
    laterStep(step, { application, form, isOnePage: isOnePage(), level: level() }),
  status: (): unknown => submissionView(application.submission, submissionMessages(application.submission)),
});

export type ApplicationViews = ReturnType<typeof applicationViews>;
