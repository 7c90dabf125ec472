import { msg, str } from '@lit/localize';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';

import { lazyModule } from '../../../src/client/lazy-module.ts';
import { stripInvisible } from '../../../src/contract/text.ts';
import { bidiIsolate } from '../../../src/i18n/format.ts';
import { textField } from '../fields.ts';

const loadTypos = lazyModule(() => import('./email-typos.ts'));

/** The e-mail address, and the one that was perhaps meant. What knows it comes once an address has been typed. */
export class EmailField {
  readonly #host: ReactiveControllerHost;
  readonly #fill: (email: string) => void;
  #checked = '';
  #suggestion: string | undefined;

  /** `fill` puts an address into the field. */
  constructor(host: ReactiveControllerHost, fill: (email: string) => void) {
    this.#host = host;
    this.#fill = fill;
  }

  /** Looks at an address that the person has finished. Where that cannot be done, nothing is suggested. */
  async checkTypos(email: string): Promise<void> {
    this.#checked = email;
    const typos = await loadTypos().catch(() => undefined);
    if (email !== this.#checked) return;
    this.#suggestion = typos?.suggestEmail(stripInvisible(email));
    this.#host.requestUpdate();
  }

  render(value: string, error: string | undefined, isShared: boolean): TemplateResult {
    const suggestion = value === this.#checked ? this.#suggestion : undefined;
    const shown = suggestion && bidiIsolate(suggestion);
    return textField({
      name: 'email',
      label: msg('Courriel'),
      hint: msg('L’employeur vous répondra à cette adresse.'),
      error,
      required: true,
      value,
      type: 'email',
      inputMode: 'email',
      autocomplete: isShared ? 'off' : 'email',
      capitalize: 'off',
      maxLength: 254,
      below: html`<div class="suggestion">
        <p role="status">${shown ? msg(str`Vouliez-vous dire ${shown} ?`, { desc: 'An e-mail address.' }) : nothing}</p>
        ${
          shown
            ? html`<button type="button" class="quiet" @click=${() => this.#fill(suggestion)}>
                ${msg('Corriger', { desc: 'Button: puts the suggested address into the field.' })}
              </button>`
            : nothing
        }
      </div>`,
    });
  }
}
