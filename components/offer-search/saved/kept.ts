import { msg, str } from '@lit/localize';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';

import type { Offer, OfferPage } from '../../../src/contract/index.ts';
import type { TaskHost } from '../../../src/element/gateway-task.ts';
import { hearSent } from '../../../src/element/takers.ts';
import { formatDay, plural } from '../../../src/i18n/format.ts';
import { french } from '../../../src/i18n/french.ts';
import { bookmarkIcon, checkIcon } from '../../../src/ui/icons.ts';
import { device, type Applied, type KeptOffer, type Memory, type NamedSearch } from './device.ts';
import type { Criteria } from '../first-question.ts';
import type { Focus } from '../focus.ts';
import type { Reading } from '../offer/reading.ts';
import type { Results } from '../results/results.ts';
import { joined } from '../wording.ts';

export { default as styles } from './kept.styles.ts';

/** What the memory needs of the search. */
export interface Search {
  element: TaskHost & Criteria & { showOffer(id: string): Promise<void> };
  /** The place as the form names it. */
  placeName: () => string;
  results: Results;
  reading: Reading;
  focus: Focus;
}

const keptOffer = ({ id, title, company, place }: Offer): KeptOffer => ({ id, title, company, place: place.label });

/** Filters the visitor can see; how results are sorted, and how words are understood, is none. */
const countFilters = (filters: string | null | undefined): number =>
  [...new URLSearchParams(filters ?? '').keys()].filter((name) => name !== 'sort' && name !== 'literal').length;

