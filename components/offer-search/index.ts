import { define } from '../../src/element/define.ts';
import { EmploiOfferSearch } from './offer-search.ts';

define('emploi-offer-search', EmploiOfferSearch);

export { EmploiOfferSearch };

declare global {
  interface HTMLElementTagNameMap {
    'emploi-offer-search': EmploiOfferSearch;
  }
}
