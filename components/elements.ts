import type { Loadable } from '../src/element/autoload.ts';
import { queryOf } from './offer-search/first-question.ts';

/** Every element of the kit, by tag: the only list to extend when a component is added. */
export const elements: Readonly<Record<string, Loadable>> = {
  'emploi-provider': { load: async () => (await import('./provider/provider.ts')).EmploiProvider },
  'emploi-offer-search': {
    load: async () => (await import('./offer-search/offer-search.ts')).EmploiOfferSearch,
    firstQuestion: (element) => {
      const [keywords = null, place = null, radius] = ['keywords', 'place', 'radius'].map((name) => element.getAttribute(name));
      const query = queryOf({ keywords, place, radius: radius ? Number(radius) : null });
      return query.keywords || query.place ? { path: 'offers', query } : undefined;
    },
  },
};
