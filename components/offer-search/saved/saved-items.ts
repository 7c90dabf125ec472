import { msg, str } from '@lit/localize';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';

import type { Offer, OfferPage } from '../../../src/contract/index.ts';
import type { TaskHost } from '../../../src/element/gateway-task.ts';
import { onApplicationSubmitted } from '../../../src/element/application-targets.ts';
import { formatDay, plural } from '../../../src/i18n/format.ts';
import { french } from '../../../src/i18n/french.ts';
import { checkIcon, icon } from '../../../src/ui/icons.ts';
import { savedStore, type AppliedOffer, type SavedOffer, type SavedData, type SavedSearch } from './saved-store.ts';
import type { SearchCriteria } from '../search-query.ts';
import type { Focus } from '../../../src/element/focus.ts';
import type { OfferDetail } from '../offer/offer-detail.ts';
import type { Results } from '../results/results.ts';
import { joinLabels } from '../offer-text.ts';

export { default as styles } from './saved-items.styles.ts';

const bookmarkIcon = icon('M6 3h12v18l-6-4.5L6 21Z');

/** What the memory needs of the search. */
export interface SavedItemsOptions {
  element: TaskHost & SearchCriteria & { showOffer(id: string): Promise<void> };
  /** The place as the form names it. */
  placeName: () => string;
  results: Results;
  offer: OfferDetail;
  focus: Focus;
}

const toSavedOffer = ({ id, title, company, place }: Offer): SavedOffer => ({ id, title, company, place: place.label });

/** Filters the visitor can see; how results are sorted, and how words are understood, is none. */
const countFilters = (filters: string | null | undefined): number =>
  [...new URLSearchParams(filters ?? '').keys()].filter((name) => name !== 'sort' && name !== 'literal').length;

const appliedTag = ({ at }: AppliedOffer): string => {
  if (!at) return msg('Déjà postulé', { desc: 'Tag of an offer: the visitor says to have applied for it.' });
  const day = formatDay(at);
  return msg(str`Déjà postulé le ${day}`, { desc: 'Tag of an offer for which the visitor has applied. A date.' });
};

const title = (): string =>
  msg('Enregistré sur cet appareil', { desc: 'Button and heading: offers and searches that the visitor keeps on this device.' });

/**
 * What this device remembers for the visitor: offers and searches they keep, where they have applied, and, if they agree, what they
 * have looked at and for.
 */
export class SavedItems implements ReactiveController {
  readonly #options: SavedItemsOptions;
  /** What the last act came to, said once. */
  #message = '';
  #isOpen = false;
  #stopHearing = (): void => {};
  #seen: string | undefined;
  #found: OfferPage | undefined;

  constructor(search: SavedItemsOptions) {
    this.#options = search;
    search.element.addController(this);
  }

