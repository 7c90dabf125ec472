import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { randomId } from '../../../src/client/random-id.ts';
import type { AlertRequest } from '../../../src/contract/alerts.ts';
import { readEmail } from '../../../src/contract/email.ts';
import { GatewayTask, type TaskHost } from '../../../src/element/gateway-task.ts';
import { formatDay, bidiIsolate } from '../../../src/i18n/format.ts';
import { failure } from '../../../src/ui/failure.ts';
import type { SearchQuery } from '../search-query.ts';
import { alertsOf } from '../../../src/client/alerts.ts';

export { default as styles } from './alert-form.styles.ts';

/**
 * Asks for the new offers of a search by mail. What was typed stays through every failure, and whatever became of an attempt,
 * trying again stores the alert once: the same request has the same key until it is changed.
 */
export class AlertForm {
  readonly #host: TaskHost & HTMLElement;
  readonly #criteria: () => SearchQuery;
  readonly #submission: GatewayTask<readonly [], { email: string; confirmBefore: string }>;
  #values: AlertRequest = { email: '', frequency: 'day' };
  #idempotencyKey = randomId();
  /** The request that the idempotency key was made for, as JSON. */
  #lastRequest = '';
  #isInvalid = false;

  constructor(host: TaskHost & HTMLElement, criteria: () => SearchQuery) {
    this.#host = host;
    this.#criteria = criteria;
    this.#submission = new GatewayTask(host, {
      auto: false,
      args: () => [] as const,
      run: async (client, _, signal) => {
        // The order of the results is no matter of what to look for.
        const criteria = Object.entries(this.#criteria()).filter(([name]) => name !== 'sort');
        const alert = { ...this.#values, ...Object.fromEntries(criteria) };
        const asked = JSON.stringify(alert);
        if (this.#lastRequest && this.#lastRequest !== asked) this.#idempotencyKey = randomId();
        this.#lastRequest = asked;
        const { confirmBefore } = await alertsOf(client).create(alert, this.#idempotencyKey, signal);
        return { email: alert.email, confirmBefore };
      },
    });
  }

  /** `level` is that of its heading. */
  render(level: number): TemplateResult {
    return html`
      <section class="alert" part="alert">
        <h3 id="alert-title" tabindex="-1" aria-level=${level}>${msg('Recevoir les nouvelles offres par courriel')}</h3>
        ${this.#submission.render({
          initial: () => this.#form(),
          pending: () => this.#form(),
          error: (error) => [
            this.#form(),
            failure(error, {
              message:
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
    const [address, day] = [bidiIsolate(email), formatDay(confirmBefore)];
    return html`
      <p role="status" tabindex="-1" class="told">
        ${msg(str`Un courriel part à l’adresse ${address}. Ouvrez-le et confirmez avant le ${day} : sans cela, vous ne recevrez rien.`, { desc: 'An e-mail address, then a date.' })}
      </p>
      <p class="hint">${msg('Il n’arrive pas ? Regardez dans les courriers indésirables.')}</p>
    `;
  }

  #form(): TemplateResult {
    const { email } = this.#values;
    const isPending = this.#submission.pending;
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
            aria-describedby=${this.#isInvalid ? 'alert-error alert-hint' : 'alert-hint'}
            aria-invalid=${this.#isInvalid ? 'true' : nothing}
            .value=${email}
          />
          <p class="hint" id="alert-hint">
            ${msg('Votre courriel ne sert qu’à cette alerte. Vous la confirmez d’abord, et l’arrêtez quand vous voulez : il est alors effacé.')}
          </p>
          ${
            this.#isInvalid
              ? html`<p class="error" id="alert-error" role="alert">
                  ${msg('Écrivez une adresse complète, par exemple : camille@exemple.fr')}
                </p>`
              : nothing
          }
        </div>
        <fieldset>
          <legend>${msg('À quel rythme ?', { desc: 'Legend above « every day » and « every week ».' })}</legend>
          ${this.#frequencyChoice('day', msg('Chaque jour'))} ${this.#frequencyChoice('week', msg('Chaque semaine'))}
        </fieldset>
        <button aria-disabled=${isPending ? 'true' : nothing}>${isPending ? msg('Envoi…') : msg('Créer l’alerte')}</button>
      </form>
    `;
  }

  #frequencyChoice(value: AlertRequest['frequency'], text: string): TemplateResult {
    return html`<label>
      <input type="radio" name="frequency" .value=${value} .checked=${this.#values.frequency === value} /> ${text}
    </label>`;
  }

  readonly #onInput = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    this.#values =
      target.name === 'email' ? { ...this.#values, email: target.value } : { ...this.#values, frequency: frequencyOf(target) };
    if (this.#isInvalid && target.name === 'email' && readEmail(target.value)) {
      this.#isInvalid = false;
      this.#host.requestUpdate();
    }
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const field = event.target instanceof HTMLFormElement ? event.target.elements.namedItem('email') : null;
    if (!(field instanceof HTMLInputElement)) return;
    // A password manager fills a field without a word.
    const email = readEmail(field.value);
    this.#values = { ...this.#values, email: email ?? field.value };
    this.#isInvalid = email === undefined;
    this.#host.requestUpdate();
    if (this.#isInvalid) field.focus();
    else void this.#send();
  };

  async #send(): Promise<void> {
    if (this.#submission.pending) return;
    await this.#submission.run();
    await this.#host.updateComplete;
    const { shadowRoot } = this.#host;
    shadowRoot?.querySelector<HTMLElement>('.alert .told')?.focus();
    shadowRoot?.querySelector('.alert .notice')?.scrollIntoView({ block: 'nearest' });
  }
}

const frequencyOf = ({ value }: HTMLInputElement): AlertRequest['frequency'] => (value === 'week' ? 'week' : 'day');
