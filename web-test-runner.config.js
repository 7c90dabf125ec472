import { findBrowsers } from './scripts/browsers/index.ts';
import { browserTests } from './scripts/tests/browser-config.ts';
import { testGateway } from './test/support/gateway.ts';

const { app } = await testGateway();

export default browserTests(findBrowsers(), app);
