import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

import type { ApplicationForm } from '../../../src/contract/index.ts';
import { textArea } from '../fields.ts';
import { signatureOf, type FormValues } from '../form-values.ts';
import type { FormValuesStore } from '../form-values-store.ts';

/** Characters that the contract takes. */
const maxLength = 10_000;

/** A letter to begin with. It goes to an employer in France, so it is in French whatever the page speaks. */
const defaultLetter = ({ offer, recruiter }: ApplicationForm, signature: string): string =>
  [
    'Bonjour,',
    offer
      ? `Votre offre « ${offer.title} » m’intéresse, et je vous propose ma candidature.`
      : `Travailler chez ${recruiter.name} m’intéresse, et je vous propose ma candidature.`,
    'Je suis disponible pour en parler avec vous, au téléphone ou lors d’un entretien.',
    'Merci de votre réponse.',
    signature,
  ]
    .filter(Boolean)
    .join('\n\n');

/** The letter: one to begin with, the person's own as soon as it is changed. It can be cleared, and had back. */
export class Letter {
  readonly #form: () => ApplicationForm | undefined;
  readonly #values: FormValuesStore;
  #cleared: string | undefined;

  constructor(form: () => ApplicationForm | undefined, values: FormValuesStore) {
    this.#form = form;
    this.#values = values;
  }

  /** What stands in the field. */
  get text(): string {
    return this.textFor(this.#values.current);
  }

  /** What stands in the field where the person is called so. */
  textFor(values: FormValues): string {
    const form = this.#form();
    return this.#values.letter ?? (form ? defaultLetter(form, signatureOf(values)) : '');
  }

  /** The field has been read, whoever wrote into it. `before`: what stood in it until then. */
  onRead(before: string): void {
    const { message } = this.#values.current;
    if (message === before) return;
    this.#cleared = undefined;
    this.#values.setLetter(message);
  }

  render(error: string | undefined): TemplateResult {
    const { text } = this;
    const isCleared = this.#cleared !== undefined && !text;
    return textArea({
      name: 'message',
      label: msg('Votre lettre'),
      hint: msg('Voici un modèle, modifiez-le comme vous voulez.'),
      error,
      required: false,
      value: text,
      rows: 10,
      maxLength,
      lang: 'fr',
      below: html`<p>
        <button type="button" class="quiet" id="clear-letter" @click=${() => this.#toggle(isCleared, text)}>
          ${isCleared ? msg('Remettre la lettre', { desc: 'Button: undoes « Effacer la lettre ».' }) : msg('Effacer la lettre')}
        </button>
        <span class="visually-hidden" role="status">${isCleared ? msg('La lettre est effacée.') : ''}</span>
      </p>`,
    });
  }

  #toggle(isCleared: boolean, text: string): void {
    const letter = isCleared ? this.#cleared : '';
    this.#cleared = isCleared ? undefined : text;
    this.#values.setLetter(letter);
  }
}
