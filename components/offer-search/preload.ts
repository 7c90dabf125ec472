import { fallbackSearchUrl } from '../../src/client/fallback-link.ts';
import type { Preload } from '../../src/element/autoload.ts';
import { toSearchQuery } from './search-query.ts';

export const preload: Preload = (read) => {
  const query = toSearchQuery({
    keywords: read('keywords'),
    place: read('place'),
    radius: Number.parseFloat(read('radius') ?? ''),
    filters: read('filters'),
  });
  // Results on another page are not asked for on this one; nor is what the address of the page replaces.
  const key = read('query-prefix');
  const isMoot = read('results-url') || (key && location.search.includes(`${key}-`));
  return {
    query: !isMoot && Object.keys(query).length > 0 && { path: 'offers', query },
    // Not in `msg()`: the loader carries no translations.
    fallback: { href: fallbackSearchUrl(query), textContent: 'Faire cette recherche sur francetravail.fr' },
  };
};
