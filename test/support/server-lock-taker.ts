import * as v from 'valibot';

import { takeLock } from '../../server/lock.ts';

/** A process that takes the lock of a folder when it is told to, and says what came of it. */
const Order = v.object({ folder: v.string(), at: v.number() });

const attempt = (folder: string): string => {
  try {
    return takeLock(folder, 'token').lock ? 'taken' : 'held';
  } catch (error) {
    return String(error);
  }
};

process.on('message', (message) => {
  const { folder, at } = v.parse(Order, message);
  while (Date.now() < at); // all of them in the same millisecond
  process.send?.(attempt(folder));
});
process.send?.('ready');
