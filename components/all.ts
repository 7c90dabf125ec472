import './application-form/index.ts';
import './offer-search/index.ts';
import './provider/index.ts';

export * from './index.ts';
