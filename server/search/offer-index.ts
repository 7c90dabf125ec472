import type { Facet, OfferQuery } from '../../src/contract/index.ts';
import type { Scope } from '../stores/scope.ts';
import { Best, isBefore, type Ranked, type Standing } from './best.ts';
import { bytes, doubles, floats, integers, names, shorts } from './columns.ts';
import {
  ageOf,
  choiceOf,
  domainFacet,
  type Facts,
  fixedFacet,
  fixedFacets,
  passing,
  passingAges,
  publishedFacet,
} from './facets.ts';
import { Postings } from './postings.ts';

/** An offer as it is found: everything but what is shown. */
export interface IndexedOffer {
  id: string;
  /** Its words by weight, A to D, a line each. */
  words: string;
  facts: Facts;
  sample: boolean;
  commune: string | null;
  departement: string | null;
  longitude: number | null;
  latitude: number | null;
  siret: string | null;
  /** Milliseconds since 1970. */
  publishedAt: number;
}

/** Where to search. Coordinates in degrees (WGS 84), the radius in kilometres. */
export interface Area {
  /** Any of these communes, or départements. */
  communes?: readonly string[];
  departements?: readonly string[];
  around?: { longitude: number; latitude: number; radius: number } | undefined;
}

type Filters = Omit<OfferQuery, 'keywords' | 'literal' | 'place' | 'radius' | 'cursor'>;

export interface Question extends Filters {
  /** Folded words that must all be there; none at all match nothing. */
  words?: readonly string[] | undefined;
  /** ROME code whose offers match too, whatever their words. */
  understood?: string | undefined;
  area?: Area | undefined;
  within?: Scope | undefined;
  /** Those behind it only. */
  after?: Standing | undefined;
  /** How many. */
  limit: number;
  /** Whether to count the choices of the filters. */
  counting: boolean;
}

export interface FoundRow extends Standing {
  /** Kilometres. */
  distance: number | null;
}

export interface Answer {
  total: number;
  found: readonly FoundRow[];
  facets: Facet[] | null;
}

/** How much a word counts where it stands: D description, C place and skills, B métier and company, A title. */
const weights = [0.05, 0.2, 0.5, 1];
/** That an offer is in the occupation the words mean: more than a word in its description, less than one in its title. */
const understoodWeight = 0.3;
/** A title typed in full outranks all that only contains its words; of a real offer, more. */
const wholeTitle = 10;

const earthRadius = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres on a sphere of the Earth's mean radius (haversine formula). */
export const kilometres = (fromLongitude: number, fromLatitude: number, longitude: number, latitude: number): number =>
  2 *
  earthRadius *
  Math.asin(
    Math.sqrt(
      Math.min(
        1,
        Math.sin(radians(latitude - fromLatitude) / 2) ** 2 +
          Math.cos(radians(fromLatitude)) * Math.cos(radians(latitude)) * Math.sin(radians(longitude - fromLongitude) / 2) ** 2,
      ),
    ),
  );

/** Rows that match the words, in rising order, and their scores. */
interface Candidates {
  rows: Uint32Array;
  scores: Float64Array;
}

/** A filter as a row passes it: by the number in its column. */
interface Filter {
  values: Uint8Array | Uint16Array;
  passes: Uint8Array;
  counts: Uint32Array;
}

const filterOf = (values: Filter['values'], passes: Uint8Array): Filter => ({
  values,
  passes,
  counts: new Uint32Array(passes.length),
});

/** Milliseconds for which « published within a day » is not looked at again. */
const ageLife = 60_000;

/**
 * The offers in memory, a row each, in columns of numbers: what is asked for is found, counted and ranked in one pass over
 * them. A row is never changed: an offer that is written anew gets a new row, and its old one is dead.
 */
export class OfferIndex {
  #rows = 0;
  #dead = 0;
  readonly #rowOf = new Map<string, number>();
  readonly #words = new Map<string, Postings>();

  readonly #ids: string[] = [];
  readonly #sirets = new Map<number, string>();
  readonly #alive = bytes();
  readonly #sample = bytes();
  readonly #titleWords = bytes();
  readonly #ages = bytes();
  readonly #choices = new Map(fixedFacets.map((name) => [name, bytes()]));
  readonly #romes = shorts();
  readonly #communes = integers();
  readonly #departements = shorts();
  readonly #companies = integers();
  readonly #salaries = floats();
  readonly #longitudes = floats();
  readonly #latitudes = floats();
  readonly #published = doubles();

