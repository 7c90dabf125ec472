import { msg } from '@lit/localize';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';

import type { Offer } from '../../../src/contract/index.ts';
import { GatewayTask, nothingYet, type TaskHost } from '../../../src/element/gateway-task.ts';
import { type Taker, takerFor, watchTakers } from '../../../src/element/takers.ts';

export interface ApplyingOptions {
  /** Identifier of the offer that is open. */
  id: () => string | undefined;
  /** Tells the page; `false`: it opens a form of its own. */
  mayOpen: (offer: Offer) => boolean;
}

/** Leads from an offer to a form on the same page, where one takes applications for it. */
export class Applying implements ReactiveController {
  readonly #host: TaskHost;
  readonly #options: ApplyingOptions;
  readonly #taker: GatewayTask<readonly [string | undefined, number], { id: string; taker: Taker | undefined }>;
  #stop = (): void => {};
  #changes = 0;

  constructor(host: TaskHost, options: ApplyingOptions) {
    this.#host = host;
    this.#options = options;
    this.#taker = new GatewayTask(host, {
      args: () => [options.id(), this.#changes] as const,
      run: async (_client, [id]) => {
        return id ? { id, taker: await takerFor(id) } : nothingYet;
      },
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = watchTakers(() => {
      this.#changes += 1;
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** What takes applications for this offer; `undefined`: nothing on this page, as far as is known. */
  #takerOf({ id }: Offer): Taker | undefined {
    return this.#taker.value?.id === id ? this.#taker.value.taker : undefined;
  }

  /**
   * The button that opens the form, and beside it the way there is without. `hasApplied`: the visitor has, and need not do it again,
   * so that it is no longer the first thing to do.
   */
  render(offer: Offer, elsewhere: string | null | undefined, hasApplied: boolean): TemplateResult | typeof nothing {
    const taker = this.#takerOf(offer);
    if (!taker && !elsewhere) return nothing;
    return html`<p class="apply">
      ${
        taker
          ? html`<button
              type="button"
              class=${hasApplied ? 'quiet' : nothing}
              @click=${(event: Event) => this.#open(taker, offer, event.currentTarget)}
            >
              ${msg('Postuler sur cette page', { desc: 'Button: opens the form on this page in which one applies for the job.' })}
            </button>`
          : nothing
      }
      ${
        elsewhere
          ? html`<a class=${taker || hasApplied ? nothing : 'button'} href=${elsewhere} rel="external noopener"
              >${taker ? msg('Postuler sur le site de l’offre') : msg('Postuler', { desc: 'Link to the site where one applies for the job.' })}</a
            >`
          : nothing
      }
    </p>`;
  }

  #open(taker: Taker, offer: Offer, button: EventTarget | null): void {
    if (!this.#options.mayOpen(offer)) return;
    taker.open(offer.id, () => {
      if (button instanceof HTMLElement) button.focus();
    });
  }
}
