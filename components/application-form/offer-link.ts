import { msg } from '@lit/localize';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';

import { applicationsOf } from '../../src/client/applications.ts';
import type { TaskHost } from '../../src/element/gateway-task.ts';
import {
  registerApplicationTarget,
  notifyApplicationSubmitted,
  type ApplicationTarget,
} from '../../src/element/application-targets.ts';

export interface OfferLinkOptions {
  /** Whether the form is for one offer alone, or for none that the visitor could open. */
  isFixed: () => boolean;
  /** It is to be shown for another offer now: what was for the one before goes. */
  onChange: () => void;
  /** Brings the form before the visitor. */
  reveal: () => void;
}

/** Opens the form for an offer that the visitor reads elsewhere on the page, and leads back to it. */
export class OfferLink implements ReactiveController, ApplicationTarget {
  readonly #host: TaskHost;
  readonly #options: OfferLinkOptions;
  #offer: string | undefined;
  #wasSent = false;
  #back: (() => void) | undefined;
  #stop = (): void => {};

  constructor(host: TaskHost, options: OfferLinkOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = registerApplicationTarget(this);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Identifier of the offer it was opened for. */
  get offer(): string | undefined {
    return this.#offer;
  }

  async accepts(offer: string): Promise<boolean> {
    const client = this.#host.api;
    if (!client || this.#options.isFixed()) return false;
    return applicationsOf(client)
      .form(offer)
      .then(
        () => true,
        () => false,
      );
  }

  open(offer: string, back: () => void): void {
    this.#back = back;
    this.#change(offer);
    this.#options.reveal();
  }

  /** Opens it for the offer of a draft that was kept: nothing on the page leads back from there. */
  resume(offer: string): void {
    this.#change(offer);
    this.#options.reveal();
  }

  /** An application has arrived, for this offer or for none in particular. */
  notifySubmitted(offer: string | undefined): void {
    this.#wasSent = true;
    if (offer) notifyApplicationSubmitted(offer);
  }

  /** The way back, where there is one. */
  render(): TemplateResult | typeof nothing {
    if (!this.#back) return nothing;
    return html`<p>
      <button type="button" class="quiet" @click=${this.#onBack}>
        ${msg('Retour à l’offre', { desc: 'Button: from the form in which one applies back to the offer.' })}
      </button>
    </p>`;
  }

  readonly #onBack = (): void => {
    const back = this.#back;
    this.#back = undefined;
    // What was typed stays for whoever comes back to the same offer; what was sent is over.
    if (this.#wasSent) this.#change(undefined);
    this.#host.requestUpdate();
    back?.();
  };

  #change(offer: string | undefined): void {
    if (offer === this.#offer && !this.#wasSent) return;
    this.#offer = offer;
    this.#wasSent = false;
    this.#options.onChange();
    this.#host.requestUpdate();
  }
}
