import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { ApplicationForm } from '../../src/contract/index.ts';
import { applicantStep } from './applicant/applicant-step.ts';
import type { LazyApplication } from './application/lazy-application.ts';
import type { FormValuesStore } from './form-values-store.ts';
import { loadingForm } from './form-views.ts';
import { stepButtons, stepViews } from './steps/step-views.ts';
import type { Steps, StepName } from './steps/steps.ts';

export interface FormViewProps {
  form: ApplicationForm;
  application: LazyApplication;
  values: FormValuesStore;
  steps: Steps;
  isOnePage: boolean;
  /** Many people use this computer: browsers are not invited to fill or to remember. */
  isShared: boolean;
  isDisabled: boolean;
  /** The page may be asked for data: somebody answers for them. */
  hasDataController: boolean;
  /** Of the headings of the steps. */
  level: number;
}

/** The form, and what is done with its events. */
export const formView = (props: FormViewProps): TemplateResult => {
  const { form, application, steps, isOnePage, isDisabled, hasDataController, level } = props;
  const { views } = application;
  // All on one page: the first step can be filled in while the code of the others is on its way.
  const visible = steps.visible.filter((step) => step === 'applicant' || views);
  const isWhole = visible.length === steps.visible.length;

  const onSubmit = (event: Event): void => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) void application.submit(event.currentTarget);
  };
  const onInput = ({ currentTarget, target }: Event): void => {
    if (currentTarget instanceof HTMLFormElement) application.read(currentTarget);
    if (target instanceof HTMLInputElement && target.name === 'phone') application.value?.phone.prepare();
  };
  /** A field is left, or filled in at once. */
  const onChange = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === 'email') void application.email.checkTypos(target.value);
    if (target.name === 'phone') void application.formatPhone(target.value);
  };

  return html`
    <form
      part="form"
      novalidate
      @submit=${onSubmit}
      @focusin=${() => application.begin()}
      @input=${onInput}
      @change=${onChange}
      @focusout=${({ target }: Event) => application.value?.onFieldLeft(target)}
      aria-label=${msg('Candidature', { desc: 'Name of the form with which a person applies.' })}
    >
      <fieldset class="whole" role="none" ?disabled=${isDisabled}>
        ${views?.errors(form)} ${stepViews({ form, visible, isOnePage, level, content: (step) => stepContent(step, props) })}
        ${application.placeholder(() => (isWhole ? nothing : loadingForm()))} ${views?.status()}
        ${
          isWhole
            ? stepButtons({
                steps,
                isOnePage,
                isBusy: application.isBusy,
                isQuiet: Boolean(application.value?.submission.hasOwnAction),
                hasDataController,
              })
            : nothing
        }
      </fieldset>
    </form>
  `;
};

const stepContent = (step: StepName, { form, application, values, isShared }: FormViewProps): unknown =>
  step === 'applicant'
    ? applicantStep({ values: values.current, issues: application.issues, email: application.email, isShared })
    : application.views?.step(form, step);