  hostConnected(): void {
    savedStore.addEventListener('change', this.#onChange);
    this.#stopHearing = onApplicationSubmitted((offer) => savedStore.addSubmitted(offer));
  }

  hostDisconnected(): void {
    savedStore.removeEventListener('change', this.#onChange);
    this.#stopHearing();
  }

  /** All that is remembered: another one whenever something of it changes. */
  get data(): SavedData {
    return savedStore.all;
  }

  /** Whether the visitor has applied for an offer, as far as this device knows. */
  hasApplied(id: string): boolean {
    return savedStore.applicationFor(id) !== undefined;
  }

  /** What is known of an offer among the results. */
  tags(id: string): readonly string[] {
    const { seen } = savedStore.all;
    const applied = savedStore.applicationFor(id);
    return [
      ...(applied ? [appliedTag(applied)] : []),
      ...(savedStore.isOfferSaved(id) ? [msg('Enregistrée', { desc: 'Tag of an offer that the visitor keeps in a list.' })] : []),
      ...(seen.includes(id) ? [msg('Déjà vue', { desc: 'Tag of an offer that the visitor has opened before.' })] : []),
    ];
  }

  /** Notes what is opened and found. */
  hostUpdated(): void {
    const { offer, results, placeName, element } = this.#options;
    if (offer.id !== this.#seen) {
      this.#seen = offer.id;
      this.#setMessage('');
      if (offer.id) savedStore.addSeen(offer.id);
    }
    const { first, total } = results;
    const isNamed = Boolean(element.place ? placeName() : element.keywords);
    if (!isNamed || !total || first === this.#found) return;
    this.#found = first;
    savedStore.search(this.#current);
  }

  /** Beside an offer that is being read. */
  offerButtons(offer: Offer): TemplateResult {
    const { id } = offer;
    const isKept = savedStore.isOfferSaved(id);
    const hasApplied = this.hasApplied(id);
    const keep = (): void => {
      savedStore.setOfferSaved(toSavedOffer(offer), !isKept);
      this.#setMessage(isKept ? msg('L’offre n’est plus enregistrée.') : msg('L’offre est enregistrée sur cet appareil.'));
    };
    const apply = (): void => {
      savedStore.setApplied(id, !hasApplied);
      this.#setMessage(hasApplied ? msg('L’offre n’est plus marquée.') : msg('L’offre est marquée : « Déjà postulé ».'));
    };
    return html`
      <button type="button" class="quiet ${isKept ? 'on' : ''}" @click=${keep}>
        ${bookmarkIcon}
        ${isKept ? msg('Retirer de mes offres enregistrées') : msg('Enregistrer cette offre', { desc: 'Button: keeps the offer in a list on this device.' })}
      </button>
      <button type="button" class="quiet" @click=${apply}>
        ${checkIcon}
        ${hasApplied ? msg('Annuler « Déjà postulé »') : msg('J’ai postulé', { desc: 'Button: the visitor says to have applied for this job.' })}
      </button>
    `;
  }

  get isSearchSaved(): boolean {
    return savedStore.isSearchSaved(this.#current);
  }

  /** Keeps the search as it stands, or no longer. */
  toggleSearch(): void {
    const { isSearchSaved } = this;
    savedStore.setSearchSaved(this.#current, !isSearchSaved);
    this.#setMessage(
      isSearchSaved ? msg('La recherche n’est plus enregistrée.') : msg('La recherche est enregistrée sur cet appareil.'),
    );
  }

  /** What the last act came to, and where the browser keeps nothing, that it does not last. */
  get message(): string {
    const warning = msg('Votre navigateur n’enregistre rien : tout sera effacé à la fermeture de la page.');
    return this.#message && savedStore.isUnavailable ? `${this.#message} ${warning}` : this.#message;
  }

  /** The list, and the button that opens it. `level` is that of its heading. */
  panel(level: number): TemplateResult {
    const { offers, searches } = savedStore.all;
    const count = offers.length + searches.length;
    return html`
      <p>
        <button type="button" class="link" aria-expanded=${this.#isOpen} @click=${this.#flip}>
          ${title()} ${count ? html`<span>(${count})</span>` : nothing}
        </button>
      </p>
      ${this.#isOpen ? this.#list(level) : nothing}
    `;
  }

  #list(level: number): TemplateResult {
    const { offers, searches, agreed, applied } = savedStore.all;
    const recent = savedStore.all.recent.filter((search) => !savedStore.isSearchSaved(search));
    const isEmpty = [offers, searches, recent, applied].every((list) => list.length === 0);
    return html`
      <section class="saved" part="saved">
        <h3 id="saved-title" tabindex="-1" aria-level=${level}>${title()}</h3>
        ${isEmpty ? html`<p>${bookmarkIcon} ${msg('Rien pour l’instant. Ouvrez une offre, ou lancez une recherche, pour l’enregistrer ici.')}</p>` : nothing}
        ${this.#group(
          level + 1,
          msg('Offres', { desc: 'Heading above job offers.' }),
          offers.map((offer) => this.#offer(offer)),
        )}
        ${this.#group(
          level + 1,
          msg('Recherches', { desc: 'Heading above searches that are kept.' }),
          searches.map((search) => this.#row(search, () => savedStore.setSearchSaved(search, false))),
        )}
        ${this.#group(
          level + 1,
          msg('Recherches récentes'),
          recent.map((search) => this.#row(search)),
        )}
        <label class="agree">
          <input
            type="checkbox"
            .checked=${agreed}
            @change=${(event: Event) => event.target instanceof HTMLInputElement && savedStore.setConsent(event.target.checked)}
          />
          <span>${msg('Enregistrer aussi mes recherches récentes et les offres que j’ai vues')}</span>
        </label>
        <p class="hint">
          ${msg('Tout reste sur cet appareil et n’est envoyé à personne. Sur un ordinateur partagé, effacez tout avant de partir.')}
        </p>
        <p>
          <button type="button" class="quiet" @click=${this.#clear}>${msg('Effacer tout ce qui est enregistré')}</button>
        </p>
      </section>
    `;
  }

  #group(level: number, heading: string, rows: readonly TemplateResult[]): TemplateResult | typeof nothing {
    return rows.length === 0
      ? nothing
      : html`<h4 aria-level=${level}>${heading}</h4>
          <ul>
            ${rows}
          </ul>`;
  }

  #offer(offer: SavedOffer): TemplateResult {
    const { id, company, place } = offer;
    const name = french(offer.title);
    const applied = savedStore.applicationFor(id);
    return html`<li>
      <div>
        <button type="button" class="link" @click=${() => void this.#options.element.showOffer(id)}>${name}</button>
        <p class="hint">${joinLabels([french(company), french(place), applied ? appliedTag(applied) : null])}</p>
      </div>
      ${this.#remove(name, () => savedStore.setOfferSaved(offer, false))}
    </li>`;
  }

  #row(search: SavedSearch, remove?: () => void): TemplateResult {
    const name = french(search.name);
    return html`<li>
      <button type="button" class="link" @click=${() => this.#run(search)}>${name}</button>
      ${remove ? this.#remove(name, remove) : nothing}
    </li>`;
  }

  #remove(name: unknown, remove: () => void): TemplateResult {
    const onClick = (): void => {
      remove();
      this.#setMessage(msg('C’est effacé.'));
      void this.#options.focus.after('#saved-title');
    };
    return html`<button type="button" class="quiet" @click=${onClick}>
      ${msg('Retirer', { desc: 'Button: takes this out of the list. Its name follows for screen readers.' })}
      <span class="visually-hidden">${name}</span>
    </button>`;
  }

  /** The search as it stands, under a name by which the visitor knows it again. */
  get #current(): SavedSearch {
    const { keywords, place, radius, filters } = this.#options.element;
    const count = countFilters(filters);
    const name = [
      keywords,
      place && (this.#options.placeName() || place),
      count
        ? plural(count, msg('{n, plural, one {# filtre} other {# filtres}}', { desc: '# is how many filters a search has.' }))
        : '',
    ];
    return { name: name.filter(Boolean).join(' · ') || msg('Toutes les offres'), keywords, place, radius, filters };
  }

  #run({ keywords, place, radius, filters }: SavedSearch): void {
    this.#isOpen = false;
    Object.assign(this.#options.element, { keywords, place, radius, filters });
    void this.#options.focus.after('.status');
  }

  #setMessage(said: string): void {
    this.#message = said;
    this.#options.element.requestUpdate();
  }

  readonly #flip = (): void => {
    this.#isOpen = !this.#isOpen;
    this.#options.element.requestUpdate();
  };

  readonly #clear = (): void => {
    savedStore.clear();
    this.#setMessage(msg('Tout est effacé.'));
    void this.#options.focus.after('#saved-title');
  };

  readonly #onChange = (): void => this.#options.element.requestUpdate();
}
