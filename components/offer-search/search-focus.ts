import type { FocusOptions } from '../../src/element/focus.ts';

const isShown = (element: Element): boolean => element.getClientRects().length > 0;

/** Where the focus can go within a part: to another filter that is on, to what tells of the part, else to its heading. */
const focusTargetIn = (part: Element): HTMLElement | undefined =>
  [...part.querySelectorAll<HTMLElement>(':scope:is(.chips) .on')].at(-1) ??
  ['[role="status"]', ''].flatMap((kind) => [...part.querySelectorAll<HTMLElement>(`${kind}[tabindex="-1"]`)]).find(isShown);

/** Moves the page only where it must: what is out of sight, or so low that what follows would be, comes to the top. */
export const scrollIfNeeded = (target: Element): void => {
  const { top } = target.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) target.scrollIntoView();
};

/** Where the focus goes in the search: as near as can be to where what had it stood. */
export const searchFocus: FocusOptions = {
  candidates: ([, ...around]) => around.filter((part) => part.isConnected).flatMap((part) => focusTargetIn(part) ?? []),
  scroll: scrollIfNeeded,
};

/** Stands at a card by its title: the whole of it is in sight, and the page moves no further than that takes. */
export const focusCard = (title: HTMLElement | undefined): void => {
  title?.closest('li')?.scrollIntoView({ block: 'nearest' });
  title?.focus({ preventScroll: true });
};
