/** What is chosen, by the names and values that an address has. */
export type FilterValues = ReadonlyMap<string, string>;

/** Filters of which several choices can hold at once; of the others one. */
export const multipleChoiceFilters: readonly string[] = ['contract', 'experience', 'domain'];

/** Filters that are part of the page's own search rather than of the visitor's. */
const hiddenFilters: readonly string[] = ['sort', 'literal', 'employer', 'ids', 'occupation'];

/** The filters that are on, each with its choices. */
export const visibleFilters = (chosen: FilterValues): readonly (readonly [name: string, value: string])[] =>
  [...chosen]
    .filter(([name]) => !hiddenFilters.includes(name))
    .flatMap(([name, values]) => values.split(',').map((value) => [name, value] as const));
