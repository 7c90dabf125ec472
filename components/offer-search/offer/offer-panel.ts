import { msg } from '@lit/localize';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';

import { lazyModule } from '../../../src/client/lazy-module.ts';
import type { FoundOffer, Offer } from '../../../src/contract/index.ts';
import { GatewayTask, initialState, type TaskHost } from '../../../src/element/gateway-task.ts';
import type { JsonLdScript } from './job-posting.ts';
import { offerCard } from '../results/offer-card.ts';
import { ApplyButton } from './apply-button.ts';
import { applyUrl, offerContent, realOffersLink } from './offer-content.ts';
import { OfferSharing } from './offer-sharing.ts';
import { offersOf } from '../../../src/client/offers.ts';

export { Offer as schema } from '../../../src/contract/offer.ts';
export { default as styles } from './offer-panel.styles.ts';

const loadJsonLd = lazyModule(() => import('./job-posting.ts'));

/** What the device keeps of offers, as far as a whole offer shows it. */
export interface SavedOfferState {
  offerButtons(offer: Offer): TemplateResult;
  /** What was last done, for the status line. */
  readonly message: string;
  hasApplied(id: string): boolean;
  /** The tags of a card. */
  tags(id: string): readonly string[];
}

export interface OfferPanelOptions {
  /** Identifier of the offer that is open. */
  id: () => string | undefined;
  saved: () => SavedOfferState | undefined;
  open: (event: Event, offer: FoundOffer) => void;
  /** Where the offer can be opened again on this page, if it can. */
  offerUrl: (id: string) => string | undefined;
  /** Tells the page that the visitor wants to apply here; `false`: it does something else about it. */
  mayApply: (offer: Offer) => boolean;
  /** Whether search engines are told of it. */
  hasJsonLd: () => boolean;
}

/** A whole offer, what can be done with it, and others like it. */
export class OfferPanel implements ReactiveController {
  readonly #host: TaskHost;
  readonly #options: OfferPanelOptions;
  readonly #sharing: OfferSharing;
  readonly #applyButton: ApplyButton;
  readonly #related: GatewayTask<readonly [string | undefined], readonly FoundOffer[]>;
  #shown: Offer | undefined;
  #jsonLd: JsonLdScript | undefined;

  constructor(host: TaskHost, options: OfferPanelOptions) {
    this.#host = host;
    this.#options = options;
    this.#sharing = new OfferSharing(host, options.offerUrl);
    this.#applyButton = new ApplyButton(host, {
      id: options.id,
      mayOpen: options.mayApply,
    });
    this.#related = new GatewayTask(host, {
      args: () => [options.id()] as const,
      run: async (client, [id], signal) => (id ? offersOf(client).related(id, signal) : initialState),
    });
    host.addController(this);
  }

  hostUpdated(): void {
    const { id, hasJsonLd } = this.#options;
    if (hasJsonLd()) void this.#updateJsonLd(this.#shown?.id === id() ? this.#shown : undefined);
  }

  hostDisconnected(): void {
    this.#jsonLd?.set(undefined);
  }

  /** `level` is that of the offer's sections. */
  render(offer: Offer, level: number): TemplateResult {
    this.#shown = offer;
    const kept = this.#options.saved();
    const actions = html`<div class="tools">
      <div class="actions">${kept?.offerButtons(offer)} ${this.#sharing.render(offer)}</div>
      <p class="hint" role="status">${kept?.message} ${this.#sharing.status(offer)}</p>
    </div>`;
    const apply = this.#applyButton.render(offer, applyUrl(offer), Boolean(kept?.hasApplied(offer.id)));
    return html`
      ${offerContent(offer, level, (logo) => this.#host.api?.logoUrl(logo) ?? '', apply === nothing ? realOffersLink(offer) : apply, actions)}
      ${this.#related.render({
        complete: (others) =>
          others.length > 0
            ? html`<section class="related">
                <h4 aria-level=${level}>${msg('Offres proches', { desc: 'Heading above offers like the one that is read.' })}</h4>
                <ul class="cards">
                  ${others.map((other) => offerCard(other, Math.min(6, level + 1), this.#options.open, kept?.tags(other.id)))}
                </ul>
              </section>`
            : nothing,
      })}
    `;
  }

  async #updateJsonLd(offer: Offer | undefined): Promise<void> {
    const module = await loadJsonLd().catch(() => undefined); // search engines come again
    if (module) this.#jsonLd ??= new module.JsonLdScript();
    this.#jsonLd?.set(offer);
  }
}
