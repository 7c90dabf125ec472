import { searchElsewhereUrl } from '../src/client/elsewhere.ts';
import type { Loadable } from '../src/element/autoload.ts';
import { queryOf } from './offer-search/first-question.ts';

/** Every element of the kit, by tag: the only list to extend when a component is added. */
export const elements: Readonly<Record<string, Loadable>> = {
  'emploi-provider': { load: async () => (await import('./provider/provider.ts')).EmploiProvider },
  'emploi-offer-search': {
    load: async () => (await import('./offer-search/offer-search.ts')).EmploiOfferSearch,
    foresee: (read) => {
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
        question: !isMoot && Object.keys(query).length > 0 && { path: 'offers', query: { ...query, for: 'offer-search' } },
        // Not in `msg()`: the loader carries no translations.
        elsewhere: { href: searchElsewhereUrl(query), textContent: 'Faire cette recherche sur francetravail.fr' },
      };
    },
  },
  'emploi-application-form': {
    load: async () => (await import('./application-form/application-form.ts')).EmploiApplicationForm,
    foresee: (read) => {
      const offer = read('offer');
      return {
        question: (Boolean(offer) || read('shown') !== 'on-demand') && {
          path: 'applications/form',
          query: { ...(offer && { offer }), for: 'application-form' },
        },
      };
    },
  },
};
