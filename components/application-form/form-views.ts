import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { GatewayError } from '../../src/client/errors.ts';
import type { ApplicationForm } from '../../src/contract/index.ts';
import { formatNumber, bidiIsolate } from '../../src/i18n/format.ts';
import { french } from '../../src/i18n/french.ts';
import { checkIcon } from '../../src/ui/icons.ts';
import type { ApplicationController } from './application-controller.ts';
import { documentFields } from './documents/document-fields.ts';
import { textField, type FieldProps } from './fields.ts';
import { consents } from './steps/information-notice.ts';
import { questionField } from './steps/questions.ts';
import type { ReviewProps } from './steps/review.ts';
import type { DocumentsApi } from './documents/documents-api.ts';
import { stepsOf, stepTitle, type StepName } from './steps/steps.ts';
import { answerFieldName } from './form-values.ts';

/** What the application is for. */
export const targetView = ({ offer, recruiter }: ApplicationForm): TemplateResult => {
  const name = bidiIsolate(recruiter.name);
  return html`<p class="target">
    ${
      offer
        ? html`<strong>${french(offer.title)}</strong>${offer.company ? [' · ', french(offer.company)] : nothing}`
        : msg(str`Candidature spontanée : ${name}`, { desc: 'For no offer in particular; the name of an employer.' })
    }
  </p>`;
};

/** What a form says that waits to be opened. */
export const framed = (said: unknown): TemplateResult =>
  html`${said ? html`<div class="frame"><div class="sealed">${said}</div></div>` : nothing}`;

export const loadingForm = (): TemplateResult => html`<p role="status">${msg('Chargement du formulaire…')}</p>`;

export interface StepProps {
  application: ApplicationController;
  form: ApplicationForm;
  files: DocumentsApi | undefined;
  isOnePage: boolean;
  /** Shows all that is about to be sent. */
  review: (all: ReviewProps) => unknown;
  /** Many people use this computer: what one types is not for the next, and browsers are not invited to keep it. */
  isShared: boolean;
  /** The page may be asked for data: somebody answers for them. */
  hasDataController: boolean;
  /** Of the headings of the steps. */
  level: number;
}

/**
 * A field for programs that fill all there are. No browser or password manager knows its name or fills what is not drawn, and each of
 * them is asked besides to leave it alone; nobody sees it, hears of it or gets there.
 */
const honeypot = (value: string): TemplateResult => html`
  <div hidden inert aria-hidden="true">
    <label for="topic">${msg('Laissez ce champ vide')}</label>
    <input
      id="topic"
      name="topic"
      tabindex="-1"
      autocomplete="off"
      data-1p-ignore
      data-bwignore
      data-lpignore="true"
      data-form-type="other"
      .value=${value}
    />
  </div>
`;

const applicant = ({ application: { values, issues, email }, isShared }: StepProps): TemplateResult => html`
  <div class="pair">
    ${textField({
      name: 'firstName',
      label: msg('Prénom'),
      error: issues.get('firstName'),
      required: true,
      value: values.firstName,
      autocomplete: isShared ? 'off' : 'given-name',
      capitalize: 'words',
      maxLength: 100,
    })}
    ${textField({
      name: 'lastName',
      label: msg('Nom', { desc: 'Family name.' }),
      error: issues.get('lastName'),
      required: true,
      value: values.lastName,
      autocomplete: isShared ? 'off' : 'family-name',
      capitalize: 'words',
      maxLength: 100,
    })}
  </div>
  ${email.render(values.email, issues.get('email'), isShared)}
  ${textField({
    name: 'phone',
    label: msg('Téléphone'),
    hint: msg('Par exemple : 06 12 34 56 78'),
    error: issues.get('phone'),
    required: false,
    value: values.phone,
    type: 'tel',
    inputMode: 'tel',
    autocomplete: isShared ? 'off' : 'tel',
    maxLength: 40,
  })}
  ${honeypot(values.topic)}
`;

const documents = ({ application, form, files }: StepProps): TemplateResult => {
  const { cv, other } = documentFields(form);
  const withError = (field: FieldProps): FieldProps => ({ ...field, error: application.issues.get(field.name) });
  return html`
    ${files?.render('cv', withError(cv))} ${files?.render('other', withError(other))}
    ${application.letter.render(application.message, application.issues.get('message'), () => application.refresh())}
  `;
};

const answers = ({ application: { values, issues, completed }, form, files }: StepProps): readonly unknown[] =>
  form.questions
    .filter(({ kind }) => kind !== 'file' || files)
    .map((question) =>
      questionField(question, {
        given: values.answers.get(question.id) ?? [],
        issues,
        file: (id, field) => files?.render(id, field),
        completed: completed.get(question.id),
      }),
    );

