import { occupations } from '../seed/occupations/index.ts';
import { romeLabels } from '../seed/occupations/rome-labels.ts';
import type { OccupationName } from '../stores/occupations.ts';
import { occupationSynonyms } from './occupation-synonyms.ts';

/** The names a gateway begins with: what the sample offers are about, and what people call these jobs. */
export const defaultOccupations = (): OccupationName[] => [
  ...[...romeLabels].map(([rome, label]): OccupationName => ({ label, rome, kind: 'occupation' })),
  ...occupations.map(({ label, rome }): OccupationName => ({ label, rome, kind: 'title' })),
  ...Object.entries(occupationSynonyms).flatMap(([rome, labels]) =>
    labels.map((label): OccupationName => ({ label, rome, kind: 'synonym' })),
  ),
];
