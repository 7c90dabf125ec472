import { buildSdkIfStale, buildStorybookIfStale } from './build/stale.ts';

process.once('SIGINT', () => process.exit(0)).once('SIGTERM', () => process.exit(0));

await buildSdkIfStale();
// The gateway does not need the stories: without them it starts all the same.
await buildStorybookIfStale().catch((error: unknown) => console.error('The Storybook could not be built:', error));

process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
await import('../server/main.ts');
