import type { Scope } from '../scope.ts';
import { TopK, ranksBefore, type Ranked } from './top-k.ts';
import { domainFacet } from './facets.ts';
import { boundingBox, distanceKm } from './geography.ts';
import { OfferTable } from './offer-table.ts';
import type { IndexResult, Area, IndexHit, IndexedOffer, IndexQuery } from './index-query.ts';

/** That an offer is in the occupation the words mean: more than a word in its description, less than one in its title. */
const understoodWeight = 0.3;
/** A title typed in full outranks all that only contains its words; of a real offer, more. */
const wholeTitle = 10;

/** Rows that match the words, in rising order, and their scores. */
interface Candidates {
  rows: Uint32Array;
  scores: Float64Array;
}

/** Finds, counts and ranks offers in one pass over their columns. */
export class OfferIndex {
  readonly #offers = new OfferTable();

  get isFragmented(): boolean {
    return this.#offers.isFragmented;
  }

  add(offer: IndexedOffer): void {
    this.#offers.add(offer);
  }

  remove(id: string): void {
    this.#offers.remove(id);
  }

  search(question: IndexQuery): IndexResult {
    const { counting, after, limit, sort = 'relevance', area } = question;
    this.#offers.age();
    const candidates = this.#candidates(question);
    const conditions = this.#conditions(question);
    const { count, alive: living, profileOf, profiles, romes: occupations, published: dates, ids } = this.#offers;
    const [alive, profile, romes, published] = [living.values, profileOf.values, occupations.values, dates.values];
    const failures = profiles.weigh(question);
    const { failed } = failures;
    const passesDomain = this.#domains(question.domain);
    const counts = new Uint32Array(profiles.count);
    const occupationCounts = new Uint32Array(passesDomain.length);
    const best = new TopK(limit);
    let total = 0;

    const visit = (row: number, score: number): void => {
      if (alive[row] !== 1) return;
      for (const condition of conditions) if (!condition(row)) return;
      const number = profile[row] ?? 0;
      const rome = romes[row] ?? 0;
      const isInDomain = passesDomain[rome] === 1;
      // The choices of a filter are set aside for its own counts: see `Kinds.facets`, and here for the domain.
      if (isInDomain) counts[number] = (counts[number] ?? 0) + 1;
      if (failed[number] !== 0) return;
      occupationCounts[rome] = (occupationCounts[rome] ?? 0) + 1;
      if (!isInDomain) return;
      total += 1;
      const publishedAt = published[row] ?? 0;
      const standing = sort === 'distance' ? -(this.#distance(row, area) ?? 0) : sort === 'date' ? 0 : score;
      if (!best.mayEnter(standing, publishedAt)) return;
      // On a deep page most rows are on the pages before: spared, too.
      if (after && (standing > after.score || (standing === after.score && publishedAt > after.publishedAt))) return;
      const ranked: Ranked = { row, score: standing, publishedAt, id: ids[row] ?? '' };
      if (!after || ranksBefore(after, ranked)) best.offer(ranked);
    };
    if (candidates)
      for (let index = 0; index < candidates.rows.length; index += 1)
        visit(candidates.rows[index] ?? 0, candidates.scores[index] ?? 0);
    else for (let row = 0; row < count; row += 1) visit(row, 0);

    return {
      total,
      found: best.all.map(({ row, ...standing }) => ({ ...standing, distance: this.#distance(row, area) })),
      facets: counting
        ? [...profiles.facets(failures, counts), domainFacet(occupationCounts, this.#offers.romeNames.entries())]
        : null,
    };
  }

  /** The offers of the same occupation, the closest first, then the latest. */
  related(id: string, limit: number, within?: Scope): IndexHit[] {
    const own = this.#offers.rowOf.get(id);
    const rome = own === undefined ? 0 : (this.#offers.romes.values[own] ?? 0);
    if (own === undefined || rome === 0) return [];
    const [longitude = Number.NaN, latitude = Number.NaN] = [
      this.#offers.longitudes.values[own],
      this.#offers.latitudes.values[own],
    ];
    const area = Number.isNaN(longitude) ? undefined : { around: { longitude, latitude, radius: 0 } };
    const conditions = within ? this.#scopeConditions(within) : [];
    const best = new TopK(limit);
    for (let row = 0; row < this.#offers.count; row += 1) {
      if (row === own || this.#offers.romes.values[row] !== rome || this.#offers.alive.values[row] !== 1) continue;
      if (!conditions.every((condition) => condition(row))) continue;
      const score = -(this.#distance(row, area) ?? Number.MAX_SAFE_INTEGER);
      best.offer({ row, score, publishedAt: this.#offers.published.values[row] ?? 0, id: this.#offers.ids[row] ?? '' });
    }
    return best.all.map(({ row, ...standing }) => ({ ...standing, distance: this.#distance(row, area) }));
  }

  #candidates({ words, understood }: IndexQuery): Candidates | undefined {
    if (!words) return undefined;
    const matched = this.#withAll(words);
    const rome = understood === undefined ? 0 : this.#offers.romeNames.known(understood);
    return rome === 0 ? matched : this.#withOccupation(matched, rome);
  }

  /** The rows with every word, and how well they match. */
  #withAll(words: readonly string[]): Candidates {
    const { rows, sums, inTitle } = this.#offers.words.withAll(words);
    const titleWords = this.#offers.titleWords.values;
    const sample = this.#offers.sample.values;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] ?? 0;
      const isWhole = inTitle[index] === words.length && titleWords[row] === words.length;
      sums[index] = (sums[index] ?? 0) / words.length + (isWhole ? wholeTitle + (sample[row] === 1 ? 0 : 1) : 0);
    }
    return { rows, scores: sums };
  }

  /** These rows and those of an occupation. */
  #withOccupation(matched: Candidates, rome: number): Candidates {
    const romes = this.#offers.romes.values;
    const rows = new Uint32Array(this.#offers.count);
    const scores = new Float64Array(this.#offers.count);
    let kept = 0;
    let at = 0;
    for (let row = 0; row < this.#offers.count; row += 1) {
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
  #conditions({ area, within, occupation, salaryMin, employer, ids }: IndexQuery): ((row: number) => boolean)[] {
    const conditions = within ? this.#scopeConditions(within) : [];
    if (ids !== undefined) {
      const wanted = new Set(ids.split(',').map((id) => this.#offers.rowOf.get(id)));
      conditions.push((row) => wanted.has(row));
    }
    if (employer !== undefined)
      conditions.push(...this.#scopeConditions({ departements: [], sirets: [employer], companies: [] }));
    if (occupation !== undefined) {
      const rome = this.#offers.romeNames.known(occupation);
      const romes = this.#offers.romes.values;
      conditions.push((row) => rome !== 0 && romes[row] === rome);
    }
    if (salaryMin !== undefined) {
      const salaries = this.#offers.salaries.values;
      conditions.push((row) => (salaries[row] ?? 0) >= salaryMin);
    }
    if (area) conditions.push(this.#inArea(area));
    return conditions;
  }

  #inArea({ communes = [], departements = [], around }: Area): (row: number) => boolean {
    const inCommunes = this.#oneOf(this.#offers.communes.values, communes, this.#offers.communeNames);
    const inDepartements = this.#oneOf(this.#offers.departements.values, departements, this.#offers.departementNames);
    if (!around) return (row) => inCommunes(row) || inDepartements(row);
    const { longitude, latitude, radius } = around;
    // Outside of the box nothing is near enough: two comparisons instead of a sine.
    const { width, height } = boundingBox(latitude, radius);
    const longitudes = this.#offers.longitudes.values;
    const latitudes = this.#offers.latitudes.values;
    return (row) => {
      const [x = Number.NaN, y = Number.NaN] = [longitudes[row], latitudes[row]];
      const isInBox = Math.abs(x - longitude) <= width && Math.abs(y - latitude) <= height;
      return (isInBox && distanceKm(longitude, latitude, x, y) <= radius) || inCommunes(row);
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
    if (departements.length > 0)
      conditions.push(this.#oneOf(this.#offers.departements.values, departements, this.#offers.departementNames));
    if (sirets.length > 0 || companies.length > 0) {
      const bears = this.#oneOf(this.#offers.companies.values, companies, this.#offers.companyNames);
      const numbers = new Set(sirets);
      conditions.push((row) => {
        const siret = this.#offers.sirets.get(row);
        return bears(row) || (siret !== undefined && (numbers.has(siret) || numbers.has(siret.slice(0, 9))));
      });
    }
    return conditions;
  }

  /** Which occupations pass the filter by domain, by their numbers. */
  #domains(chosen: string | undefined): Uint8Array {
    const domains = chosen?.split(',') ?? [];
    const passes = new Uint8Array(this.#offers.romeNames.size + 1).fill(domains.length === 0 ? 1 : 0);
    for (const [rome, number] of this.#offers.romeNames.entries())
      if (domains.some((domain) => rome.startsWith(domain))) passes[number] = 1;
    return passes;
  }

  /** Kilometres from the middle of what is searched, where both are known. */
  #distance(row: number, area: Area | undefined): number | null {
    const [x = Number.NaN, y = Number.NaN] = [this.#offers.longitudes.values[row], this.#offers.latitudes.values[row]];
    return area?.around && !Number.isNaN(x) ? distanceKm(area.around.longitude, area.around.latitude, x, y) : null;
  }
}
