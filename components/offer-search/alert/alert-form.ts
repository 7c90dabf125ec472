import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { alertsOf, type NewAlert } from '../../../src/client/alerts.ts';
import type { AlertRequest } from '../../../src/contract/alerts.ts';
import { readEmail } from '../../../src/contract/email.ts';
import type { TaskHost } from '../../../src/element/gateway-task.ts';
import { Submission } from '../../../src/element/submission.ts';
import { formatDay, bidiIsolate } from '../../../src/i18n/format.ts';
import { submissionView } from '../../../src/ui/submission-view.ts';
import type { SearchQuery } from '../search-query.ts';
import { alertMessages } from './alert-messages.ts';

export { default as styles } from './alert-form.styles.ts';

/** An alert that was asked for. */
interface CreatedAlert {
  email: string;
  confirmBefore: string;
}

/** Asks for the new offers of a search by mail. What was typed stays through every failure. */
export class AlertForm {
  readonly #host: TaskHost & HTMLElement;
  readonly #criteria: () => SearchQuery;
  readonly #submission: Submission<NewAlert, CreatedAlert>;
  #values: AlertRequest = { email: '', frequency: 'day' };
  #isInvalid = false;

  constructor(host: TaskHost & HTMLElement, criteria: () => SearchQuery) {
    this.#host = host;
    this.#criteria = criteria;
    this.#submission = new Submission(host, {
      send: async (client, alert, key, signal) => {
        const { confirmBefore } = await alertsOf(client).create(alert, key, signal);
        return { email: alert.email, confirmBefore };
      },
      onReceipt: () => void this.#onReceipt(),
    });
  }

  /** `level` is that of its heading. */
  render(level: number): TemplateResult {
    const { receipt } = this.#submission;
    return html`
      <section class="alert" part="alert">
        <h3 id="alert-title" tabindex="-1" aria-level=${level}>${msg('Recevoir les nouvelles offres par courriel')}</h3>
        ${receipt ? this.#sent(receipt) : [this.#form(), submissionView(this.#submission, alertMessages(this.#submission), this.#submit)]}
      </section>
    `;
  }

  #sent({ email, confirmBefore }: CreatedAlert): TemplateResult {
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
    const { isPending } = this.#submission;
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
    this.#submit();
  };

  /** Sends what stands in the form now. */
  readonly #submit = (): void => {
    const field = this.#host.shadowRoot?.querySelector('#alert-email');
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
    // The order of the results is no matter of what to look for.
    const criteria = Object.entries(this.#criteria()).filter(([name]) => name !== 'sort');
    await this.#submission.send({ ...this.#values, ...Object.fromEntries(criteria) });
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector('.alert .notice')?.scrollIntoView({ block: 'nearest' });
  }

  async #onReceipt(): Promise<void> {
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector<HTMLElement>('.alert .told')?.focus();
  }
}

const frequencyOf = ({ value }: HTMLInputElement): AlertRequest['frequency'] => (value === 'week' ? 'week' : 'day');
