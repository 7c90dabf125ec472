import { msg } from '@lit/localize';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';

import { lazyModule } from '../../../src/client/lazy-module.ts';
import type { Offer } from '../../../src/contract/index.ts';
import { icon } from '../../../src/ui/icons.ts';

const loadPrintElement = lazyModule(() => import('../../../src/ui/print-element.ts'));

const arrowFromTrayIcon = icon('M12 15V4M8 7.5 12 3.5l4 4M5 12v8h14v-8');
const printerIcon = icon('M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7Z');

/** Hands an offer on to somebody, and to paper. */
export class OfferSharing {
  readonly #host: ReactiveControllerHost;
  readonly #offerUrl: (id: string) => string | undefined;
  /** What became of it, for the offer that was shared last. */
  #outcome: { id: string; isCopied: boolean } | undefined;

  /** `addressOf` tells where the offer can be opened again on this page, if it can. */
  constructor(host: ReactiveControllerHost, addressOf: (id: string) => string | undefined) {
    this.#host = host;
    this.#offerUrl = addressOf;
  }

  render(offer: Offer): TemplateResult {
    return html`
      <button type="button" class="quiet" @click=${() => void this.#share(offer)}>
        ${arrowFromTrayIcon} ${msg('Partager', { desc: 'Button: sends the offer to somebody.' })}
      </button>
      <button type="button" class="quiet" @click=${this.#print}>${printerIcon} ${msg('Imprimer', { desc: 'Button.' })}</button>
    `;
  }

  /** What became of sharing. */
  status(offer: Offer): TemplateResult | typeof nothing {
    if (this.#outcome?.id !== offer.id) return nothing;
    const { isCopied } = this.#outcome;
    return isCopied
      ? html`${msg('Le lien de l’offre est copié : collez-le dans un message.')}`
      : html`${msg('Copiez ce lien :', { desc: 'Then comes the address of an offer.' })}
          <span dir="ltr">${this.#url(offer)}</span>`;
  }

  #url({ id, url }: Offer): string {
    return this.#offerUrl(id) ?? url ?? location.href;
  }

  /** By what the device has for it; else by the clipboard; and where a page may use neither, by hand. */
  async #share(offer: Offer): Promise<void> {
    const url = this.#url(offer);
    const sharing: { share?: Navigator['share'] } = navigator;
    try {
      if (sharing.share) await navigator.share({ title: offer.title, url });
      else {
        await navigator.clipboard.writeText(url);
        this.#outcome = { id: offer.id, isCopied: true };
      }
    } catch (error) {
      // Whoever has thought better of it needs no other way.
      if (!(error instanceof DOMException && error.name === 'AbortError')) this.#outcome = { id: offer.id, isCopied: false };
    }
    this.#host.requestUpdate();
  }

  readonly #print = async (event: Event): Promise<void> => {
    const article = event.target instanceof Element ? event.target.closest('article') : null;
    const module = await loadPrintElement().catch(() => undefined);
    if (article && module) module.printElement(article);
    else print(); // the page with all that is around
  };
}
