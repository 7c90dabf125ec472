import type { Issue } from '../../../src/contract/index.ts';
import { stripMarks } from '../../language/marks.ts';
import { tokenize } from '../../language/tokenizer.ts';
import type { OfferSearch } from '../source.ts';
import { areaParameters } from './area.ts';
import { contractCodes } from './contracts.ts';
import { domainParameters } from './domain.ts';
import type { ApiParameters, SearchPart } from './parameters.ts';

/** A question in the API's terms. */
export interface ApiQuery {
  parameters: ApiParameters;
  issues: readonly Issue[];
  matchesNothing: boolean;
  /** See `Area.isWider`. */
  isWider: boolean;
}

const maxWords = 7;

/** What no keyword may have in it; a comma stands between keywords. */
const between = /[^\p{L}\p{M}\p{N}@#$%^&+./"-]+/u;

/** Words that count, of two characters at least: « Chargé(e) d’affaires (H/F) » → `Chargé`, `affaires`. */
const keywordsOf = (text: string): string[] => [
  ...new Set(
    stripMarks(text)
      .split(between)
      .map((word) => word.replace(/^[./"-]+|[./"-]+$/g, ''))
      .filter((word) => word.length > 1 && tokenize(word).length > 0),
  ),
];

const words = ({ keywords, understood, occupation }: OfferSearch): SearchPart => {
  // The API looks for words and occupation together, so of words that mean one, the occupation alone is asked for.
  const rome = occupation ?? understood?.rome;
  const occupationAsked = rome ? { codeROME: rome } : {};
  if (!keywords || (understood && !occupation)) return { parameters: occupationAsked };
  const asked = keywordsOf(keywords);
  if (asked.length === 0) return { matchesNothing: true };
  if (asked.length > maxWords)
    return { issue: { path: 'keywords', message: `has more than ${maxWords} words, which France Travail cannot be asked for` } };
  return { parameters: { ...occupationAsked, motsCles: asked.join(',') } };
};

/** All kinds of a list are no filter, one is; the API knows no « one or the other ». */
const oneOf = <T extends string>(
  path: string,
  asked: string | undefined,
  codes: Readonly<Record<T, string>>,
  parameterOf: (code: string) => ApiParameters,
): SearchPart => {
  const known: Readonly<Record<string, string>> = codes;
  const chosen = [...new Set(asked?.split(',') ?? [])];
  if (chosen.length === 0 || chosen.length === Object.keys(known).length) return {};
  const [only = '', ...others] = chosen;
  if (others.length > 0) return { issue: { path, message: 'takes one value: France Travail cannot be asked for several' } };
  return { parameters: parameterOf(known[only] ?? only) };
};

const contract = ({ contract: groups, apprenticeship }: OfferSearch): SearchPart => {
  if (groups && apprenticeship)
    return {
      issue: { path: 'contract', message: 'cannot be asked for with `apprenticeship`: France Travail answers either of them' },
    };
  return {
    parameters: {
      ...(groups && { typeContrat: [...new Set(groups.split(',').flatMap(contractCodes))].join(',') }),
      ...(apprenticeship && { natureContrat: 'E2,FS' }),
    },
  };
};

const others = ({
  workTime,
  qualification,
  published,
  salaryMin,
  accessible,
  disabilityCommitted,
  ...search
}: OfferSearch): SearchPart => ({
  parameters: {
    ...(workTime && { dureeHebdo: workTime === 'full' ? '1' : '2' }),
    ...(qualification && { qualification: qualification === 'executive' ? '9' : '0' }),
    ...(published && { publieeDepuis: `${published}` }),
    ...(salaryMin && { salaireMin: `${salaryMin}`, periodeSalaire: 'M' }),
    ...(accessible && { accesTravailleurHandicape: 'true' }),
    ...(disabilityCommitted && { employeursHandiEngages: 'true' }),
    ...(search.fewCandidates && { offresManqueCandidats: 'true' }),
    ...(search.source && { origineOffre: search.source === 'partner' ? '2' : '1' }),
  },
});

const unknown = ({ employer, ids, within }: OfferSearch): SearchPart[] => {
  const message = 'is not a criterion of France Travail’s search';
  const isConfined = within && (within.sirets.length > 0 || within.companies.length > 0);
  return [
    ...(employer === undefined ? [] : [{ issue: { path: 'employer', message } }]),
    ...(ids === undefined ? [] : [{ issue: { path: 'ids', message } }]),
    ...(isConfined ? [{ issue: { path: 'key', message: `is confined to an employer, which ${message}` } }] : []),
  ];
};

/** Without words nothing is more relevant than anything else: then the latest first, as everywhere. */
const order = ({ sort = 'relevance', keywords, understood, occupation }: OfferSearch): SearchPart => {
  const isByRelevance = sort === 'relevance' && (keywords ?? understood ?? occupation);
  return { parameters: { sort: sort === 'distance' ? '2' : isByRelevance ? '0' : '1' } };
};

/** A search in the terms of France Travail's API. `romeCodes` is the list of occupations, which some questions need. */
export const toApiQuery = async (search: OfferSearch, romeCodes: () => Promise<readonly string[]>): Promise<ApiQuery> => {
  const area = areaParameters(search);
  const parts: SearchPart[] = [
    words(search),
    contract(search),
    oneOf('experience', search.experience, { none: 'D', wished: 'S', required: 'E' }, (code) => ({ experienceExigence: code })),
    await domainParameters(search, romeCodes),
    others(search),
    order(search),
    ...unknown(search),
  ];
  return {
    parameters: parts.reduce((all, { parameters }) => ({ ...all, ...parameters }), area.parameters ?? {}),
    issues: [area, ...parts].flatMap(({ issue }) => issue ?? []),
    matchesNothing: Boolean(area.isNowhere) || parts.some(({ matchesNothing }) => matchesNothing),
    isWider: Boolean(area.isWider),
  };
};
