import type { Issue } from '../../../src/contract/index.ts';
import { warnAttribute } from '../../../src/element/warnings.ts';
import { cleanAttribute } from '../../../src/element/attributes.ts';
import { isUrlParameter, searchParameterNames } from '../url/search-url.ts';
import type { SearchCriteria } from '../search-query.ts';

/** What a page alone may ask for, by the rules of `OfferQuery`. */
const pageOnly: Readonly<Record<string, RegExp>> = {
  employer: /^\d{9}(?:\d{5})?$/,
  ids: /^[\w-]{1,100}(?:,[\w-]{1,100}){0,49}$/,
  occupation: /^[A-N]\d{4}$/,
};

const names = [...searchParameterNames, ...Object.keys(pageOnly)];

const isFilter = (name: string, value: string): boolean => pageOnly[name]?.test(value) ?? isUrlParameter(name, value);

/** `CONTRACT`, and `emploi-contract` as it is copied from an address, are `contract`. */
const nameIn = (text: string): string | undefined => {
  const last = text.split('-').at(-1)?.toLowerCase();
  return names.find((name) => name.toLowerCase() === last);
};

/** `cdi, cdd` is `CDI,CDD`, `7 jours` is 7. */
const valueIn = (name: string, text: string): string | undefined => {
  if (name === 'keywords') return text;
  const value = text.replace(/\s/g, '');
  return [value, value.toUpperCase(), value.toLowerCase(), value.replace(/\D/g, '')].find((way) => isFilter(name, way));
};

/** The pairs of a query as it is pasted: a whole address, or out of the source of a page. */
const pairsIn = (text: string): readonly (readonly [string, string])[] =>
  [...new URLSearchParams(text.replace(/^[^]*\?/, '').replace(/&amp;|;/g, '&'))].map(([name, value]) => [
    cleanAttribute(name),
    cleanAttribute(value),
  ]);

const presetTexts = ({ keywords, place, radius }: SearchCriteria): Readonly<Record<string, string>> => ({
  keywords: keywords ?? '',
  place: place ?? '',
  radius: `${radius ?? ''}`,
});

/**
 * What a page means by presets that the gateway has refused: what can be understood of them. Of the rest whoever keeps the page is told,
 * and it is left out, so that visitors have a search that works. Returns what is another than it was.
 */
export const repairPresets = (criteria: SearchCriteria, issues: readonly Issue[]): Partial<SearchCriteria> => {
  const refused = new Set(issues.map(({ path }) => path));
  const meant: Partial<SearchCriteria> = {};
  const given = presetTexts(criteria);
  for (const name of ['keywords', 'place', 'radius'] as const) {
    const value = given[name];
    if (!value || !refused.has(name)) continue;
    warnAttribute(name, value);
    Object.assign(meant, { [name]: name === 'radius' ? null : '' });
  }
  const kept = new Map<string, string>();
  for (const [said, text] of pairsIn(criteria.filters ?? '')) {
    const name = nameIn(said);
    const value =
      name === undefined || (refused.has(said) && said === name && isFilter(name, text)) ? undefined : valueIn(name, text);
    if (name === undefined || value === undefined) warnAttribute('filters', `${said}=${text}`);
    else if (!(name in given)) kept.set(name, value);
    else if (!given[name]) Object.assign(meant, { [name]: name === 'radius' ? Number(value) : value });
  }
  const filters = `${new URLSearchParams([...kept])}`;
  const before = `${new URLSearchParams(criteria.filters ?? '')}`;
  return filters === before ? meant : { ...meant, filters };
};
