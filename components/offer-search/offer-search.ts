import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';

import type { FoundOffer, OfferSummary } from '../../src/contract/index.ts';
import { isCommuneCode, mayBeCommune } from '../../src/contract/place-code.ts';
import { EmploiElement } from '../../src/element/emploi-element.ts';
import { codeAttribute, booleanAttribute, numberAttribute, enumAttribute } from '../../src/element/attributes.ts';
import { UrlSync } from './url/url-sync.ts';
import { LazyAlertForm } from './alert/lazy-alert-form.ts';
import { toSearchQuery } from './search-query.ts';
import { Focus } from '../../src/element/focus.ts';
import { focusCard, scrollIfNeeded, searchFocus } from './search-focus.ts';
import filterStyles from './filters/filter-bar.styles.ts';
import formStyles from './form/search-form.styles.ts';
import styles from './offer-search.styles.ts';
import resultStyles from './results/results.styles.ts';
import { LazySavedItems } from './saved/lazy-saved-items.ts';
import { locales } from './locales/index.ts';
import { FilterBar } from './filters/filter-bar.ts';
import { PlaceField } from './form/place-field.ts';
import { Presets } from './form/presets.ts';
import { OfferDetail } from './offer/offer-detail.ts';
import { Results } from './results/results.ts';
import { ResultsView } from './results/results-view.ts';
import { SearchForm } from './form/search-form.ts';
import { KeywordsField } from './form/keywords-field.ts';

/**
 * A search over the job offers: a form, its results, and each offer read in place.
 *
 * @element emploi-offer-search
 * @slot heading - Replaces the heading above the form.
 * @slot - What stands here shows until the element is ready, and where scripts are blocked: a link to the same search, or a form. What has been typed into its first field by then goes into ours.
 * @csspart form - The search form.
 * @csspart status - The line that says how many offers were found.
 * @csspart results - The list of offers.
 * @csspart card - An offer in the list.
 * @csspart saved - What the visitor has saved on the device.
 * @csspart alert - The form that asks for new offers by mail.
 * @csspart offer - The offer being read.
 * @csspart source - Where the offer being read comes from.
 * @fires {CustomEvent<{ offer: OfferSummary }>} emploi-offer-select - The visitor opens an offer. Cancel it to show the offer yourself.
 * @fires {CustomEvent<{ offer: OfferSummary }>} emploi-offer-apply - The visitor wants to apply for an offer on this page. Cancel it to open a form of yours.
 * @fires {CustomEvent<{ url: string }>} emploi-results-open - The visitor searches, and the results are on another page. Cancel it to go there yourself.
 */
export class EmploiOfferSearch extends EmploiElement {
  static override styles = [EmploiElement.styles, styles, formStyles, filterStyles, resultStyles];

  /** @internal */
  static override readonly locales = locales;

  protected override readonly elementName = 'offer-search';

  /** Words that must all be in the offer. The search runs as soon as there are some. */
  @property() keywords: string | null = '';

  /** INSEE code of a commune (`26362`) or code of a département (`26`); a postal code or a name that stands for one place alone will do. The search runs as soon as there is one. */
  @property({ converter: codeAttribute }) place: string | null = '';

  /** Kilometres around the commune, 0 to 200; 10 when absent. Without effect on a département. */
  @property({ type: Number, converter: numberAttribute('radius', 200, null) }) radius: number | null = null;

  /**
   * All else that the gateway's search can ask, as an address has it: `contract=CDI,CDD&published=7`. The visitor can change
   * it, but for `employer`, `ids` and `occupation`. The search runs as soon as there is something.
   */
  @property() filters: string | null = '';

  /** Level of the element's heading in the page's outline, 1 to 4; the headings inside follow. */
  @property({ type: Number, converter: numberAttribute('heading-level', 4, 2), attribute: 'heading-level' }) headingLevel = 2;

  /**
   * Puts the search in the address of the page, each of its names behind this one and a hyphen: `query-prefix="emploi"` writes
   * `?emploi-keywords=boulanger`. Two searches on a page need one each. Read once.
   */
  @property({ attribute: 'query-prefix', converter: codeAttribute }) queryPrefix: string | null = null;

