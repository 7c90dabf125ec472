/** France Travail's contract types by the group of the contract that means the same to a candidate. */
const codes: Readonly<Record<string, readonly string[]>> = {
  CDI: ['CDI', 'DIN'],
  CDD: ['CDD', 'DDI'],
  MIS: ['MIS', 'TTI'],
  SAI: ['SAI'],
  LIB: ['LIB', 'CCE', 'FRA', 'REP'],
};

/** What a contract type is called: France Travail's own list (`referentiel/typesContrats`). */
const labels: Readonly<Record<string, string>> = {
  CDI: 'Contrat à durée indéterminée',
  CDD: 'Contrat à durée déterminée',
  MIS: 'Mission intérimaire',
  SAI: 'Contrat travail saisonnier',
  CCE: 'Profession commerciale',
  FRA: 'Franchise',
  LIB: 'Profession libérale',
  REP: 'Reprise d’entreprise',
  TTI: 'Contrat travail temporaire insertion',
  DDI: 'Contrat durée déterminée insertion',
  DIN: 'CDI Intérimaire',
};

/** The label of a type; of one that is not on the list, its code. */
export const contractLabel = (code: string): string => labels[code] ?? code;

export const contractCodes = (group: string): readonly string[] => codes[group] ?? [];
