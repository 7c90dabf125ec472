import { parentPort } from 'node:worker_threads';

/** Stands in for the thread that examines documents: one called `hangs` keeps it busy for ever, one called `falls` ends it. */
parentPort?.on('message', ({ name }: { name: string }) => {
  if (name.startsWith('falls')) throw new Error('The checks have failed');
  if (name.startsWith('swells')) for (const held: unknown[] = []; ;) held.push(Array.from({ length: 1_000 }, () => ({})));
  if (name.startsWith('hangs')) for (;;);
  parentPort?.postMessage({ checksum: '', refusal: 'infected' });
});
