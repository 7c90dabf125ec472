import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { GatewayError } from '../../src/client/errors.ts';
import type { ApplicationForm } from '../../src/contract/index.ts';
import { formatNumber, isolated } from '../../src/i18n/format.ts';
import { french } from '../../src/i18n/french.ts';
import { checkIcon } from '../../src/ui/icons.ts';
import type { Applying } from './applying.ts';
import { documentFields } from './documents/document-fields.ts';
import { textField, type Around } from './fields.ts';
import { consents } from './steps/notice.ts';
import { questionField } from './steps/questions.ts';
import type { Review } from './steps/review.ts';
import type { DocumentsPart } from './documents/seams.ts';
import { stepsOf, stepTitle, type StepName } from './steps/steps.ts';
import { answerName } from './typed.ts';

/** What the application is for. */
export const subject = ({ offer, recruiter }: ApplicationForm): TemplateResult => {
  const name = isolated(recruiter.name);
  return html`<p class="target">
    ${
      offer
        ? html`<strong>${french(offer.title)}</strong>${offer.company ? [' · ', french(offer.company)] : nothing}`
        : msg(str`Candidature spontanée : ${name}`, { desc: 'For no offer in particular; the name of an employer.' })
    }
  </p>`;
};

/** What a form says that waits to be opened. */
export const alone = (said: unknown): TemplateResult =>
  html`${said ? html`<div class="frame"><div class="sealed">${said}</div></div>` : nothing}`;

export interface StepView {
  applying: Applying;
  form: ApplicationForm;
  files: DocumentsPart | undefined;
  isOnePage: boolean;
  /** Shows all that is about to be sent. */
  review: (all: Review) => unknown;
  /** Many people use this computer: what one types is not for the next, and browsers are not invited to keep it. */
  isShared: boolean;
  /** The page may be asked for data: somebody answers for them. */
  isAccountable: boolean;
  /** Of the headings of the steps. */
  level: number;
}

/**
 * A field for programs that fill all there are. No browser or password manager knows its name or fills what is not drawn, and each of
 * them is asked besides to leave it alone; nobody sees it, hears of it or gets there.
 */
const trap = (value: string): TemplateResult => html`
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

const applicant = ({ applying: { typed, issues, email }, isShared }: StepView): TemplateResult => html`
  <div class="pair">
    ${textField({
      name: 'firstName',
      label: msg('Prénom'),
      error: issues.get('firstName'),
      required: true,
      value: typed.firstName,
      autocomplete: isShared ? 'off' : 'given-name',
      capitalize: 'words',
      maxLength: 100,
    })}
    ${textField({
      name: 'lastName',
      label: msg('Nom', { desc: 'Family name.' }),
      error: issues.get('lastName'),
      required: true,
      value: typed.lastName,
      autocomplete: isShared ? 'off' : 'family-name',
      capitalize: 'words',
      maxLength: 100,
    })}
  </div>
  ${email.render(typed.email, issues.get('email'), isShared)}
  ${textField({
    name: 'phone',
    label: msg('Téléphone'),
    hint: msg('Par exemple : 06 12 34 56 78'),
    error: issues.get('phone'),
    required: false,
    value: typed.phone,
    type: 'tel',
    inputMode: 'tel',
    autocomplete: isShared ? 'off' : 'tel',
    maxLength: 40,
  })}
  ${trap(typed.topic)}
