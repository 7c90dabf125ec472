/** France Travail's contract types by the group of the contract that means the same to a candidate. */
const codes: Readonly<Record<string, readonly string[]>> = {
  CDI: ['CDI', 'DIN'],
  CDD: ['CDD', 'DDI'],
  MIS: ['MIS', 'TTI'],
  SAI: ['SAI'],
  LIB: ['LIB', 'CCE', 'FRA', 'REP'],
};

export const contractCodes = (group: string): readonly string[] => codes[group] ?? [];
