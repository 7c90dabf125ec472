import { browserTests } from './scripts/browser-tests.ts';
import { ensureChromium } from './scripts/chromium.ts';

export default await browserTests(ensureChromium());
