import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

import type { ApplicationForm } from '../../../src/contract/index.ts';
import { textArea } from '../fields.ts';

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
  /** What the person, or the page, has written; nothing as long as it is ours. */
  #own: string | undefined;
  #cleared: string | undefined;

  /** What stands in the field. `signature` is the person's name. */
  text(form: ApplicationForm, signature: string): string {
    return this.#own ?? defaultLetter(form, signature);
  }

  /** The field holds this now, whoever wrote it. */
  write(text: string, form: ApplicationForm, signature: string): void {
    if (text === this.text(form, signature)) return;
    this.#own = text;
    this.#cleared = undefined;
  }

  /** What the person, or the page, has written. */
  get own(): string | undefined {
    return this.#own;
  }

  /** The page's own letter to begin with, or the person's from before. */
  reset(text: string | undefined): void {
    this.#own = text;
    this.#cleared = undefined;
  }

  render(text: string, error: string | undefined, update: () => void): TemplateResult {
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
        <button
          type="button"
          class="quiet"
          id="clear-letter"
          @click=${() => {
            this.#own = isCleared ? this.#cleared : '';
            this.#cleared = isCleared ? undefined : text;
            update();
          }}
        >
          ${isCleared ? msg('Remettre la lettre', { desc: 'Button: undoes « Effacer la lettre ».' }) : msg('Effacer la lettre')}
        </button>
        <span class="visually-hidden" role="status">${isCleared ? msg('La lettre est effacée.') : ''}</span>
      </p>`,
    });
  }
}
