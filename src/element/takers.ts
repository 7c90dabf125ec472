import { pageScope, type Taker } from '../client/page-scope.ts';

export type { Taker };

/** All that is on the page, whichever script of this major version brought it. */
const scope = () => (pageScope().takers ??= { all: new Set(), watchers: new Set(), hearers: new Set() });

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

/** Tells the page's elements that an application for this offer has arrived. */
export const tellSent = (offer: string): void => scope().hearers.forEach((hear) => hear(offer));

/** Hears of each offer for which an application has arrived; returns how to stop. The page has no listener of ours for it. */
export const hearSent = (hear: (offer: string) => void): (() => void) => {
  scope().hearers.add(hear);
  return () => scope().hearers.delete(hear);
};

/** The first that takes applications for this offer. */
export const takerFor = async (offer: string): Promise<Taker | undefined> => {
  for (const taker of scope().all) if (await taker.takes(offer)) return taker;
  return undefined;
};
