import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';

import { isCommuneCode, type OfferPage, type OfferSummary } from '../../src/contract/index.ts';
import { EmploiElement } from '../../src/element/emploi-element.ts';
import { GatewayTask, nothingYet } from '../../src/element/gateway-task.ts';
import { formatNumber, plural } from '../../src/i18n/format.ts';
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
    onComplete: (page) => (this.pages = [page]),
  });

  readonly #more = new GatewayTask(this, {
    auto: false,
    args: () => [this.pages.at(-1)?.next] as const,
    run: async (client, [cursor], signal) => (cursor ? client.offers.search({ ...queryOf(this), cursor }, signal) : nothingYet),
    onComplete: (page) => (this.pages = [...this.pages, page]),
  });

  readonly #offer = new GatewayTask(this, {
    args: () => [this.opened?.id] as const,
    // What shows an offer comes with the first one that is opened, beside it and not before.
    run: async (client, [id], signal) => {
      if (!id) return nothingYet;
      const [offer, { offerDetail }] = await Promise.all([client.offers.get(id, signal), import('./offer-detail.ts')]);
      return { offer, offerDetail };
    },
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('keywords') || changed.has('place') || changed.has('radius')) this.opened = undefined;
  }

  /** Runs the search as it stands in the form. Resolves when its results, or its failure, are shown. */
  async search(): Promise<void> {
    const place = await this.#place.settle();
    if (place === undefined) {
      await this.updateComplete;
      if (!this.#place.failure) this.renderRoot.querySelector<HTMLElement>('#place')?.focus();
      return;
    }
    this.keywords = this.#field('keywords');
    this.place = place;
    const radius = this.#field('radius');
    if (radius && isCommuneCode(place)) this.radius = Number(radius);
    this.submissions += 1;
    await this.#settled();
  }

  /** Adds the next twenty offers and moves the focus to the first of them. Resolves when they are shown. */
  async loadMore(): Promise<void> {
    const before = this.#items.length;
    await this.#more.run();
    await this.updateComplete;
    if (this.#items.length > before) this.renderRoot.querySelectorAll<HTMLElement>('.title')[before]?.focus();
  }

  /** Shows an offer in place of the results. Resolves when it, or why it cannot be shown, is there. */
  async showOffer(id: string): Promise<void> {
    this.opened = this.#items.find((offer) => offer.id === id) ?? { id };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#offer-title')?.focus();
    await this.#settled();
  }

  /** Goes back from an offer to the card that opened it. */
  async closeOffer(): Promise<void> {
    const index = this.#items.findIndex(({ id }) => id === this.opened?.id);
    this.opened = undefined;
    await this.updateComplete;
    const title = this.renderRoot.querySelectorAll<HTMLElement>('.title')[index];
    title?.scrollIntoView({ block: 'center' });
    title?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    return html`
      <div class="frame">
        <div class="search" ?hidden=${this.opened !== undefined}>
          <slot name="heading"><h2 aria-level=${this.headingLevel}>${msg('Trouver un emploi')}</h2></slot>
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
      <p class="status" part="status" role="status">${this.#status()}</p>
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
    const count = formatNumber(total);
    const found = plural(total, msg(str`${count} offre`), msg(str`${count} offres`));
    const shown = this.#items.length;
    return this.pages.length > 1 ? msg(str`${found}, ${shown} affichées`) : found;
  }

  #list(): TemplateResult {
    const { error } = this.#more;
    return html`
      <ul class="cards" part="results" aria-label=${msg('Résultats')}>
        ${this.#items.map((offer) => offerCard(offer, this.headingLevel + 1, (event) => this.#onOpen(event, offer)))}
      </ul>
      ${error ? failure(error, { retry: () => void this.loadMore() }) : this.pages.at(-1)?.next ? this.#moreButton() : nothing}
    `;
  }

  #moreButton(): TemplateResult {
    const { pending } = this.#more;
    return html`<button type="button" class="quiet more" aria-disabled=${pending ? 'true' : nothing} @click=${this.#onMore}>
      ${pending ? msg('Chargement…') : msg('Voir plus d’offres')}
    </button>`;
  }

  #reading({ title }: Partial<OfferSummary>): TemplateResult {
    const level = this.headingLevel;
    return html`
      <article class="offer" part="offer" @keydown=${this.#onOfferKey}>
        <p><button type="button" class="quiet" @click=${this.#onBack}>${msg('Retour aux résultats')}</button></p>
        <h3 id="offer-title" tabindex="-1" aria-level=${level}>
          ${title ?? this.#offer.value?.offer.title ?? msg('Offre d’emploi')}
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

  /** All that was asked has been answered, and is on the screen. */
  async #settled(): Promise<void> {
    do await this.updateComplete;
    while (await this.#pendingTask());
  }

  async #pendingTask(): Promise<boolean> {
    const task = [this.#search, this.#offer].find(({ pending }) => pending);
    await task?.settled();
    return task !== undefined;
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.search();
  };

  #onMore(): void {
    if (!this.#more.pending) void this.loadMore();
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
