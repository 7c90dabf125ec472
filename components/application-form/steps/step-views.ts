import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { ApplicationForm } from '../../../src/contract/index.ts';
import { formatNumber } from '../../../src/i18n/format.ts';
import { checkIcon } from '../../../src/ui/icons.ts';
import { stepsOf, stepTitle, type Steps, type StepName } from './steps.ts';

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

const requiredFieldsHint = (form: ApplicationForm, steps: readonly StepName[]): string =>
  steps.some((step) => hasRequiredFields(form, step))
    ? msg('Tous les champs sont obligatoires, sauf mention « facultatif ».')
    : msg('Ici, tout est facultatif : vous pouvez continuer sans rien ajouter.');

export interface StepViewsProps {
  form: ApplicationForm;
  /** The steps that are shown. */
  visible: readonly StepName[];
  isOnePage: boolean;
  /** Of the headings of the steps. */
  level: number;
  content: (step: StepName) => unknown;
}

/** The steps that are shown: one, under its place among them, or all of them on one page. */
export const stepViews = ({ form, visible, isOnePage, level, content }: StepViewsProps): unknown => {
  const all = stepsOf(form);
  return visible.map(
    (step) => html`
      <section class="step ${step}">
        ${isOnePage ? nothing : progress(all, all.indexOf(step))}
        <h3 id=${isOnePage ? nothing : 'step-title'} tabindex=${isOnePage ? nothing : '-1'} aria-level=${level}>
          ${isOnePage ? stepTitle(step) : titleWithin(all, step)}
        </h3>
        ${step === visible[0] && step !== 'review' ? html`<p class="hint">${requiredFieldsHint(form, visible)}</p>` : nothing}
        ${content(step)}
      </section>
    `,
  );
};

export interface StepButtonsProps {
  steps: Steps;
  isOnePage: boolean;
  /** Something is being checked or sent. */
  isBusy: boolean;
  /** Another button comes first. */
  isQuiet: boolean;
  /** The page may be asked for data: somebody answers for them. */
  hasDataController: boolean;
}

/** The way on, and back. Where nobody answers for the data, none may be sent. */
export const stepButtons = ({ steps, isOnePage, isBusy, isQuiet, hasDataController }: StepButtonsProps): TemplateResult => {
  const isLast = steps.visible.includes('review');
  if (isLast && !hasDataController)
    return html`<p class="notice failed">
      ${msg('Ce formulaire ne peut pas être envoyé : ce site ne dit pas encore qui reçoit vos données. Rien n’a été envoyé.')}
    </p>`;
  const onward = isLast
    ? isBusy
      ? msg('Envoi…')
      : msg('Envoyer ma candidature')
    : isBusy
      ? msg('Vérification…')
      : msg('Continuer', { desc: 'Button: on to the next step.' });
  return html`
    <div class="actions">
      <button type="submit" id="go" class=${isQuiet ? 'quiet' : nothing} aria-disabled=${isBusy ? 'true' : nothing}>
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
