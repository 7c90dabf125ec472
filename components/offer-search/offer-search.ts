import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';

import { isCommuneCode, type OfferPage, type OfferQuery, type OfferSummary } from '../../src/contract/index.ts';
import { EmploiElement } from '../../src/element/emploi-element.ts';
import { GatewayTask, nothingYet } from '../../src/element/gateway-task.ts';
import { formatNumber, plural } from '../../src/i18n/format.ts';
import { french } from '../../src/i18n/french.ts';
import { failure, searchElsewhere } from '../../src/ui/index.ts';
import { queryOf } from './first-question.ts';
import { offerCard, pendingCards } from './offer-card.ts';
import styles from './offer-search.styles.ts';
import { PlaceField } from './place-field.ts';
import { searchForm, waysOut } from './search-form.ts';

/**
 * A search over the job offers: a form, its results, and each offer read in place.
 *
 * @element emploi-offer-search
 * @slot heading - Replaces the heading above the form.
 * @slot - What stands here shows until the element is ready, and where scripts are blocked: a link to the same search, say.
 * @csspart form - The search form.
 * @csspart status - The line that says how many offers were found.
 * @csspart results - The list of offers.
 * @csspart card - An offer in the list.
 * @csspart offer - The offer being read.
 * @csspart source - Where the offer being read comes from.
 * @fires {CustomEvent<{ offer: OfferSummary }>} emploi-offer-select - The visitor opens an offer. Cancel it to show the offer yourself.
 */
export class EmploiOfferSearch extends EmploiElement {
  static override styles = [EmploiElement.styles, styles];

  protected override readonly elementName = 'offer-search';

  /** Words that must all be in the offer. The search runs as soon as there are some. */
  @property() keywords: string | null = '';

  /** INSEE code of a commune (`26362`) or code of a département (`26`). The search runs as soon as there is one. */
  @property() place: string | null = '';

  /** Kilometres around the commune, 0 to 200; 10 when absent. Without effect on a département. */
  @property({ type: Number }) radius: number | null = null;

  /** Level of the element's heading in the page's outline, 1 to 4; the headings inside follow. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** How often the visitor has pressed the button: the same search can be asked for again, and an empty one too. */
  @state() private submissions = 0;

  @state() private pages: readonly OfferPage[] = [];

  /** The offer being read. */
  @state() private opened: (Pick<OfferSummary, 'id'> & Partial<OfferSummary>) | undefined;

  readonly #place = new PlaceField(this, () => this.place ?? '');

