import { type Facet, type OfferQuery } from '../../../src/contract/index.ts';
import { ageCount, choiceIndex, attributeFacet, attributeFacets, passingChoices, passingAges, publishedFacet } from './facets.ts';
import type { OfferAttributes } from '../offer-row.ts';

/** What is chosen of the filters that a profile answers. */
export type ChosenFilters = Pick<OfferQuery, 'published' | (typeof attributeFacets)[number]>;

/** For each profile, how many filters it fails, and which one if it is one. */
export interface FilterFailures {
  failed: Uint8Array;
  by: Int8Array;
}

const listed = (value: string | number | boolean | undefined): string[] =>
  value === undefined || value === false ? [] : `${value}`.split(',');

/**
 * Offers that are alike in all that filters ask have one profile: there are some thousand, however many offers. A
 * search counts profiles as it passes over the offers; what each filter would leave is worked out from those counts.
 */
export class AttributeProfiles {
  /** The choices of each profile, filter by filter. A number is that of its place here. */
  readonly #choices: (readonly number[])[] = [];
  readonly #numbers = new Map<string, number>();

  /** How many profiles there are, ages included. */
  get count(): number {
    return this.#choices.length * ageCount;
  }

  /** The number of a profile whose offers are of no age yet: `numberOf(facts) + ageOf(…)`. */
  numberOf(facts: OfferAttributes): number {
    const choices = attributeFacets.map((name) => choiceIndex(name, facts));
    const key = choices.join();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#choices.push(choices) * ageCount - ageCount;
    this.#numbers.set(key, number);
    return number;
  }

  /** How each profile fares with what is chosen. */
  weigh(chosen: ChosenFilters): FilterFailures {
    const failed = new Uint8Array(this.count);
    const by = new Int8Array(this.count);
    const passed = attributeFacets.map((name) => passingChoices(name, listed(chosen[name])));
    const passedAges = passingAges(chosen.published);
    this.#choices.forEach((choices, index) => {
      const failing = choices.flatMap((choice, facet) => (passed[facet]?.[choice] ? [] : [facet]));
      for (let age = 0; age < ageCount; age += 1) {
        const isOld = !passedAges[age];
        failed[index * ageCount + age] = failing.length + Number(isOld);
        by[index * ageCount + age] = failing[0] ?? (isOld ? attributeFacets.length : -1);
      }
    });
    return { failed, by };
  }

  /** The counts of every filter, from how many offers there are of each profile; a filter's own choices are set aside for its own counts. */
  facets({ failed, by }: FilterFailures, counts: Uint32Array): Facet[] {
    const sums = attributeFacets.map((): number[] => []);
    const sumsByAge: number[] = [];
    counts.forEach((count, number) => {
      const failures = failed[number] ?? 0;
      if (count === 0 || failures > 1) return;
      const only = failures === 1 ? by[number] : undefined;
      const age = number % ageCount;
      this.#choices[(number - age) / ageCount]?.forEach((choice, facet) => {
        const sum = sums[facet];
        if (sum && (only === undefined || only === facet)) sum[choice] = (sum[choice] ?? 0) + count;
      });
      if (only === undefined || only === attributeFacets.length) sumsByAge[age] = (sumsByAge[age] ?? 0) + count;
    });
    return [...attributeFacets.map((name, index) => attributeFacet(name, sums[index] ?? [])), publishedFacet(sumsByAge)];
  }
}
