import { pageScope, type ApplicationTarget } from '../client/page-scope.ts';

export type { ApplicationTarget };

/** All application targets of the page, whichever script of this major version registered them. */
const registry = () => (pageScope().targets ??= { all: new Set(), onChange: new Set(), onSubmitted: new Set() });

const notifyChange = (): void => registry().onChange.forEach((listener) => listener());

/** Registers a form that accepts applications; returns a function that unregisters it. */
export const registerApplicationTarget = (target: ApplicationTarget): (() => void) => {
  registry().all.add(target);
  notifyChange();
  return () => {
    registry().all.delete(target);
    notifyChange();
  };
};

/** Calls `listener` whenever a target is registered or unregistered; returns a function that stops it. */
export const watchApplicationTargets = (listener: () => void): (() => void) => {
  registry().onChange.add(listener);
  return () => registry().onChange.delete(listener);
};

/** Notifies the page's elements that an application for this offer has arrived. */
export const notifyApplicationSubmitted = (offer: string): void => registry().onSubmitted.forEach((listener) => listener(offer));

/** Calls `listener` with each offer for which an application has arrived; returns a function that stops it. The page has no event for it. */
export const onApplicationSubmitted = (listener: (offer: string) => void): (() => void) => {
  registry().onSubmitted.add(listener);
  return () => registry().onSubmitted.delete(listener);
};

/** The first target that accepts applications for this offer. */
export const applicationTargetFor = async (offer: string): Promise<ApplicationTarget | undefined> => {
  for (const target of registry().all) if (await target.accepts(offer)) return target;
  return undefined;
};
