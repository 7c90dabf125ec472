import { html, nothing, type TemplateResult } from 'lit';

import type { FoundOffer } from '../../../src/contract/index.ts';
import type { Focus } from '../../../src/element/focus.ts';
import type { LazyAlertForm } from '../alert/lazy-alert-form.ts';
import type { FilterBar } from '../filters/filter-bar.ts';
import type { PlaceField } from '../form/place-field.ts';
import type { LazySavedItems } from '../saved/lazy-saved-items.ts';
import type { SearchCriteria } from '../search-query.ts';
import { broadenView, searchFailure, type BroadenActions } from './broaden.ts';
import { skeletonCards } from './offer-card.ts';
import { resultStatus } from './result-count.ts';
import { resultList, staleResultsNotice } from './result-list.ts';
import type { Results } from './results.ts';

/** The element, as far as its results lead anywhere. */
interface ResultsHost extends HTMLElement, SearchCriteria {
  readonly headingLevel: number;
  readonly renderRoot: ParentNode;
  search(): Promise<void>;
  loadMore(): Promise<void>;
}

export interface ResultsViewOptions {
  results: Results;
  filterBar: FilterBar;
  placeField: PlaceField;
  alert: LazyAlertForm;
  saved: LazySavedItems;
  focus: Focus;
  /** A click on the title of an offer. */
  open: (event: Event, offer: FoundOffer) => void;
}

/** All below the form: how the search stands, what narrows it, what it has found, and what can be done with that. */
export class ResultsView {
  readonly #host: ResultsHost;
  readonly #options: ResultsViewOptions;
  readonly #broaden: BroadenActions;

  constructor(host: ResultsHost, options: ResultsViewOptions) {
    this.#host = host;
    this.#options = options;
    this.#broaden = {
      widen: (radius) => (host.radius = radius),
      searchEverywhere: () => {
        options.placeField.clear();
        host.place = '';
      },
      filters: options.filterBar,
    };
  }

  /** The title of an offer among the results. */
  card(id: string | undefined): HTMLElement | undefined {
    const index = this.#options.results.items.findIndex((offer) => offer.id === id);
    return this.#host.renderRoot.querySelectorAll<HTMLElement>('.cards .title')[index];
  }

  render(): TemplateResult {
    const { results, placeField } = this.#options;
    const lookupFailed = placeField.failure;
    return html`
      <p class="status" part="status" role="status" tabindex="-1">${lookupFailed ? nothing : resultStatus(results)}</p>
      ${lookupFailed ? searchFailure(this.#host, lookupFailed, () => void this.#host.search()) : this.#found()}
    `;
  }

  #found(): readonly unknown[] {
    const { results, filterBar, alert, saved, focus } = this.#options;
    const host = this.#host;
    return [
      filterBar.render(),
      html`<div class="found ${filterBar.isBeside ? 'beside' : ''}">
        ${filterBar.panel(() => focus.move(focus.find('.status')))}
        <div class="list">
          ${results.render({
            // In a blink one list takes the place of another, card by card: nothing flickers, and little is drawn.
            pending: () => (results.items.length > 0 && !results.isSlow ? this.#list() : skeletonCards()),
            error: (error) => [
              searchFailure(host, error, () => void results.run()),
              error.retryable && results.first ? [staleResultsNotice(results), this.#list()] : nothing,
            ],
            complete: ({ total }) => [total ? this.#list() : nothing, broadenView(host, results, this.#broaden)],
          })}
          ${alert.render(host.headingLevel + 1, () => focus.move(focus.find('#alert-title')))} ${saved.render()}
        </div>
      </div>`,
    ];
  }

  #list(): TemplateResult {
    const { results, saved, open } = this.#options;
    const { items } = saved;
    return resultList(results, {
      level: this.#host.headingLevel + 1,
      savedData: items?.data,
      tags: (id) => items?.tags(id),
      open,
      loadMore: () => void this.#host.loadMore(),
    });
  }
}