`;

const documents = ({ applying, form, files }: StepView): TemplateResult => {
  const { cv, other } = documentFields(form);
  const withError = (around: Around): Around => ({ ...around, error: applying.issues.get(around.name) });
  return html`
    ${files?.render('cv', withError(cv))} ${files?.render('other', withError(other))}
    ${applying.letter.render(applying.message, applying.issues.get('message'), () => applying.refresh())}
  `;
};

const answers = ({ applying: { typed, issues, completed }, form, files }: StepView): readonly unknown[] =>
  form.questions
    .filter(({ kind }) => kind !== 'file' || files)
    .map((question) =>
      questionField(question, {
        given: typed.answers.get(question.id) ?? [],
        issues,
        file: (id, around) => files?.render(id, around),
        completed: completed.get(question.id),
      }),
    );

const checkAndSend = ({ applying, form, files, isOnePage, review, level }: StepView): TemplateResult => html`
  ${
    isOnePage
      ? nothing
      : review({
          form,
          typed: applying.typed,
          letter: applying.message,
          phone: applying.phone.shown,
          documents: files?.review(),
          change: (step) => applying.steps.goTo(stepsOf(form).indexOf(step)),
          level: level + 1,
        })
  }
  ${consents(form, applying.typed)}
`;

/** Why there is no form; where the general account of a failure says it, nothing. */
export const whyNone = ({ kind, problem }: GatewayError): string | undefined => {
  if (problem?.status === 410) return msg('Cette offre ne prend plus de candidatures.');
  return kind === 'missing' || kind === 'invalid'
    ? msg(
        'Vous ne pouvez pas postuler ici à cette offre : elle a été retirée, ou son employeur reçoit les candidatures ailleurs.',
      )
    : undefined;
};

const views: Readonly<Record<StepName, (view: StepView) => unknown>> = {
  applicant,
  documents,
  answers,
  review: checkAndSend,
};

/** The names of fields that their remedy does not say. */
export const nameOfField =
  ({ questions }: ApplicationForm) =>
  (field: string): unknown =>
    french(questions.find(({ id }) => answerName(id) === field)?.label);

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
const isDemanding = ({ cv, questions }: ApplicationForm, step: StepName): boolean =>
  step === 'documents' ? cv === 'required' : step !== 'answers' || questions.some(({ required }) => required);

const advice = ({ applying, form }: StepView): string =>
  applying.shown.some((step) => isDemanding(form, step))
    ? msg('Tous les champs sont obligatoires, sauf mention « facultatif ».')
    : msg('Ici, tout est facultatif : vous pouvez continuer sans rien ajouter.');

/** The steps that are shown: one, under its place among them, or all of them on one page. */
export const stepViews = (view: StepView): unknown => {
  const { applying, isOnePage, level } = view;
  const all = stepsOf(view.form);
  return applying.shown.map(
    (step) => html`
      <section class="step ${step}">
        ${isOnePage ? nothing : progress(all, all.indexOf(step))}
        <h3 id=${isOnePage ? nothing : 'step-title'} tabindex=${isOnePage ? nothing : '-1'} aria-level=${level}>
          ${isOnePage ? stepTitle(step) : titleWithin(all, step)}
        </h3>
        ${step === applying.shown[0] && step !== 'review' ? html`<p class="hint">${advice(view)}</p>` : nothing}
        ${views[step](view)}
      </section>
    `,
  );
};

/** The way on, and back. Where nobody answers for the data, none may be sent. */
export const buttons = ({ applying, isOnePage, isAccountable }: StepView): TemplateResult => {
  const isLast = applying.shown.includes('review');
  if (isLast && !isAccountable)
    return html`<p class="notice failed">
      ${msg('Ce formulaire ne peut pas être envoyé : ce site ne dit pas encore qui reçoit vos données. Rien n’a été envoyé.')}
    </p>`;
  const { steps, sending } = applying;
  const isBusy = applying.isChecking || sending.isPending;
  const onward = isLast
    ? isBusy
      ? msg('Envoi…')
      : msg('Envoyer ma candidature')
    : isBusy
      ? msg('Vérification…')
      : msg('Continuer', { desc: 'Button: on to the next step.' });
  return html`
    <div class="actions">
      <button type="submit" id="go" class=${sending.hasOwnWay ? 'quiet' : nothing} aria-disabled=${isBusy ? 'true' : nothing}>
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