  readonly #romeNames = names();
  readonly #communeNames = names();
  readonly #departementNames = names();
  readonly #companyNames = names();
  #agedAt = Number.NEGATIVE_INFINITY;

  get size(): number {
    return this.#rowOf.size;
  }

  /** More dead rows than living: a new index would be smaller, and faster. */
  get isWorn(): boolean {
    return this.#dead > 10_000 && this.#dead > this.size;
  }

  add(offer: IndexedOffer): void {
    this.remove(offer.id);
    const { id, facts, commune, departement, longitude, latitude, siret, publishedAt } = offer;
    const row = this.#rows++;
    this.#rowOf.set(id, row);
    this.#ids[row] = id;
    this.#alive.set(row, 1);
    this.#sample.set(row, Number(offer.sample));
    this.#titleWords.set(row, Math.min(facts.titleWords, 255));
    this.#ages.set(row, ageOf(publishedAt, Date.now()));
    this.#choices.forEach((column, name) => column.set(row, choiceOf(name, facts)));
    this.#romes.set(row, this.#romeNames.numberOf(facts.rome));
    this.#communes.set(row, this.#communeNames.numberOf(commune));
    this.#departements.set(row, this.#departementNames.numberOf(departement));
    this.#companies.set(row, this.#companyNames.numberOf(facts.company));
    this.#salaries.set(row, facts.salary ?? 0);
    this.#longitudes.set(row, longitude ?? Number.NaN);
    this.#latitudes.set(row, latitude ?? Number.NaN);
    this.#published.set(row, publishedAt);
    if (siret) this.#sirets.set(row, siret);
    offer.words.split('\n').forEach((line, index) => this.#addWords(row, line, 3 - index));
  }

  #addWords(row: number, line: string, weight: number): void {
    if (line === '') return;
    for (const word of line.split(' ')) {
      let postings = this.#words.get(word);
      if (!postings) this.#words.set(word, (postings = new Postings()));
      postings.add(row, weight);
    }
  }

  remove(id: string): void {
    const row = this.#rowOf.get(id);
    if (row === undefined) return;
    this.#rowOf.delete(id);
    this.#alive.set(row, 0);
    this.#sirets.delete(row);
    this.#dead += 1;
  }