  /** Page of the results, where this element is the form alone. An element with the same `query-prefix` shows them there. */
  @property({ attribute: 'results-url', converter: codeAttribute }) resultsUrl: string | null = null;

  /** `results`: without the form. `split`: on wide pages, an offer is read beside the results. */
  @property({ converter: enumAttribute('layout', ['results', 'split']) }) layout: 'results' | 'split' | null = null;

  /** Tells search engines of the offer that is open, as schema.org's `JobPosting`. */
  @property({ converter: booleanAttribute, attribute: 'json-ld' }) jsonLd = false;

  /** How often the visitor has pressed the button: the same search can be asked for again, and an empty one too. */
  @state() private submissions = 0;

  readonly #focus = new Focus(this, searchFocus);

  readonly #keywordsField = new KeywordsField(this);

  readonly #presets = new Presets(this, (meant) => this.#urlSync.correct(meant));

  readonly #placeField = new PlaceField(this, this.#presets);

  readonly #form = new SearchForm(this, {
    fields: () => ({
      words: this.#keywordsField,
      place: this.#placeField,
      radius: this.#shownRadius,
      chooseRadius: (km) => (this.#chosenRadius = km),
    }),
    search: () => this.#submit(),
    focus: this.#focus,
  });

  readonly #offer: OfferDetail = new OfferDetail(this, {
    saved: () => this.#saved.items,
    open: (event, offer) => this.#onOpen(event, offer),
    offerUrl: (id) => this.#urlSync.offerUrl(id),
    mayApply: (offer) => this.emit('emploi-offer-apply', { offer }, { cancelable: true }),
    hasJsonLd: () => this.jsonLd,
  });

  readonly #results: Results = new Results(this, this.#presets.repair, () => {
    if (this.resultsUrl || this.#urlSync.isPending) return undefined;
    const query = toSearchQuery(this);
    return Object.keys(query).length > 0 || this.submissions ? { query, times: this.submissions } : undefined;
  });

  readonly #filterBar = new FilterBar(this, this.#results, () => {
    if (Object.keys(toSearchQuery(this)).length === 0) this.submissions ||= 1;
  });

  readonly #alert = new LazyAlertForm(this, this.#results);

  readonly #urlSync: UrlSync = new UrlSync(this, {
    results: this.#results,
    offer: this.#offer,
    submissions: () => this.submissions,
    reset: () => {
      this.submissions = 0;
      this.#form.fold(false);
    },
    scrollToCard: (id) => this.#view.card(id)?.scrollIntoView({ block: 'center' }),
  });

  readonly #saved: LazySavedItems = new LazySavedItems({
    element: this,
    results: this.#results,
    offer: this.#offer,
    placeName: () => this.#placeField.text,
    focus: this.#focus,
  });

  readonly #view: ResultsView = new ResultsView(this, {
    results: this.#results,
    filterBar: this.#filterBar,
    placeField: this.#placeField,
    alert: this.#alert,
    saved: this.#saved,
    focus: this.#focus,
    open: (event, offer) => this.#onOpen(event, offer),
  });

  /** The distance that the visitor has chosen since the last search; the usual one, left as it stands, is no choice. */
  #chosenRadius: number | undefined;
  #searches = 0;
  /** The card that the offer being read was reached from. */
  #originCard: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('radius')) this.#chosenRadius = undefined;
    if (changed.has('keywords')) this.#keywordsField.set(this.keywords ?? '');
    // Without a town nothing is near.
    if (changed.has('place') && !mayBeCommune(this.place ?? '') && this.filters?.includes('sort=distance'))
      this.#filterBar.set('sort', null);
    if (this.#presets.hasChanged(changed) && this.hasUpdated) this.#offer.close();
  }

  /** Where the page has a form of its own in the tag, what was typed into it so far stays, and so does the focus. */
  protected override firstUpdated(): void {
    const typed = this.querySelector<HTMLInputElement>('input:not([type=hidden])');
    if (!typed) return;
    if (typed.value) this.#keywordsField.set(typed.value);
    if (typed.matches(':focus')) void this.updateComplete.then(() => this.#focus.find('#keywords')?.focus());
  }

  /** Runs the search as it stands in the form. Resolves when its results, or its failure, are shown. */
  async search(): Promise<void> {
    if (!(await this.#submit())) return;
    await this.updateComplete;
    await this.#results.settled();
    await this.updateComplete;
  }

  /** Sends the search off as it stands in the form. Resolves to whether it is on its way to be shown here. */
  async #submit(): Promise<boolean> {
    const search = ++this.#searches;
    const place = await this.#placeField.settle();
    if (search !== this.#searches) return false; // asked again meanwhile
    if (place === undefined) {
      await this.updateComplete;
      if (!this.#placeField.failure) this.#focus.find('#place')?.focus();
      return false;
    }
    const words = this.#keywordsField.settle();
    if (words !== this.keywords) this.#filterBar.set('literal', null);
    this.keywords = words;
    this.place = place;
    if (this.#chosenRadius !== undefined && isCommuneCode(place)) this.radius = this.#chosenRadius;
    if (this.resultsUrl) {
      const url = await this.#urlSync.resultsPageUrl(this.resultsUrl, this);
      if (this.emit('emploi-results-open', { url }, { cancelable: true })) location.assign(url);
      return false;
    }
    this.submissions += 1;
    this.#offer.close();
    return true;
  }

  /** Adds the next twenty offers and moves the focus to the first of them. Resolves when they are shown. */
  async loadMore(): Promise<void> {
    const before = this.#results.items.length;
    const isExtended = await this.#results.loadMore();
    await this.updateComplete;
    if (isExtended) focusCard(this.#view.card(this.#results.items[before]?.id));
  }

  /** Shows an offer in place of the results. Resolves when it, or why it cannot be shown, is there. */
  async showOffer(id: string): Promise<void> {
    const listed = this.#results.items.find((offer) => offer.id === id);
    if (listed && (!this.#offer.id || this.layout === 'split')) this.#originCard = id;
    // A sheet would lie over the offer, and beside two columns there is no room for a third.
    if (this.layout === 'split' || !this.#filterBar.isBeside) this.#filterBar.close();
    this.#offer.open(listed ?? { id });
    await this.updateComplete;
    const title = this.#focus.find('#offer-title');
    title?.focus({ preventScroll: true });
    // It stands beside the results once its styles are there.
    if (this.layout === 'split') await this.#offer.settled();
    if (title) scrollIfNeeded(title);
    await this.#offer.settled();
    await this.updateComplete;
  }

  /** Goes back from an offer to the card it was reached from. */
  async closeOffer(): Promise<void> {
    this.#urlSync.closeOffer();
    this.#offer.close();
    await this.updateComplete;
    focusCard(this.#view.card(this.#originCard));
  }

  protected override render(): TemplateResult {
    const isReading = this.#offer.id !== undefined;
    const isSplit = this.layout === 'split';
    const isHidden = isReading && !isSplit;
    return html`
      <div class="frame">
        <slot name="heading" ?hidden=${isHidden}>
          <div class="sealed"><h2 aria-level=${this.headingLevel}>${msg('Trouver un emploi')}</h2></div>
        </slot>
        <div class="sealed ${isSplit && isReading ? 'split' : ''}">
          <div class="search sealed ${this.#form.isFolded ? 'folded' : ''}" ?hidden=${isHidden}>
            ${this.layout === 'results' ? nothing : this.#form.render()} ${this.#saved.items?.panel(this.headingLevel + 1)}
            ${this.resultsUrl ? nothing : this.#view.render()}
          </div>
          ${this.#offer.render(this.headingLevel + Number(!isHidden), () => void this.closeOffer())}
        </div>
      </div>
    `;
  }

  /** As chosen in the form, else by the page; else as far as the search has been widened. */
  get #shownRadius(): number | null {
    return this.#chosenRadius ?? this.radius ?? this.#results.widened ?? null;
  }

  /** A click with a key that opens tabs, or with another button, is the browser's. */
  readonly #onOpen = (event: Event, offer: FoundOffer): void => {
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0)) return;
    event.preventDefault();
    if (this.emit('emploi-offer-select', { offer }, { cancelable: true })) void this.showOffer(offer.id);
  };
}

declare global {
  interface HTMLElementEventMap {
    'emploi-offer-select': CustomEvent<{ offer: OfferSummary }>;
    'emploi-offer-apply': CustomEvent<{ offer: OfferSummary }>;
    'emploi-results-open': CustomEvent<{ url: string }>;
  }
}
