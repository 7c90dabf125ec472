import { msg } from '@lit/localize';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';

import type { Offer } from '../../../src/contract/index.ts';
import { GatewayTask, initialState, type TaskHost } from '../../../src/element/gateway-task.ts';
import {
  type ApplicationTarget,
  applicationTargetFor,
  watchApplicationTargets,
} from '../../../src/element/application-targets.ts';

export interface ApplyButtonOptions {
  /** Identifier of the offer that is open. */
  id: () => string | undefined;
  /** Tells the page; `false`: it opens a form of its own. */
  mayOpen: (offer: Offer) => boolean;
}

/** Leads from an offer to a form on the same page, where one takes applications for it. */
export class ApplyButton implements ReactiveController {
  readonly #host: TaskHost;
  readonly #options: ApplyButtonOptions;
  readonly #target: GatewayTask<readonly [string | undefined, number], { id: string; target: ApplicationTarget | undefined }>;
  #stop = (): void => {};
  #changes = 0;

  constructor(host: TaskHost, options: ApplyButtonOptions) {
    this.#host = host;
    this.#options = options;
    this.#target = new GatewayTask(host, {
      args: () => [options.id(), this.#changes] as const,
      run: async (_client, [id]) => {
        return id ? { id, target: await applicationTargetFor(id) } : initialState;
      },
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = watchApplicationTargets(() => {
      this.#changes += 1;
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** What takes applications for this offer; `undefined`: nothing on this page, as far as is known. */
  #targetFor({ id }: Offer): ApplicationTarget | undefined {
    return this.#target.value?.id === id ? this.#target.value.target : undefined;
  }

  /**
   * The button that opens the form, and beside it the way there is without. `hasApplied`: the visitor has, and need not do it again,
   * so that it is no longer the first thing to do.
   */
  render(offer: Offer, elsewhere: string | null | undefined, hasApplied: boolean): TemplateResult | typeof nothing {
    const target = this.#targetFor(offer);
    if (!target && !elsewhere) return nothing;
    return html`<p class="apply">
      ${
        target
          ? html`<button
              type="button"
              class=${hasApplied ? 'quiet' : nothing}
              @click=${(event: Event) => this.#open(target, offer, event.currentTarget)}
            >
              ${msg('Postuler sur cette page', { desc: 'Button: opens the form on this page in which one applies for the job.' })}
            </button>`
          : nothing
      }
      ${
        elsewhere
          ? html`<a class=${target || hasApplied ? nothing : 'button'} href=${elsewhere} rel="external noopener"
              >${target ? msg('Postuler sur le site de l’offre') : msg('Postuler', { desc: 'Link to the site where one applies for the job.' })}</a
            >`
          : nothing
      }
    </p>`;
  }

  #open(target: ApplicationTarget, offer: Offer, button: EventTarget | null): void {
    if (!this.#options.mayOpen(offer)) return;
    target.open(offer.id, () => {
      if (button instanceof HTMLElement) button.focus();
    });
  }
}
