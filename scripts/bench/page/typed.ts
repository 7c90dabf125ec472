import * as v from 'valibot';

import { OfferPage } from '../../../src/contract/index.ts';

/** What is typed, one after the other. */
export const letters = Array.from('infirmiers');

/** Words that many offers have: what the gateway is asked after each letter, for twenty offers other than the last. */
const common = [
  'poste',
  'client',
  'service',
  'travail',
  'formation',
  'experience',
  'entreprise',
  'vente',
  'production',
  'equipe',
];

/** Typed words for which all 150 offers come on one page. */
export const manyWords = ['tout', 'tout encore'] as const;
const many = 150;

type Ask = (query: URLSearchParams) => Promise<OfferPage>;

/** The first offers of a question, on one page. */
const gathered = async (ask: Ask, query: URLSearchParams): Promise<OfferPage> => {
  const first = await ask(query);
  const items = [...first.items];
  for (let { next } = first; next !== null && items.length < many;) {
    query.set('cursor', next);
    const page = await ask(query);
    items.push(...page.items);
    ({ next } = page);
  }
  if (items.length < many) throw new Error(`${query} finds ${items.length} offers`);
  return { ...first, items: items.slice(0, many) };
};

/**
 * The answer to typed words. The gateway finds nothing for half a word, and an empty list costs nothing to draw: so it is
 * asked for a common word in its place, another one for each length. Each title ends with what was typed, by which a
 * painted list is known for the answer to the last letter.
 */
export const answerTyped = async (asked: URLSearchParams, ask: Ask): Promise<OfferPage> => {
  const typed = asked.get('keywords') ?? '';
  const query = new URLSearchParams(asked);
  query.set('keywords', common[typed.length % common.length] ?? '');
  const isMany = manyWords.some((words) => words === typed);
  const page = isMany ? await gathered(ask, query) : await ask(query);
  if (!page.items.length) throw new Error(`${query} finds nothing`);
  return v.parse(OfferPage, { ...page, items: page.items.map((offer) => ({ ...offer, title: `${offer.title} · ${typed}` })) });
};
