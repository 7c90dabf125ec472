import { searchElsewhereUrl } from '../../src/client/elsewhere.ts';
import type { Foresee } from '../../src/element/autoload.ts';
import { queryOf } from './first-question.ts';

export const foresee: Foresee = (read) => {
  const query = queryOf({
    keywords: read('keywords'),
    place: read('place'),
    radius: Number.parseFloat(read('radius') ?? ''),
    filters: read('filters'),
  });
  // Results on another page are not asked for on this one; nor is what the address of the page replaces.
  const key = read('url-key');
  const isMoot = read('results-url') || (key && location.search.includes(`${key}-`));
  return {
    question: !isMoot && Object.keys(query).length > 0 && { path: 'offers', query },
    // Not in `msg()`: the loader carries no translations.
    elsewhere: { href: searchElsewhereUrl(query), textContent: 'Faire cette recherche sur francetravail.fr' },
  };
};
