import { uint8Column, float64Column, float32Column, uint32Column, dictionaryColumn, uint16Column } from './columns.ts';
import { ageIndex, ageCount } from './facets.ts';
import { AttributeProfiles } from './attribute-profiles.ts';
import type { IndexedOffer } from './index-query.ts';
import { InvertedIndex } from './inverted-index.ts';

/** Milliseconds for which « published within a day » is not looked at again. */
const ageLife = 60_000;

/**
 * The offers in memory, a row each, in columns of numbers: what is asked for is found, counted and ranked in one pass over
 * them. A row is never changed: an offer that is written anew gets a new row, and its old one is dead.
 */
export class OfferTable {
  count = 0;
  #dead = 0;
  readonly rowOf = new Map<string, number>();
  readonly words = new InvertedIndex();

  readonly ids: string[] = [];
  readonly sirets = new Map<number, string>();
  readonly sample = uint8Column();
  readonly titleWords = uint8Column();
  readonly alive = uint8Column();
  /** See {@link AttributeProfiles}. */
  readonly profiles = new AttributeProfiles();
  readonly profileOf = uint32Column();
  readonly romes = uint16Column();
  readonly communes = uint32Column();
  readonly departements = uint16Column();
  readonly companies = uint32Column();
  readonly salaries = float32Column();
  readonly longitudes = float32Column();
  readonly latitudes = float32Column();
  readonly published = float64Column();

  readonly romeNames = dictionaryColumn();
  readonly communeNames = dictionaryColumn();
  readonly departementNames = dictionaryColumn();
  readonly companyNames = dictionaryColumn();
  #agedAt = Number.NEGATIVE_INFINITY;

  get size(): number {
    return this.rowOf.size;
  }

  /** More dead rows than living: a new index would be smaller, and faster. */
  get isFragmented(): boolean {
    return this.#dead > 10_000 && this.#dead > this.size;
  }

  add(offer: IndexedOffer): void {
    this.remove(offer.id);
    const { id, facts, commune, departement, longitude, latitude, siret, publishedAt } = offer;
    const row = this.count++;
    this.rowOf.set(id, row);
    this.ids[row] = id;
    this.alive.set(row, 1);
    this.sample.set(row, Number(offer.sample));
    this.titleWords.set(row, Math.min(facts.titleWords, 255));
    this.profileOf.set(row, this.profiles.numberOf(facts) + ageIndex(publishedAt, Date.now()));
    this.romes.set(row, this.romeNames.numberOf(facts.rome));
    this.communes.set(row, this.communeNames.numberOf(commune));
    this.departements.set(row, this.departementNames.numberOf(departement));
    this.companies.set(row, this.companyNames.numberOf(facts.company));
    this.salaries.set(row, facts.salary ?? 0);
    this.longitudes.set(row, longitude ?? Number.NaN);
    this.latitudes.set(row, latitude ?? Number.NaN);
    this.published.set(row, publishedAt);
    if (siret) this.sirets.set(row, siret);
    this.words.add(row, offer.words);
  }

  remove(id: string): void {
    const row = this.rowOf.get(id);
    if (row === undefined) return;
    this.rowOf.delete(id);
    this.alive.set(row, 0);
    this.sirets.delete(row);
    this.#dead += 1;
  }

  /** What was published within a day yesterday is not today. */
  age(): void {
    const now = Date.now();
    if (now - this.#agedAt < ageLife) return;
    this.#agedAt = now;
    const profiles = this.profileOf.values;
    const published = this.published.values;
    for (let row = 0; row < this.count; row += 1) {
      const profile = profiles[row] ?? 0;
      profiles[row] = profile - (profile % ageCount) + ageIndex(published[row] ?? 0, now);
    }
  }
}
