import { browserTests } from './scripts/browser-tests.ts';
import { findBrowsers } from './scripts/browsers/index.ts';

export default await browserTests(findBrowsers());
