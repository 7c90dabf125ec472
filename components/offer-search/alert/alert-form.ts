import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { newKey } from '../../../src/client/new-key.ts';
import { readEmail, type AlertRequest } from '../../../src/contract/index.ts';
import { GatewayTask, type TaskHost } from '../../../src/element/gateway-task.ts';
import { formatDay, isolated } from '../../../src/i18n/format.ts';
import { failure } from '../../../src/ui/index.ts';
import type { Asked } from '../first-question.ts';
import { alertsOf } from '../../../src/client/alerts.ts';

export { default as styles } from './alert-form.styles.ts';

/**
 * Asks for the new offers of a search by mail. What was typed stays through every failure, and whatever became of an attempt,
 * trying again stores the alert once: the same answer carries the same name until it is changed.
 */
export class AlertForm {
  readonly #host: TaskHost & HTMLElement;
  readonly #criteria: () => Asked;
  readonly #sending: GatewayTask<readonly [], { email: string; confirmBefore: string }>;
  #typed: AlertRequest = { email: '', frequency: 'day' };
  #request = newKey();
  /** The question the request was named for. */
  #asked = '';
  #isMistaken = false;

  constructor(host: TaskHost & HTMLElement, criteria: () => Asked) {
    this.#host = host;
    this.#criteria = criteria;
    this.#sending = new GatewayTask(host, {
      auto: false,
      args: () => [] as const,
      run: async (client, _, signal) => {
        // The order of the results is no matter of what to look for.
        const criteria = Object.entries(this.#criteria()).filter(([name]) => name !== 'sort');
        const alert = { ...this.#typed, ...Object.fromEntries(criteria) };
        const asked = JSON.stringify(alert);
        if (this.#asked && this.#asked !== asked) this.#request = newKey();
        this.#asked = asked;
        const { confirmBefore } = await alertsOf(client).create(alert, this.#request, signal);
        return { email: alert.email, confirmBefore };
      },
    });
  }

  /** `level` is that of its heading. */
  render(level: number): TemplateResult {
    return html`
      <section class="alert" part="alert">
        <h3 id="alert-title" tabindex="-1" aria-level=${level}>${msg('Recevoir les nouvelles offres par courriel')}</h3>
        ${this.#sending.render({
          initial: () => this.#form(),
          pending: () => this.#form(),
          error: (error) => [
            this.#form(),
            failure(error, {
              account:
                error.problem?.status === 409
                  ? msg(
                      'Il y a déjà 10 alertes pour ce courriel, le maximum. Pour en arrêter une, ouvrez le lien reçu avec l’une d’elles.',
                    )
                  : error.kind === 'invalid'
                    ? msg('L’alerte n’a pas été créée. Vérifiez votre courriel, puis réessayez.')
                    : undefined,
              retry: () => void this.#send(),
            }),
          ],
          complete: ({ email, confirmBefore }) => this.#sent(email, confirmBefore),
        })}
      </section>
    `;
  }

  #sent(email: string, confirmBefore: string): TemplateResult {
    const [address, day] = [isolated(email), formatDay(confirmBefore)];
    return html`
      <p role="status" tabindex="-1" class="told">
        ${msg(str`Un courriel part à l’adresse ${address}. Ouvrez-le et confirmez avant le ${day} : sans cela, vous ne recevrez rien.`, { desc: 'An e-mail address, then a date.' })}
      </p>
      <p class="hint">${msg('Il n’arrive pas ? Regardez dans les courriers indésirables.')}</p>
    `;
  }

  #form(): TemplateResult {
    const { email } = this.#typed;
    const isPending = this.#sending.pending;
    return html`
      <form novalidate @submit=${this.#onSubmit} @input=${this.#onInput}>
        <div class="field">
          <label for="alert-email">${msg('Votre courriel')}</label>
          <input
            id="alert-email"
            name="email"
            type="email"
            required
            autocomplete="email"
            maxlength="254"
            aria-describedby=${this.#isMistaken ? 'alert-error alert-hint' : 'alert-hint'}
            aria-invalid=${this.#isMistaken ? 'true' : nothing}
            .value=${email}
          />
          <p class="hint" id="alert-hint">
            ${msg('Votre courriel ne sert qu’à cette alerte. Vous la confirmez d’abord, et l’arrêtez quand vous voulez : il est alors effacé.')}
          </p>
          ${
            this.#isMistaken
              ? html`<p class="error" id="alert-error" role="alert">
                  ${msg('Écrivez une adresse complète, par exemple : camille@exemple.fr')}
                </p>`
              : nothing
          }
        </div>
        <fieldset>
          <legend>${msg('À quel rythme ?', { desc: 'Legend above « every day » and « every week ».' })}</legend>
          ${this.#rhythm('day', msg('Chaque jour'))} ${this.#rhythm('week', msg('Chaque semaine'))}
        </fieldset>
        <button aria-disabled=${isPending ? 'true' : nothing}>${isPending ? msg('Envoi…') : msg('Créer l’alerte')}</button>
      </form>
    `;
  }

  #rhythm(value: AlertRequest['frequency'], text: string): TemplateResult {
    return html`<label>
      <input type="radio" name="frequency" .value=${value} .checked=${this.#typed.frequency === value} /> ${text}
    </label>`;
  }

  readonly #onInput = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    this.#typed =
      target.name === 'email' ? { ...this.#typed, email: target.value } : { ...this.#typed, frequency: frequencyOf(target) };
    if (this.#isMistaken && target.name === 'email' && readEmail(target.value)) {
      this.#isMistaken = false;
      this.#host.requestUpdate();
    }
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const field = event.target instanceof HTMLFormElement ? event.target.elements.namedItem('email') : null;
    if (!(field instanceof HTMLInputElement)) return;
    // A password manager fills a field without a word.
    const email = readEmail(field.value);
    this.#typed = { ...this.#typed, email: email ?? field.value };
    this.#isMistaken = email === undefined;
    this.#host.requestUpdate();
    if (this.#isMistaken) field.focus();
    else void this.#send();
  };

  async #send(): Promise<void> {
    if (this.#sending.pending) return;
    await this.#sending.run();
    await this.#host.updateComplete;
    const { shadowRoot } = this.#host;
    shadowRoot?.querySelector<HTMLElement>('.alert .told')?.focus();
    shadowRoot?.querySelector('.alert .notice')?.scrollIntoView({ block: 'nearest' });
  }
}

const frequencyOf = ({ value }: HTMLInputElement): AlertRequest['frequency'] => (value === 'week' ? 'week' : 'day');
