import { buildEmbedPagesIfStale, buildSdkIfStale, buildStorybookIfStale } from './build/stale.ts';

process.once('SIGINT', () => process.exit(0)).once('SIGTERM', () => process.exit(0));

await buildSdkIfStale();
// The gateway does not need them: without them it starts all the same.
await buildEmbedPagesIfStale().catch((error: unknown) => console.error('The demonstration pages could not be built:', error));
await buildStorybookIfStale().catch((error: unknown) => console.error('The Storybook could not be built:', error));

process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
await import('../server/main.ts');
