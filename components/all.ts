// Written by “npm run elements” from the folders of components/.
import './application-form/index.ts';
import './offer-search/index.ts';
import './provider/index.ts';

export * from './index.ts';
