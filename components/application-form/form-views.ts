import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { GatewayError } from '../../src/client/errors.ts';
import type { ApplicationForm } from '../../src/contract/index.ts';
import { formatNumber, isolated } from '../../src/i18n/format.ts';
import { french } from '../../src/i18n/french.ts';
import type { Applying } from './applying.ts';
import { documentFields } from './document-fields.ts';
import { textField, type Around } from './fields.ts';
import { consents } from './notice.ts';
import { questionField } from './questions.ts';
import { review } from './review.ts';
import type { DocumentsPart } from './seams.ts';
import { stepsOf, stepTitle, type StepName } from './steps.ts';
import { answerName } from './typed.ts';

/** What the application is for. */
export const subject = ({ offer, recruiter }: ApplicationForm): TemplateResult => {
  const name = isolated(recruiter.name);
  return html`<p class="target">
    ${
      offer
        ? html`<strong>${french(offer.title)}</strong>${offer.company ? html` · ${french(offer.company)}` : nothing}`
        : msg(str`Candidature spontanée : ${name}`, { desc: 'For no offer in particular; the name of an employer.' })
    }
  </p>`;
};

export interface StepView {
  applying: Applying;
  form: ApplicationForm;
  files: DocumentsPart | undefined;
  isOnePage: boolean;
  /** Many people use this computer: what one types is not for the next, and browsers are not invited to keep it. */
  isShared: boolean;
  /** The page may be asked for data: somebody answers for them. */
  isAccountable: boolean;
  /** Of the headings of the steps. */
  level: number;
}

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
  <div class="visually-hidden" aria-hidden="true">
    <label for="nickname">${msg('Laissez ce champ vide')}</label>
    <input id="nickname" name="nickname" tabindex="-1" autocomplete="off" .value=${typed.nickname} />
  </div>
`;

const documents = ({ applying, form, files }: StepView): TemplateResult => {
  const { cv, other } = documentFields(form);
  const withError = (around: Around): Around => ({ ...around, error: applying.issues.get(around.name) });
  return html`
    ${files?.render('cv', withError(cv))} ${files?.render('other', withError(other))}
    ${applying.letter.render(applying.message, applying.issues.get('message'), () => applying.refresh())}
  `;
};

const answers = ({ applying: { typed, issues }, form, files }: StepView): readonly unknown[] =>
  form.questions
    .filter(({ kind }) => kind !== 'file' || files)
    .map((question) =>
      questionField(question, typed.answers.get(question.id) ?? [], issues, (id, around) => files?.render(id, around)),
    );

const checkAndSend = ({ applying, form, files, isOnePage, level }: StepView): TemplateResult => html`
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
  return kind === 'missing'
    ? msg('On ne peut pas postuler ici à cette offre : elle a été retirée, ou son employeur reçoit les candidatures ailleurs.')
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

const progress = (index: number, count: number): TemplateResult => {
  const [now, all] = [formatNumber(index + 1), formatNumber(count)];
  return html`<span class="progress">${msg(str`Étape ${now} sur ${all}`, { desc: 'Step 2 of 4.' })}</span>`;
};

/** The steps that are shown: one, under its place among them, or all of them on one page. */
export const stepViews = (view: StepView): unknown => {
  const { applying, form, isOnePage, level } = view;
  const all = stepsOf(form);
  return applying.shown.map(
    (step) => html`
      <section class="step ${step}">
        <h3 id=${isOnePage ? nothing : 'step-title'} tabindex=${isOnePage ? nothing : '-1'} aria-level=${level}>
          ${isOnePage ? nothing : progress(all.indexOf(step), all.length)} ${stepTitle(step)}
        </h3>
        ${
          step === applying.shown[0] && step !== 'review'
            ? html`<p class="hint">${msg('Tout est à remplir, sauf ce qui est marqué « facultatif ».')}</p>`
            : nothing
        }
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
  const isBusy = applying.isChecking || applying.sending.isPending;
  const onward = isLast
    ? isBusy
      ? msg('Envoi…')
      : msg('Envoyer ma candidature')
    : isBusy
      ? msg('Vérification…')
      : msg('Continuer', { desc: 'Button: on to the next step.' });
  return html`
    <div class="actions">
      <button type="submit" id="go" aria-disabled=${isBusy ? 'true' : nothing}>${onward}</button>
      ${
        isOnePage || applying.steps.index === 0
          ? nothing
          : html`<button type="button" class="quiet" @click=${() => applying.steps.back()}>
              ${msg('Retour', { desc: 'Button: one step back.' })}
            </button>`
      }
    </div>
  `;
};
