import * as v from 'valibot';

import { contractGroups, type Facet } from '../../../src/contract/index.ts';
import type { OfferSearch } from '../../offer-source.ts';
import { contractCodes } from './contracts.ts';

const Filter = v.object({
  filtre: v.string(),
  agregation: v.array(v.object({ valeurPossible: v.string(), nbResultats: v.number() })),
});

/** The counts that came with an answer, by the API's filter and value. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

export const readCounts = (filters: readonly unknown[]): Counts =>
  new Map(
    filters
      .filter((filter) => v.is(Filter, filter))
      .map(({ filtre, agregation }) => [
        filtre,
        new Map(agregation.map(({ valeurPossible, nbResultats }) => [valeurPossible, nbResultats])),
      ]),
  );

/**
 * The filters whose counts the API gives and that mean the same here; what it does not count is left out. Its counts are those of
 * what was found: of a filter that is on they do not tell what else it could leave. Contract and apprenticeship cannot be asked for
 * together, so neither is offered beside the other.
 */
export const facetsOf = (counts: Counts, { contract, apprenticeship, qualification }: OfferSearch): Facet[] => {
  const sum = (filter: string, codes: readonly string[]): number =>
    codes.reduce((total, code) => total + (counts.get(filter)?.get(code) ?? 0), 0);
  const isOpen = !contract && !apprenticeship;
  return [
    ...(isOpen && counts.has('typeContrat')
      ? [
          {
            name: 'contract' as const,
            choices: contractGroups.map((value) => ({ value, label: null, count: sum('typeContrat', contractCodes(value)) })),
          },
        ]
      : []),
    ...(isOpen && counts.has('natureContrat')
      ? [
          {
            name: 'apprenticeship' as const,
            choices: [{ value: 'true', label: null, count: sum('natureContrat', ['E2', 'FS']) }],
          },
        ]
      : []),
    ...(!qualification && counts.get('qualification')?.has('9')
      ? [{ name: 'qualification' as const, choices: [{ value: 'executive', label: null, count: sum('qualification', ['9']) }] }]
      : []),
  ];
};
