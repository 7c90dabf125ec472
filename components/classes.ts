// Written by “npm run elements” from the folders of components/.
export { EmploiApplicationForm } from './application-form/application-form.ts';
export { EmploiOfferSearch } from './offer-search/offer-search.ts';
export { EmploiProvider } from './provider/provider.ts';
