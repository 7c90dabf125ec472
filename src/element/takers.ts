import { pageScope, type Taker } from '../client/page-scope.ts';

export type { Taker };

/** All that is on the page, whichever script of this major version brought it. */
const scope = () => (pageScope().takers ??= { all: new Set(), watchers: new Set() });

const change = (): void => scope().watchers.forEach((watcher) => watcher());

/** Takes applications from now on; returns how to stop. */
export const takeApplications = (taker: Taker): (() => void) => {
  scope().all.add(taker);
  change();
  return () => {
    scope().all.delete(taker);
    change();
  };
};

/** Says whenever something begins or ceases to take applications; returns how to stop. */
export const watchTakers = (watcher: () => void): (() => void) => {
  scope().watchers.add(watcher);
  return () => scope().watchers.delete(watcher);
};

/** The first that takes applications for this offer. */
export const takerFor = async (offer: string): Promise<Taker | undefined> => {
  for (const taker of scope().all) if (await taker.takes(offer)) return taker;
  return undefined;
};
