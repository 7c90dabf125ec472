import { componentNames } from './scripts/build/sources.ts';

const parts = 'dist/cdn/parts';

/** The budget of an element is 8 kB unless it has one of its own. */
const elements = { 'application-form': '14.8 kB', 'offer-search': '11.6 kB', provider: '1 kB' };

/** What a page loads, compressed with Brotli; 1 kB is 1 000 bytes. Whoever raises a budget says why in the commit. */
const budgets = [
  { name: 'loader: the one script of a page', path: 'dist/cdn/loader.js', limit: '2.41 kB' },
  { name: 'runtime: what all elements share', path: `${parts}/runtime-*.js`, limit: '16.4 kB' },
  { name: 'offer-search: all it begins with, in one file', path: 'dist/cdn/direct/offer-search.js', limit: '26.6 kB' },
  { name: 'application-form: all it begins with, in one file', path: 'dist/cdn/direct/application-form.js', limit: '29.4 kB' },
  ...componentNames().map((name) => ({ name, path: `${parts}/${name}-*.js`, limit: elements[name] ?? '8 kB' })),
  { name: 'offer-search: the filters, once they are opened', path: `${parts}/filters-*.js`, limit: '3 kB' },
  { name: 'offer-search: presets that the gateway has refused', path: `${parts}/presets-*.js`, limit: '0.7 kB' },
  { name: 'offer-search: an alert, once it is asked for', path: `${parts}/alert-form-*.js`, limit: '2 kB' },
  { name: 'offer-search: a whole offer, once one is opened', path: `${parts}/offer-panel-*.js`, limit: '4.1 kB' },
  { name: 'offer-search: what the device keeps, once it keeps something', path: `${parts}/kept-*.js`, limit: '3.1 kB' },
  {
    name: 'offer-search: its address, where a page asks for it',
    path: [`${parts}/address-*.js`, `${parts}/search-history-*.js`],
    limit: '2.2 kB',
  },
  { name: 'application-form: the numbers of the world, with the first figure', path: `${parts}/phone-*.js`, limit: '25.5 kB' },
  { name: 'application-form: the work that a session costs', path: `${parts}/work-*.js`, limit: '1.5 kB' },
  { name: 'application-form: slips in an e-mail address', path: `${parts}/email-typos-*.js`, limit: '0.6 kB' },
  { name: 'application-form: the step of the documents', path: `${parts}/documents-*.js`, limit: '9.1 kB' },
  { name: 'application-form: photographs that are too large', path: `${parts}/photograph-*.js`, limit: '1 kB' },
  { name: 'application-form: why an application is not taken', path: `${parts}/refusals-*.js`, limit: '0.8 kB' },
  { name: 'application-form: uploads, with the first file', path: `${parts}/uploads-*.js`, limit: '6.5 kB' },
  { name: 'application-form: what the device keeps, with the first letter', path: `${parts}/device-part-*.js`, limit: '6.5 kB' },
  { name: 'retry: where a request has failed on the way', path: `${parts}/retry-*.js`, limit: '5.4 kB' },
  { name: 'translation: on pages that are not in French', path: `${parts}/translation-*.js`, limit: '0.6 kB' },
  { name: 'offer-search: English', path: `${parts}/en-offer-search-*.js`, limit: '4 kB' },
  { name: 'offer-search: Arabic', path: `${parts}/ar-offer-search-*.js`, limit: '4.6 kB' },
  { name: 'application-form: English', path: `${parts}/en-application-form-*.js`, limit: '5.5 kB' },
  { name: 'application-form: Arabic', path: `${parts}/ar-application-form-*.js`, limit: '6.4 kB' },
  { name: 'what theme="auto" loads', path: `${parts}/page-theme-*.js`, limit: '2.3 kB' },
  { name: 'offer-search: all in one file, its languages too', path: 'dist/cdn/offer-search.js', limit: '53.1 kB' },
];

export default budgets.map((budget) => ({ ...budget, brotli: true }));
