import { msg } from '@lit/localize';
import { type CSSResultOrNative, html, nothing } from 'lit';

import { GatewayTask, initialState, type TaskHost } from '../../../src/element/gateway-task.ts';
import { failure } from '../../../src/ui/index.ts';
import type { AlertForm } from './alert-form.ts';
import type { Results } from '../results/results.ts';

/** Offers to tell of new offers by mail; the form comes when it is asked for. */
export class LazyAlertForm {
  readonly #host: TaskHost & HTMLElement;
  readonly #results: Results;
  readonly #form: GatewayTask<readonly [boolean], AlertForm>;
  #isWanted = false;

  /** `addStyles` adds the styles of what is loaded late. */
  constructor(host: TaskHost & HTMLElement, results: Results, addStyles: (styles: CSSResultOrNative) => Promise<void>) {
    this.#host = host;
    this.#results = results;
    this.#form = new GatewayTask(host, {
      args: () => [this.#isWanted] as const,
      run: async (_client, [isWanted]) => {
        if (!isWanted) return initialState;
        const { AlertForm, styles } = await import('./alert-form.ts');
        await addStyles(styles);
        return new AlertForm(host, () => results.query);
      },
    });
  }

  /** `level` is that of the form's heading; `enter` moves the focus to it. */
  render(level: number, enter: () => void): unknown {
    if (!this.#results.first) return nothing;
    if (!this.#isWanted)
      return html`<p class="after">
        <button type="button" class="quiet" @click=${() => void this.#open(enter)}>
          ${msg('Recevoir les nouvelles offres par courriel')}
        </button>
      </p>`;
    return this.#form.render({
      error: (error) => failure(error, { retry: () => void this.#form.run() }),
      complete: (form) => form.render(level),
    });
  }

  async #open(enter: () => void): Promise<void> {
    this.#isWanted = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    await this.#form.settled();
    await this.#host.updateComplete;
    enter();
  }
}
