import 'emploi-elements/offer-search';