const appliedTag = ({ at }: Applied): string => {
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
export class Kept implements ReactiveController {
  readonly #search: Search;
  /** What the last act came to, said once. */
  #said = '';
  #isOpen = false;
  #stopHearing = (): void => {};
  #seen: string | undefined;
  #found: OfferPage | undefined;

  constructor(search: Search) {
    this.#search = search;
    search.element.addController(this);
  }

  hostConnected(): void {
    device.addEventListener('change', this.#onChange);
    this.#stopHearing = hearSent((offer) => device.noteSent(offer));
  }

  hostDisconnected(): void {
    device.removeEventListener('change', this.#onChange);
    this.#stopHearing();
  }

  /** All that is remembered: another one whenever something of it changes. */
  get memory(): Memory {
    return device.all;
  }

  /** Whether the visitor has applied for an offer, as far as this device knows. */
  hasApplied(id: string): boolean {
    return device.applicationFor(id) !== undefined;
  }

  /** What is known of an offer among the results. */
  marks(id: string): readonly string[] {
    const { seen } = device.all;
    const applied = device.applicationFor(id);
    return [
      ...(applied ? [appliedTag(applied)] : []),
      ...(device.isKept(id) ? [msg('Enregistrée', { desc: 'Tag of an offer that the visitor keeps in a list.' })] : []),
      ...(seen.includes(id) ? [msg('Déjà vue', { desc: 'Tag of an offer that the visitor has opened before.' })] : []),
    ];
  }

  /** Notes what is opened and found. */
  hostUpdated(): void {
    const { reading, results, placeName, element } = this.#search;
    if (reading.id !== this.#seen) {
      this.#seen = reading.id;
      this.#say('');
      if (reading.id) device.see(reading.id);
    }
    const { first, total } = results;
    const isNamed = Boolean(element.place ? placeName() : element.keywords);
    if (!isNamed || !total || first === this.#found) return;
    this.#found = first;
    device.search(this.#named);
  }

  /** Beside an offer that is being read. */
  offerButtons(offer: Offer): TemplateResult {
    const { id } = offer;
    const isKept = device.isKept(id);
    const hasApplied = this.hasApplied(id);
    const keep = (): void => {
      device.keepOffer(keptOffer(offer), !isKept);
      this.#say(isKept ? msg('L’offre n’est plus enregistrée.') : msg('L’offre est enregistrée sur cet appareil.'));
    };
    const apply = (): void => {
      device.apply(id, !hasApplied);
      this.#say(hasApplied ? msg('L’offre n’est plus marquée.') : msg('L’offre est marquée : « Déjà postulé ».'));
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

  get isSearchKept(): boolean {
    return device.isSearchKept(this.#named);
  }

  /** Keeps the search as it stands, or no longer. */
  toggleSearch(): void {
    const { isSearchKept } = this;
    device.keepSearch(this.#named, !isSearchKept);
    this.#say(isSearchKept ? msg('La recherche n’est plus enregistrée.') : msg('La recherche est enregistrée sur cet appareil.'));
  }

  /** What the last act came to, and where the browser keeps nothing, that it does not last. */
  get said(): string {
    const warning = msg('Votre navigateur n’enregistre rien : tout sera effacé à la fermeture de la page.');
    return this.#said && device.isRefused ? `${this.#said} ${warning}` : this.#said;
  }

  /** The list, and the button that opens it. `level` is that of its heading. */
  panel(level: number): TemplateResult {
    const { offers, searches } = device.all;
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
    const { offers, searches, agreed, applied } = device.all;
    const recent = device.all.recent.filter((search) => !device.isSearchKept(search));
    const isEmpty = [offers, searches, recent, applied].every((list) => list.length === 0);
    return html`
      <section class="kept" part="kept">
        <h3 id="kept-title" tabindex="-1" aria-level=${level}>${title()}</h3>
        ${isEmpty ? html`<p>${bookmarkIcon} ${msg('Rien pour l’instant. Ouvrez une offre, ou lancez une recherche, pour l’enregistrer ici.')}</p>` : nothing}
        ${this.#group(
          level + 1,
          msg('Offres', { desc: 'Heading above job offers.' }),
          offers.map((offer) => this.#offer(offer)),
        )}
        ${this.#group(
          level + 1,
          msg('Recherches', { desc: 'Heading above searches that are kept.' }),
          searches.map((search) => this.#row(search, () => device.keepSearch(search, false))),
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
            @change=${(event: Event) => event.target instanceof HTMLInputElement && device.agree(event.target.checked)}
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

  #offer(offer: KeptOffer): TemplateResult {
    const { id, company, place } = offer;
    const name = french(offer.title);
    const applied = device.applicationFor(id);
    return html`<li>
      <div>
        <button type="button" class="link" @click=${() => void this.#search.element.showOffer(id)}>${name}</button>
        <p class="hint">${joined([french(company), french(place), applied ? appliedTag(applied) : null])}</p>
      </div>
      ${this.#remove(name, () => device.keepOffer(offer, false))}
    </li>`;
  }

  #row(search: NamedSearch, remove?: () => void): TemplateResult {
    const name = french(search.name);
    return html`<li>
      <button type="button" class="link" @click=${() => this.#run(search)}>${name}</button>
      ${remove ? this.#remove(name, remove) : nothing}
    </li>`;
  }

  #remove(name: unknown, remove: () => void): TemplateResult {
    const onClick = (): void => {
      remove();
      this.#say(msg('C’est effacé.'));
      this.#search.focus.enter('#kept-title');
    };
    return html`<button type="button" class="quiet" @click=${onClick}>
      ${msg('Retirer', { desc: 'Button: takes this out of the list. Its name follows for screen readers.' })}
      <span class="visually-hidden">${name}</span>
    </button>`;
  }

  /** The search as it stands, under a name by which the visitor knows it again. */
  get #named(): NamedSearch {
    const { keywords, place, radius, filters } = this.#search.element;
    const count = countFilters(filters);
    const name = [
      keywords,
      place && (this.#search.placeName() || place),
      count
        ? plural(count, msg('{n, plural, one {# filtre} other {# filtres}}', { desc: '# is how many filters a search has.' }))
        : '',
    ];
    return { name: name.filter(Boolean).join(' · ') || msg('Toutes les offres'), keywords, place, radius, filters };
  }

  #run({ keywords, place, radius, filters }: NamedSearch): void {
    this.#isOpen = false;
    Object.assign(this.#search.element, { keywords, place, radius, filters });
    this.#search.focus.enter('.status');
  }

  #say(said: string): void {
    this.#said = said;
    this.#search.element.requestUpdate();
  }

  readonly #flip = (): void => {
    this.#isOpen = !this.#isOpen;
    this.#search.element.requestUpdate();
  };

  readonly #clear = (): void => {
    device.clear();
    this.#say(msg('Tout est effacé.'));
    this.#search.focus.enter('#kept-title');
  };

  readonly #onChange = (): void => this.#search.element.requestUpdate();
}