const checkAndSend = ({ application, form, files, isOnePage, review, level }: StepProps): TemplateResult => html`
  ${
    isOnePage
      ? nothing
      : review({
          form,
          values: application.values,
          letter: application.message,
          phone: application.phone.formatted,
          documents: files?.review(),
          change: (step) => application.steps.goTo(stepsOf(form).indexOf(step)),
          level: level + 1,
        })
  }
  ${consents(form, application.values)}
`;

/** Why there is no form; where the general account of a failure says it, nothing. */
export const unavailableReason = ({ kind, problem }: GatewayError): string | undefined => {
  if (problem?.status === 410) return msg('Cette offre ne prend plus de candidatures.');
  return kind === 'missing' || kind === 'invalid'
    ? msg(
        'Vous ne pouvez pas postuler ici à cette offre : elle a été retirée, ou son employeur reçoit les candidatures ailleurs.',
      )
    : undefined;
};

const views: Readonly<Record<StepName, (view: StepProps) => unknown>> = {
  applicant,
  documents,
  answers,
  review: checkAndSend,
};

/** The names of fields that their error message does not say. */
export const nameOfField =
  ({ questions }: ApplicationForm) =>
  (field: string): unknown =>
    french(questions.find(({ id }) => answerFieldName(id) === field)?.label);

/** All steps by their names: those behind with a tick, and the one where the person is. */
const progress = (steps: readonly StepName[], current: number): TemplateResult => html`
  <ol class="steps" aria-label=${msg('Étapes')}>
    ${steps.map(
      (step, index) => html`
        <li class=${index < current ? 'done' : ''} aria-current=${index === current ? 'step' : nothing}>
          ${index < current ? checkIcon : nothing}
          <span>
            ${stepTitle(step)}
            ${index < current ? html`<span class="visually-hidden">${msg('(fait)', { desc: 'Of a step that is behind.' })}</span>` : nothing}
          </span>
        </li>
      `,
    )}
  </ol>
`;

/** « Étape 2 sur 4 : Vos documents ». */
const titleWithin = (steps: readonly StepName[], step: StepName): string => {
  const [now, all, title] = [formatNumber(steps.indexOf(step) + 1), formatNumber(steps.length), stepTitle(step)];
  return msg(str`Étape ${now} sur ${all} : ${title}`, { desc: 'Step 2 of 4, and its name.' });
};

/** Whether something in a step has to be filled in. */
const hasRequiredFields = ({ cv, questions }: ApplicationForm, step: StepName): boolean =>
  step === 'documents' ? cv === 'required' : step !== 'answers' || questions.some(({ required }) => required);

const requiredFieldsHint = ({ application, form }: StepProps): string =>
  application.visibleSteps.some((step) => hasRequiredFields(form, step))
    ? msg('Tous les champs sont obligatoires, sauf mention « facultatif ».')
    : msg('Ici, tout est facultatif : vous pouvez continuer sans rien ajouter.');

/** The steps that are shown: one, under its place among them, or all of them on one page. */
export const stepViews = (view: StepProps): unknown => {
  const { application, isOnePage, level } = view;
  const all = stepsOf(view.form);
  return application.visibleSteps.map(
    (step) => html`
      <section class="step ${step}">
        ${isOnePage ? nothing : progress(all, all.indexOf(step))}
        <h3 id=${isOnePage ? nothing : 'step-title'} tabindex=${isOnePage ? nothing : '-1'} aria-level=${level}>
          ${isOnePage ? stepTitle(step) : titleWithin(all, step)}
        </h3>
        ${step === application.visibleSteps[0] && step !== 'review' ? html`<p class="hint">${requiredFieldsHint(view)}</p>` : nothing}
        ${views[step](view)}
      </section>
    `,
  );
};

/** The way on, and back. Where nobody answers for the data, none may be sent. */
export const stepButtons = ({ application, isOnePage, hasDataController }: StepProps): TemplateResult => {
  const isLast = application.visibleSteps.includes('review');
  if (isLast && !hasDataController)
    return html`<p class="notice failed">
      ${msg('Ce formulaire ne peut pas être envoyé : ce site ne dit pas encore qui reçoit vos données. Rien n’a été envoyé.')}
    </p>`;
  const { steps, submission } = application;
  const isBusy = application.isChecking || submission.isPending;
  const onward = isLast
    ? isBusy
      ? msg('Envoi…')
      : msg('Envoyer ma candidature')
    : isBusy
      ? msg('Vérification…')
      : msg('Continuer', { desc: 'Button: on to the next step.' });
  return html`
    <div class="actions">
      <button
        type="submit"
        id="go"
        class=${submission.hasOwnAction ? 'quiet' : nothing}
        aria-disabled=${isBusy ? 'true' : nothing}
      >
        ${onward}
      </button>
      ${
        isOnePage || steps.index === 0
          ? nothing
          : html`<button type="button" class="quiet" @click=${() => steps.back()}>
              ${msg('Retour', { desc: 'Button: one step back.' })}
            </button>`
      }
    </div>
  `;
};
