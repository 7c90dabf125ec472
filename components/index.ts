export * from '../src/client/index.ts';
export type { Offer, OfferPage, OfferQuery, OfferSummary, Place, Problem } from '../src/contract/index.ts';
export { autoload } from '../src/element/autoload.ts';
export { define } from '../src/element/define.ts';
export { EmploiElement } from '../src/element/emploi-element.ts';
export { version } from '../src/client/version.ts';
export * from './classes.ts';
export { elements } from './elements.ts';
