import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';

import { isCommuneCode, type OfferSummary } from '../../src/contract/index.ts';
import { EmploiElement } from '../../src/element/emploi-element.ts';
import { GatewayTask, nothingYet } from '../../src/element/gateway-task.ts';
import { french } from '../../src/i18n/french.ts';
import { failure, searchElsewhere } from '../../src/ui/index.ts';
import { Alerting } from './alerting.ts';
import { queryOf } from './first-question.ts';
import { moreButton, offerCard, pendingCards } from './offer-card.ts';
import styles from './offer-search.styles.ts';
import { Narrowing } from './narrowing.ts';
import { PlaceField } from './place-field.ts';
import { resultCount } from './result-count.ts';
import { Results } from './results.ts';
import { searchForm, waysOut } from './search-form.ts';
import { WordsField } from './words-field.ts';

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
 * @csspart alert - The form that asks for new offers by mail.
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

  /**
   * All else that the gateway's search can ask, as an address has it: `contract=CDI,CDD&published=7`. The visitor can change
   * it, but for `employer`, `ids` and `occupation`. The search runs as soon as there is something.
   */
  @property() filters: string | null = '';

  /** Level of the element's heading in the page's outline, 1 to 4; the headings inside follow. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** How often the visitor has pressed the button: the same search can be asked for again, and an empty one too. */
  @state() private submissions = 0;

  /** The offer being read. */
  @state() private opened: (Pick<OfferSummary, 'id'> & Partial<OfferSummary>) | undefined;

  readonly #words = new WordsField(this);

  readonly #place = new PlaceField(this, () => this.place ?? '');

  readonly #results = new Results(this, () => {
    const query = queryOf(this);
    return Object.keys(query).length > 0 || this.submissions ? { query, times: this.submissions } : undefined;
  });

  readonly #narrowing = new Narrowing(this, this.#results, (styles) => this.wear(styles));

  readonly #alerting = new Alerting(this, this.#results, (styles) => this.wear(styles));

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

  /** The distance that the visitor has chosen since the last search; the usual one, left as it stands, is no choice. */
  #chosenRadius: number | undefined;
  #searches = 0;
  #hadFocus = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
    if (changed.has('radius')) this.#chosenRadius = undefined;
    if (changed.has('keywords')) this.#words.follow(this.keywords ?? '');
    // Without a town nothing is near.
    if (changed.has('place') && !isCommuneCode(this.place ?? '') && this.filters?.includes('sort=distance'))
      this.#narrowing.choose('sort', null);
    const criteria = ['keywords', 'place', 'radius', 'filters'] as const;
    if (this.hasUpdated && criteria.some((name) => changed.has(name))) this.opened = undefined;
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
    const words = this.#words.settle();
    if (words !== this.keywords) this.#narrowing.choose('literal', null);
    this.keywords = words;
    this.place = place;
    if (this.#chosenRadius !== undefined && isCommuneCode(place)) this.radius = this.#chosenRadius;
    this.submissions += 1;
    this.opened = undefined;
    await this.updateComplete;
    await this.#results.settled();
    await this.updateComplete;
  }

  /** Adds the next twenty offers and moves the focus to the first of them. Resolves when they are shown. */
  async loadMore(): Promise<void> {
    const before = this.#results.items.length;
    const isExtended = await this.#results.extend();
    await this.updateComplete;
    if (isExtended) this.#focusCard(before);
  }

  /** Shows an offer in place of the results. Resolves when it, or why it cannot be shown, is there. */
  async showOffer(id: string): Promise<void> {
    this.opened = this.#results.items.find((offer) => offer.id === id) ?? { id };
    await this.updateComplete;
    this.#focus('#offer-title');
    await this.#offer.settled();
    await this.updateComplete;
  }

  /** Goes back from an offer to the card that opened it. */
  async closeOffer(): Promise<void> {
    const index = this.#results.items.findIndex(({ id }) => id === this.opened?.id);
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
          ${searchForm({ words: this.#words, place: this.#place, radius: this.#shownRadius, chooseRadius: this.#onRadius, onSubmit: this.#onSubmit })}
          ${this.#found()}
        </div>
        ${this.opened ? this.#reading(this.opened) : nothing}
      </div>
    `;
  }

  #found(): TemplateResult {
    const lookupFailed = this.#place.failure;
    return html`
      <p class="status" part="status" role="status" tabindex="-1">${this.#status()}</p>
      ${
        lookupFailed
          ? failure(lookupFailed, { retry: () => void this.search(), elsewhere: searchElsewhere(queryOf(this)) })
          : [
              this.#narrowing.render(() => this.#focus('.status')),
              this.#results.render({
                pending: pendingCards,
                error: (error) =>
                  failure(error, { retry: () => void this.#results.run(), elsewhere: searchElsewhere(queryOf(this)) }),
                complete: ({ total }) =>
                  total
                    ? this.#list()
                    : waysOut({
                        criteria: this,
                        widen: (radius) => (this.radius = radius),
                        wholeCountry: this.#onWholeCountry,
                        clearFilters: this.#narrowing.isNarrowed ? () => this.#narrowing.clear() : undefined,
                      }),
              }),
              this.#alerting.render(this.headingLevel + 1, () => this.#focus('#alert-title')),
            ]
      }
    `;
  }

  #status(): unknown {
    if (this.#place.failure) return nothing;
    return this.#results.render({
      pending: () => msg('Recherche en cours…'),
      complete: (page) => resultCount(page, this.#results),
    });
  }

  #list(): TemplateResult {
    const more = this.#results.extending;
    return html`
      <ul class="cards" part="results" aria-label=${msg('Résultats')}>
        ${this.#results.items.map((offer) => offerCard(offer, this.headingLevel + 1, (event) => this.#onOpen(event, offer)))}
      </ul>
      ${
        more?.error
          ? failure(more.error, { retry: () => void this.loadMore() })
          : this.#results.hasMore
            ? moreButton(more?.pending ?? false, this.#onMore)
            : nothing
      }
    `;
  }

  #reading({ id, title }: Partial<OfferSummary>): TemplateResult {
    const level = this.headingLevel;
    const known = this.#offer.value?.offer;
    return html`
      <article
        class="offer sealed"
        part="offer"
        @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && void this.closeOffer()}
      >
        <p>
          <button type="button" class="quiet" @click=${() => void this.closeOffer()}>
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

  /** As chosen in the form, else by the page; else as far as the search has been widened. */
  get #shownRadius(): number | null {
    return this.#chosenRadius ?? this.radius ?? this.#results.widened ?? null;
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #focusCard(index: number): void {
    const title = this.renderRoot.querySelectorAll<HTMLElement>('.title')[index];
    title?.scrollIntoView({ block: 'nearest' });
    title?.focus({ preventScroll: true });
  }

  readonly #onRadius = (radius: number): void => {
    this.#chosenRadius = radius;
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.search();
  };

  readonly #onMore = (event: Event): void => {
    if (event.currentTarget instanceof Element && !event.currentTarget.hasAttribute('aria-disabled')) void this.loadMore();
  };

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
}

declare global {
  interface HTMLElementEventMap {
    'emploi-offer-select': CustomEvent<{ offer: OfferSummary }>;
  }
}
