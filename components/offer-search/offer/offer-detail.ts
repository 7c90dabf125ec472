import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { Offer, OfferSummary } from '../../../src/contract/index.ts';
import { GatewayTask, initialState } from '../../../src/element/gateway-task.ts';
import { loadStyled, type LazyHost } from '../../../src/element/lazy-part.ts';
import { french } from '../../../src/i18n/french.ts';
import { arrowIcon } from '../../../src/ui/icons.ts';
import { failure } from '../../../src/ui/failure.ts';
import { lazyModule } from '../../../src/client/lazy-module.ts';
import { offerPath } from '../../../src/client/search-offers.ts';
import type { OfferPanel, OfferPanelOptions } from './offer-panel.ts';

const load = lazyModule(() => import('./offer-panel.ts'));

interface LoadedOffer {
  offer: Offer;
  panel: OfferPanel;
}

/** The offer that the visitor reads. What shows one comes with the first that is opened, beside it and not before. */
export class OfferDetail {
  readonly #host: LazyHost;
  readonly #offer: GatewayTask<readonly [string | undefined], LoadedOffer>;
  #opened: (Pick<OfferSummary, 'id'> & Partial<OfferSummary>) | undefined;
  #panel: OfferPanel | undefined;

  constructor(host: LazyHost, options: Omit<OfferPanelOptions, 'id'>) {
    this.#host = host;
    this.#offer = new GatewayTask(host, {
      args: () => [this.#opened?.id] as const,
      run: async (client, [id], signal) => {
        if (!id) return initialState;
        const [offer, { OfferPanel }] = await Promise.all([
          client.http.get(offerPath(id), async () => (await load()).schema, {}, signal),
          loadStyled(host, load),
        ]);
        return { offer, panel: (this.#panel ??= new OfferPanel(host, { id: () => this.id, ...options })) };
      },
    });
  }

  /** The identifier of the offer; nothing when none is open. */
  get id(): string | undefined {
    return this.#opened?.id;
  }

  /** Opens the offer; what is known of it already is shown at once. */
  open(offer: Pick<OfferSummary, 'id'> & Partial<OfferSummary>): void {
    this.#opened = offer;
    this.#host.requestUpdate();
  }

  close(): void {
    this.#opened = undefined;
    this.#host.requestUpdate();
  }

  /** Resolves when the offer, or why it cannot be shown, is there. */
  settled(): Promise<void> {
    return this.#offer.settled();
  }

  /** `level` is that of the offer's heading. */
  render(level: number, close: () => void): TemplateResult | typeof nothing {
    if (!this.#opened) return nothing;
    const { id, title } = this.#opened;
    const known = this.#offer.value?.offer;
    return html`
      <article class="offer sealed" part="offer" @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && close()}>
        <p class="back">
          <button type="button" class="quiet" @click=${close}>
            ${arrowIcon} ${msg('Retour aux résultats', { desc: 'Button: from one offer back to the list.' })}
          </button>
        </p>
        <h3 id="offer-title" tabindex="-1" aria-level=${level}>
          ${french(title ?? (known && known.id === id ? known.title : undefined)) ?? msg('Offre d’emploi')}
        </h3>
        ${this.#offer.render({
          pending: () => html`<p role="status">${msg('Chargement de l’offre…')}</p>`,
          error: (error) =>
            failure(error, {
              message:
                error.kind === 'missing' ? msg('Cette offre n’est plus disponible : elle a été pourvue ou retirée.') : undefined,
              retry: () => void this.#offer.run(),
            }),
          complete: ({ offer, panel }) => panel.render(offer, Math.min(6, level + 1)),
        })}
      </article>
    `;
  }
}