  readonly #search = new GatewayTask(this, {
    args: () => [this.keywords, this.place, this.radius, this.submissions] as const,
    run: async (client, [keywords, place, radius, submissions], signal) => {
      const query = queryOf({ keywords, place, radius });
      return query.keywords || query.place || submissions ? client.offers.search(query, signal) : nothingYet;
    },
    onComplete: (page) => {
      this.pages = [page];
      this.#query = queryOf(this);
    },
  });

  readonly #more = new GatewayTask(this, {
    auto: false,
    args: () => [this.pages] as const,
    run: async (client, [pages], signal) => {
      const cursor = pages.at(-1)?.next;
      return cursor ? { after: pages, page: await client.offers.search({ ...this.#query, cursor }, signal) } : nothingYet;
    },
    onComplete: ({ after, page }) => {
      if (after === this.pages) this.pages = [...after, page]; // else another search has come in between
    },
  });

  readonly #offer = new GatewayTask(this, {
    args: () => [this.opened?.id] as const,
    // What shows an offer comes with the first one that is opened, beside it and not before.
    run: async (client, [id], signal) => {
      if (!id) return nothingYet;
      const [offer, detail] = await Promise.all([client.offers.get(id, signal), import('./offer-detail.ts')]);
      await this.wear(detail.styles);
      return { offer, ...detail };
    },
  });

  /** What the results shown were asked for with. */
  #query: OfferQuery = {};
  /** The results that more were last asked for. */
  #extended: readonly OfferPage[] | undefined;
  #searches = 0;
  #hadFocus = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
    if (this.hasUpdated && (changed.has('keywords') || changed.has('place') || changed.has('radius'))) this.opened = undefined;
  }

  /** A button that vanishes under the focus, « Réessayer » say, hands it on: nobody is thrown back to the top of the page. */
  protected override updated(): void {
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.#focus(this.opened ? '#offer-title' : '.status');
  }

  /** Runs the search as it stands in the form. Resolves when its results, or its failure, are shown. */
  async search(): Promise<void> {
    const search = ++this.#searches;
    const place = await this.#place.settle();
    if (search !== this.#searches) return; // asked again meanwhile
    if (place === undefined) {
      await this.updateComplete;
      if (!this.#place.failure) this.#focus('#place');
      return;
    }
    this.keywords = this.#field('keywords');
    this.place = place;
    const radius = this.#field('radius');
    if (radius && isCommuneCode(place)) this.radius = Number(radius);
    this.submissions += 1;
    this.opened = undefined;
    await this.updateComplete;
    await this.#search.settled();
    await this.updateComplete;
  }

  /** Adds the next twenty offers and moves the focus to the first of them. Resolves when they are shown. */
  async loadMore(): Promise<void> {
    this.#extended = this.pages;
    const before = this.#items.length;
    await this.#more.run();
    await this.updateComplete;
    if (this.pages.length > 1 && this.pages[0] === this.#extended[0]) this.#focusCard(before);
  }

  /** Shows an offer in place of the results. Resolves when it, or why it cannot be shown, is there. */
  async showOffer(id: string): Promise<void> {
    this.opened = this.#items.find((offer) => offer.id === id) ?? { id };
    await this.updateComplete;
    this.#focus('#offer-title');
    await this.#offer.settled();
    await this.updateComplete;
  }

  /** Goes back from an offer to the card that opened it. */
  async closeOffer(): Promise<void> {
    const index = this.#items.findIndex(({ id }) => id === this.opened?.id);
    this.opened = undefined;
    await this.updateComplete;
    this.#focusCard(index);
  }

  protected override render(): TemplateResult {
    const reading = this.opened !== undefined;
    return html`
      <div class="frame">
        <slot name="heading" ?hidden=${reading}>
          <div class="sealed"><h2 aria-level=${this.headingLevel}>${msg('Trouver un emploi')}</h2></div>
        </slot>
        <div class="search sealed" ?hidden=${reading}>
          ${searchForm({ keywords: this.keywords, place: this.#place, radius: this.radius, onSubmit: this.#onSubmit })}
          ${this.#results()}
        </div>
        ${this.opened ? this.#reading(this.opened) : nothing}
      </div>
    `;
  }

  #results(): TemplateResult {
    const lookupFailed = this.#place.failure;
    return html`
      <p class="status" part="status" role="status" tabindex="-1">${this.#status()}</p>
      ${
        lookupFailed
          ? failure(lookupFailed, { retry: () => void this.search(), elsewhere: searchElsewhere(queryOf(this)) })
          : this.#search.render({
              pending: pendingCards,
              error: (error) =>
                failure(error, { retry: () => void this.#search.run(), elsewhere: searchElsewhere(queryOf(this)) }),
              complete: ({ total }) =>
                total
                  ? this.#list()
                  : waysOut({ criteria: this, widen: (radius) => (this.radius = radius), wholeCountry: this.#onWholeCountry }),
            })
      }
    `;
  }

  #status(): unknown {
    if (this.#place.failure) return nothing;
    return this.#search.render({ pending: () => msg('Recherche en cours…'), complete: ({ total }) => this.#count(total) });
  }

  #count(total: number): string {
    if (total === 0) return msg('Aucune offre ne correspond à cette recherche.');
    const found = plural(
      total,
      msg('{n, plural, one {# offre} other {# offres}}', {
        desc: 'Job offers found; # is the number. Give every form of your language.',
      }),
    );
    const shown = formatNumber(this.#items.length);
    return this.pages.length > 1
      ? msg(str`${found}, ${shown} affichées`, {
          desc: 'The first is the whole count with its noun, « 46 offres »; the second is a number.',
        })
      : found;
  }

  #list(): TemplateResult {
    // What became of « Voir plus » under an earlier search is no concern of this one.
    const more = this.#extended?.[0] === this.pages[0] ? this.#more : undefined;
    return html`
      <ul class="cards" part="results" aria-label=${msg('Résultats')}>
        ${this.#items.map((offer) => offerCard(offer, this.headingLevel + 1, (event) => this.#onOpen(event, offer)))}
      </ul>
      ${
        more?.error
          ? failure(more.error, { retry: () => void this.loadMore() })
          : this.pages.at(-1)?.next
            ? this.#moreButton(more?.pending ?? false)
            : nothing
      }
    `;
  }

  #moreButton(pending: boolean): TemplateResult {
    return html`<button type="button" class="quiet more" aria-disabled=${pending ? 'true' : nothing} @click=${this.#onMore}>
      ${pending ? msg('Chargement…') : msg('Voir plus d’offres')}
    </button>`;
  }

  #reading({ id, title }: Partial<OfferSummary>): TemplateResult {
    const level = this.headingLevel;
    const known = this.#offer.value?.offer;
    return html`
      <article class="offer sealed" part="offer" @keydown=${this.#onOfferKey}>
        <p>
          <button type="button" class="quiet" @click=${this.#onBack}>
            ${msg('Retour aux résultats', { desc: 'Button: from one offer back to the list.' })}
          </button>
        </p>
        <h3 id="offer-title" tabindex="-1" aria-level=${level}>
          ${french(title ?? (known && known.id === id ? known.title : undefined)) ?? msg('Offre d’emploi')}
        </h3>
        ${this.#offer.render({
          pending: () => html`<p role="status">${msg('Chargement de l’offre…')}</p>`,
          error: (error) =>
            failure(error, {
              account:
                error.kind === 'missing' ? msg('Cette offre n’est plus disponible : elle a été pourvue ou retirée.') : undefined,
              retry: () => void this.#offer.run(),
            }),
          complete: ({ offer, offerDetail }) => offerDetail(offer, level + 1, (logo) => this.api?.logoUrl(logo) ?? ''),
        })}
      </article>
    `;
  }

  /** An offer that moved from one page to the next meanwhile is shown once. */
  get #items(): readonly OfferSummary[] {
    return [...new Map(this.pages.flatMap(({ items }) => items).map((offer) => [offer.id, offer])).values()];
  }

  #field(name: string): string {
    const form = this.renderRoot.querySelector('form');
    const value = form && new FormData(form).get(name);
    return typeof value === 'string' ? value.trim() : '';
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #focusCard(index: number): void {
    const title = this.renderRoot.querySelectorAll<HTMLElement>('.title')[index];
    title?.scrollIntoView({ block: 'nearest' });
    title?.focus({ preventScroll: true });
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.search();
  };

  #onMore(event: Event): void {
    if (event.currentTarget instanceof Element && !event.currentTarget.hasAttribute('aria-disabled')) void this.loadMore();
  }

  readonly #onWholeCountry = (): void => {
    this.#place.clear();
    this.place = '';
  };

  /** A click with a key that opens tabs, or with another button, is the browser's. */
  #onOpen(event: Event, offer: OfferSummary): void {
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0)) return;
    event.preventDefault();
    if (this.emit('emploi-offer-select', { offer }, { cancelable: true })) void this.showOffer(offer.id);
  }

  #onBack(): void {
    void this.closeOffer();
  }

  #onOfferKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') void this.closeOffer();
  }
}

declare global {
  interface HTMLElementEventMap {
    'emploi-offer-select': CustomEvent<{ offer: OfferSummary }>;
  }
}
