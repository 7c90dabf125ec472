import type { Issue } from '../../../src/contract/index.ts';

/** What France Travail's search can be asked, of all that its document names. Nothing else is ever sent: it would be ignored silently. */
export type ApiParameter =
  | 'range'
  | 'sort'
  | 'motsCles'
  | 'codeROME'
  | 'domaine'
  | 'grandDomaine'
  | 'commune'
  | 'distance'
  | 'departement'
  | 'region'
  | 'typeContrat'
  | 'natureContrat'
  | 'dureeHebdo'
  | 'experienceExigence'
  | 'qualification'
  | 'publieeDepuis'
  | 'salaireMin'
  | 'periodeSalaire'
  | 'accesTravailleurHandicape'
  | 'employeursHandiEngages'
  | 'offresManqueCandidats'
  | 'origineOffre';

export type ApiParameters = Readonly<Partial<Record<ApiParameter, string>>>;

/** What one criterion comes to: parameters, an issue, or that nothing can match. */
export interface SearchPart {
  parameters?: ApiParameters;
  issue?: Issue;
  matchesNothing?: boolean;
}

/** The same question always has the same text. `without`: all of it but this. */
export const toQueryString = (parameters: ApiParameters, without?: ApiParameter): string =>
  new URLSearchParams(
    Object.entries(parameters)
      .filter(([name]) => name !== without)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ).toString();
