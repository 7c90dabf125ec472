import * as v from 'valibot';

import type { Issue } from '../../../src/contract/index.ts';
import { SourceUnavailable, InvalidSearch } from '../source.ts';
import { repairLine } from './repair-text.ts';

/** Our names for what the API refuses by its own. */
const fields: Readonly<Record<string, string>> = {
  motsCles: 'keywords',
  codeROME: 'occupation',
  domaine: 'domain',
  grandDomaine: 'domain',
  commune: 'place',
  departement: 'place',
  region: 'place',
  distance: 'radius',
  typeContrat: 'contract',
  natureContrat: 'apprenticeship',
  dureeHebdo: 'workTime',
  experienceExigence: 'experience',
  qualification: 'qualification',
  publieeDepuis: 'published',
  salaireMin: 'salaryMin',
  periodeSalaire: 'salaryMin',
  accesTravailleurHandicape: 'accessible',
  employeursHandiEngages: 'disabilityCommitted',
  offresManqueCandidats: 'fewCandidates',
  origineOffre: 'source',
  sort: 'sort',
  range: 'cursor',
};

/** Messages that name no parameter. */
const recognised: readonly (readonly [RegExp, string])[] = [
  [/plage de résultats|position de (?:début|fin)/i, 'cursor'],
  [/départements? maximum/i, 'place'],
  [/communes? maximum/i, 'place'],
];

const Message = v.object({ message: v.string() });

const maxLength = 300;

/** « Valeur du paramètre « commune » incorrecte. »: the field it is about. */
const fieldIn = (message: string): string | undefined => {
  const named = /paramètres? «\s*(\w+)\s*»/i.exec(message)?.[1] ?? '';
  return (Object.hasOwn(fields, named) ? fields[named] : undefined) ?? recognised.find(([pattern]) => pattern.test(message))?.[1];
};

/** What the API's 400 means to whoever has asked; one that is about nothing they said is a failure of ours. */
export const readApiError = (body: unknown): InvalidSearch | SourceUnavailable => {
  const message = v.is(Message, body) ? (repairLine(body.message)?.slice(0, maxLength) ?? '') : '';
  const path = fieldIn(message);
  if (!path) return new SourceUnavailable('France Travail answered 400, about nothing we know to have asked');
  const issue: Issue = { path, message: `is refused by France Travail: ${message}` };
  return new InvalidSearch([issue]);
};
