// Written by “npm run elements” from the folders of components/.
import type { Loadable } from '../src/element/autoload.ts';
import { preload as applicationForm } from './application-form/preload.ts';
import { preload as offerSearch } from './offer-search/preload.ts';

/** Every element of the kit, by tag. */
export const elements: Readonly<Record<string, Loadable>> = {
  'emploi-application-form': {
    load: async () => (await import('./application-form/application-form.ts')).EmploiApplicationForm,
    preload: applicationForm,
  },
  'emploi-offer-search': {
    load: async () => (await import('./offer-search/offer-search.ts')).EmploiOfferSearch,
    preload: offerSearch,
  },
  'emploi-provider': { load: async () => (await import('./provider/provider.ts')).EmploiProvider },
};
