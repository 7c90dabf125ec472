/** The offers a partner's pages show; what a page asks for is searched among these. An empty list narrows nothing. */
export interface Scope {
  departements: readonly string[];
  /** The employer: SIRETs of establishments, SIRENs of whole companies. */
  sirets: readonly string[];
  /** The employer's name as its offers write it: few of them say a SIRET. */
  companies: readonly string[];
}

/** Conditions on the table of offers; `given` numbers the parameters as they come. */
export const scopeConditions = (
  { departements, sirets, companies }: Scope,
  placeholder: (value: unknown) => string,
): readonly string[] => {
  const oneOf = (column: string, values: readonly string[]): string[] =>
    values.length ? [`${column} = any(${placeholder(values)}::text[])`] : [];
  const employer = [
    ...oneOf(
      'siret',
      sirets.filter((number) => number.length === 14),
    ),
    ...oneOf(
      'left(siret, 9)',
      sirets.filter((number) => number.length === 9),
    ),
    ...oneOf("document->>'company'", companies),
  ];
  return [...oneOf('departement', departements), ...(employer.length ? [`(${employer.join(' or ')})`] : [])];
};
