import * as v from 'valibot';

import { contractGroups, type Facet } from '../../../src/contract/index.ts';
import type { OfferSearch } from '../source.ts';
import { contractCodes } from './contracts.ts';
import type { ApiParameter } from './parameters.ts';

const Filter = v.object({
  filtre: v.string(),
  agregation: v.array(v.object({ valeurPossible: v.string(), nbResultats: v.number() })),
});

/** The counts that came with an answer, by the API's filter and value. */
export type FacetCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

export const readCounts = (filters: readonly unknown[]): FacetCounts =>
  new Map(
    filters
      .filter((filter) => v.is(Filter, filter))
      .map(({ filtre, agregation }) => [
        filtre,
        new Map(agregation.map(({ valeurPossible, nbResultats }) => [valeurPossible, nbResultats])),
      ]),
  );

/** One of our filters, and whose counts of the API it is told by. */
interface Counted {
  name: Facet['name'];
  parameter: ApiParameter;
  /** For each choice, the API's values that mean it. */
  choices: Readonly<Record<string, readonly string[]>>;
}

/** What the API counts in our sense. Its « experience » is in years, and its « X » of qualification is explained nowhere. */
const counted: readonly Counted[] = [
  {
    name: 'contract',
    parameter: 'typeContrat',
    choices: Object.fromEntries(contractGroups.map((group) => [group, contractCodes(group)])),
  },
  { name: 'apprenticeship', parameter: 'natureContrat', choices: { true: ['E2', 'FS'] } },
  { name: 'qualification', parameter: 'qualification', choices: { executive: ['9'] } },
];

/**
 * The filters that the API counts; what it does not count is left out. Its counts are those of what was found, so those of a
 * filter that is on are told by the answer to the question without it: `countsWithout`, where that is known. Contract and
 * apprenticeship cannot be asked for together: neither is offered beside the other.
 */
export const facetsOf = (
  { contract, apprenticeship }: OfferSearch,
  countsWithout: (parameter: ApiParameter) => FacetCounts | undefined,
): Facet[] =>
  counted
    .filter(({ name }) => !(name === 'contract' && apprenticeship) && !(name === 'apprenticeship' && contract))
    .flatMap(({ name, parameter, choices }) => {
      const counts = countsWithout(parameter)?.get(parameter);
      if (!counts) return [];
      const sum = (codes: readonly string[]): number => codes.reduce((total, code) => total + (counts.get(code) ?? 0), 0);
      return [{ name, choices: Object.entries(choices).map(([value, codes]) => ({ value, label: null, count: sum(codes) })) }];
    });
