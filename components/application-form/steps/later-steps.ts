import { html, nothing, type TemplateResult } from 'lit';

import type { ApplicationForm } from '../../../src/contract/index.ts';
import { lazyView } from '../../../src/ui/lazy-view.ts';
import type { ApplicationController } from '../application/application-controller.ts';
import { documentFields } from '../documents/document-fields.ts';
import type { FieldProps } from '../fields.ts';
import { loadingForm } from '../form-views.ts';
import { consents } from './consents.ts';
import { questionField } from './questions.ts';
import type { StepName } from './steps.ts';

export interface LaterStepProps {
  application: ApplicationController;
  form: ApplicationForm;
  isOnePage: boolean;
  /** Of the heading of the step. */
  level: number;
}

const documents = ({ application: { files, letter, validation }, form }: LaterStepProps): TemplateResult => {
  const { cv, other } = documentFields(form);
  const withError = (field: FieldProps): FieldProps => ({ ...field, error: validation.issues.get(field.name) });
  return html`
    ${files.render('cv', withError(cv))} ${files.render('other', withError(other))}
    ${letter.render(validation.issues.get('message'))}
  `;
};

const answers = ({ application, form }: LaterStepProps): readonly unknown[] =>
  form.questions.map((question) =>
    questionField(question, {
      given: application.values.answers.get(question.id) ?? [],
      issues: application.validation.issues,
      file: (id, field) => application.files.render(id, field),
      completed: application.completedDays.get(question.id),
    }),
  );

const review = ({ application, form, level }: LaterStepProps): unknown => {
  const { values, phone, files } = application;
  return lazyView(
    application.review,
    (view) =>
      view({
        form,
        values,
        letter: values.message,
        phone: phone.formatted,
        documents: files.review(),
        change: (step) => application.goTo(step),
        level: level + 1,
      }),
    loadingForm,
  );
};

/** What stands in a step after the first. */
export const laterStep = (step: StepName, props: LaterStepProps): unknown => {
  switch (step) {
    case 'documents':
      return documents(props);
    case 'answers':
      return answers(props);
    default:
      return html`${props.isOnePage ? nothing : review(props)} ${consents(props.form, props.application.values)}`;
  }
};