  search(question: Question): Answer {
    const { counting, after, limit, sort = 'relevance', area } = question;
    this.#age();
    const candidates = this.#candidates(question);
    const conditions = this.#conditions(question);
    const filters = this.#filters(question);
    const alive = this.#alive.values;
    const published = this.#published.values;
    const best = new Best(limit);
    let total = 0;

    const visit = (row: number, score: number): void => {
      if (alive[row] !== 1) return;
      for (const condition of conditions) if (!condition(row)) return;
      let failed: Filter | undefined;
      for (const filter of filters)
        if (filter.passes[filter.values[row] ?? 0] !== 1) {
          if (failed) return;
          failed = filter;
        }
      if (failed) {
        // The filter's own choices are set aside for its own counts alone.
        const value = failed.values[row] ?? 0;
        failed.counts[value] = (failed.counts[value] ?? 0) + 1;
        return;
      }
      total += 1;
      if (counting)
        for (const { values, counts } of filters) {
          const value = values[row] ?? 0;
          counts[value] = (counts[value] ?? 0) + 1;
        }
      const publishedAt = published[row] ?? 0;
      const standing = sort === 'distance' ? -(this.#distance(row, area) ?? 0) : sort === 'date' ? 0 : score;
      if (!best.mayEnter(standing, publishedAt)) return;
      // On a deep page most rows are on the pages before: spared, too.
      if (after && (standing > after.score || (standing === after.score && publishedAt > after.publishedAt))) return;
      const ranked: Ranked = { row, score: standing, publishedAt, id: this.#ids[row] ?? '' };
      if (!after || isBefore(after, ranked)) best.offer(ranked);
    };
    if (candidates)
      for (let index = 0; index < candidates.rows.length; index += 1)
        visit(candidates.rows[index] ?? 0, candidates.scores[index] ?? 0);
    else for (let row = 0; row < this.#rows; row += 1) visit(row, 0);

    return {
      total,
      found: best.all.map(({ row, ...standing }) => ({ ...standing, distance: this.#distance(row, area) })),
      facets: counting ? this.#facets(filters) : null,
    };
  }

  /** The offers of the same occupation, the closest first, then the latest. */
  related(id: string, limit: number, within?: Scope): FoundRow[] {
    const own = this.#rowOf.get(id);
    const rome = own === undefined ? 0 : (this.#romes.values[own] ?? 0);
    if (own === undefined || rome === 0) return [];
    const [longitude = Number.NaN, latitude = Number.NaN] = [this.#longitudes.values[own], this.#latitudes.values[own]];
    const area = Number.isNaN(longitude) ? undefined : { around: { longitude, latitude, radius: 0 } };
    const conditions = within ? this.#scopeConditions(within) : [];
    const best = new Best(limit);
    for (let row = 0; row < this.#rows; row += 1) {
      if (row === own || this.#romes.values[row] !== rome || this.#alive.values[row] !== 1) continue;
      if (!conditions.every((condition) => condition(row))) continue;
      const score = -(this.#distance(row, area) ?? Number.MAX_SAFE_INTEGER);
      best.offer({ row, score, publishedAt: this.#published.values[row] ?? 0, id: this.#ids[row] ?? '' });
    }
    return best.all.map(({ row, ...standing }) => ({ ...standing, distance: this.#distance(row, area) }));
  }

  /** What was published within a day yesterday is not today. */
  #age(): void {
    const now = Date.now();
    if (now - this.#agedAt < ageLife) return;
    this.#agedAt = now;
    const published = this.#published.values;
    for (let row = 0; row < this.#rows; row += 1) this.#ages.set(row, ageOf(published[row] ?? 0, now));
  }

  #candidates({ words, understood }: Question): Candidates | undefined {
    if (!words) return undefined;
    const matched = this.#withAll(words);
    const rome = understood === undefined ? 0 : this.#romeNames.known(understood);
    return rome === 0 ? matched : this.#withOccupation(matched, rome);
  }

  /** The rows with every word. The rarest word first: what it leaves is all that the others are compared with. */
  #withAll(words: readonly string[]): Candidates {
    const postings = words.map((word) => this.#words.get(word)).filter((found) => found !== undefined);
    if (words.length === 0 || postings.length < words.length) return { rows: new Uint32Array(0), scores: new Float64Array(0) };
    const [rarest, ...others] = postings.sort((a, b) => a.count - b.count).map((list) => list.read());
    let rows = rarest?.rows ?? new Uint32Array(0);
    let sums = Float64Array.from(rarest?.classes ?? [], (weight) => weights[weight] ?? 0);
    let inTitle = Uint8Array.from(rarest?.classes ?? [], (weight) => Number(weight === 3));
    for (const other of others) {
      let kept = 0;
      let at = 0;
      for (let index = 0; index < rows.length; index += 1) {
        const row = rows[index] ?? 0;
        while (at < other.rows.length && (other.rows[at] ?? 0) < row) at += 1;
        if (other.rows[at] !== row) continue;
        const weight = other.classes[at] ?? 0;
        rows[kept] = row;
        sums[kept] = (sums[index] ?? 0) + (weights[weight] ?? 0);
        inTitle[kept] = (inTitle[index] ?? 0) + Number(weight === 3);
        kept += 1;
      }
      rows = rows.subarray(0, kept);
      sums = sums.subarray(0, kept);
      inTitle = inTitle.subarray(0, kept);
    }
    const titleWords = this.#titleWords.values;
    const sample = this.#sample.values;
    const scores = sums.map((sum, index) => {
      const row = rows[index] ?? 0;
      const isWhole = inTitle[index] === words.length && titleWords[row] === words.length;
      return sum / words.length + (isWhole ? wholeTitle + (sample[row] === 1 ? 0 : 1) : 0);
    });
    return { rows, scores };
  }

  /** These rows and those of an occupation. */
  #withOccupation(matched: Candidates, rome: number): Candidates {
    const romes = this.#romes.values;
    const rows = new Uint32Array(this.#rows);
    const scores = new Float64Array(this.#rows);
    let kept = 0;
    let at = 0;
    for (let row = 0; row < this.#rows; row += 1) {
      const isMatched = matched.rows[at] === row;
      const isMeant = romes[row] === rome;
      if (!isMatched && !isMeant) continue;
      rows[kept] = row;
      scores[kept] = (isMatched ? (matched.scores[at] ?? 0) : 0) + (isMeant ? understoodWeight : 0);
      if (isMatched) at += 1;
      kept += 1;
    }
    return { rows: rows.subarray(0, kept), scores: scores.subarray(0, kept) };
  }

  /** What is asked for beside the filters that are counted. */
  #conditions({ area, within, occupation, salaryMin, employer, ids }: Question): ((row: number) => boolean)[] {
    const conditions = within ? this.#scopeConditions(within) : [];
    if (ids !== undefined) {
      const wanted = new Set(ids.split(',').map((id) => this.#rowOf.get(id)));
      conditions.push((row) => wanted.has(row));
    }
    if (employer !== undefined)
      conditions.push(...this.#scopeConditions({ departements: [], sirets: [employer], companies: [] }));
    if (occupation !== undefined) {
      const rome = this.#romeNames.known(occupation);
      const romes = this.#romes.values;
      conditions.push((row) => rome !== 0 && romes[row] === rome);
    }
    if (salaryMin !== undefined) {
      const salaries = this.#salaries.values;
      conditions.push((row) => (salaries[row] ?? 0) >= salaryMin);
    }
    if (area) conditions.push(this.#inArea(area));
    return conditions;
  }

  #inArea({ communes = [], departements = [], around }: Area): (row: number) => boolean {
    const inCommunes = this.#oneOf(this.#communes.values, communes, this.#communeNames);
    const inDepartements = this.#oneOf(this.#departements.values, departements, this.#departementNames);
    if (!around) return (row) => inCommunes(row) || inDepartements(row);
    const { longitude, latitude, radius } = around;
    // Outside of the box nothing is near enough: two comparisons instead of a sine.
    const height = radius / (earthRadius * radians(1));
    const width = height / Math.cos(radians(latitude));
    const longitudes = this.#longitudes.values;
    const latitudes = this.#latitudes.values;
    return (row) => {
      const [x = Number.NaN, y = Number.NaN] = [longitudes[row], latitudes[row]];
      const isInBox = Math.abs(x - longitude) <= width && Math.abs(y - latitude) <= height;
      return (isInBox && kilometres(longitude, latitude, x, y) <= radius) || inCommunes(row);
    };
  }

  #oneOf(
    values: Uint16Array | Uint32Array,
    wanted: readonly string[],
    { known }: { known: (text: string) => number },
  ): (row: number) => boolean {
    const numbers = new Set(wanted.map(known).filter((number) => number !== 0));
    return numbers.size === 0 ? () => false : (row) => numbers.has(values[row] ?? 0);
  }

  #scopeConditions({ departements, sirets, companies }: Scope): ((row: number) => boolean)[] {
    const conditions: ((row: number) => boolean)[] = [];
    if (departements.length > 0) conditions.push(this.#oneOf(this.#departements.values, departements, this.#departementNames));
    if (sirets.length > 0 || companies.length > 0) {
      const bears = this.#oneOf(this.#companies.values, companies, this.#companyNames);
      const numbers = new Set(sirets);
      conditions.push((row) => {
        const siret = this.#sirets.get(row);
        return bears(row) || (siret !== undefined && (numbers.has(siret) || numbers.has(siret.slice(0, 9))));
      });
    }
    return conditions;
  }

  #filters(question: Question): [published: Filter, domain: Filter, ...fixed: Filter[]] {
    const listed = (value: string | number | boolean | undefined): string[] =>
      value === undefined || value === false ? [] : `${value}`.split(',');
    const domains = listed(question.domain);
    const passingDomains = new Uint8Array(this.#romeNames.size + 1).fill(domains.length === 0 ? 1 : 0);
    for (const [rome, number] of this.#romeNames.entries())
      if (domains.some((domain) => rome.startsWith(domain))) passingDomains[number] = 1;
    return [
      filterOf(this.#ages.values, passingAges(question.published)),
      filterOf(this.#romes.values, passingDomains),
      ...[...this.#choices].map(([name, column]) => filterOf(column.values, passing(name, listed(question[name])))),
    ];
  }

  #facets([published, domain, ...fixed]: [Filter, Filter, ...Filter[]]): Facet[] {
    return [
      ...fixedFacets.map((name, index) => fixedFacet(name, fixed[index]?.counts ?? new Uint32Array(0))),
      domainFacet(domain.counts, this.#romeNames.entries()),
      publishedFacet(published.counts),
    ];
  }

  /** Kilometres from the middle of what is searched, where both are known. */
  #distance(row: number, area: Area | undefined): number | null {
    const [x = Number.NaN, y = Number.NaN] = [this.#longitudes.values[row], this.#latitudes.values[row]];
    return area?.around && !Number.isNaN(x) ? kilometres(area.around.longitude, area.around.latitude, x, y) : null;
  }
}
