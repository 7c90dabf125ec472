import type { ReactiveController } from 'lit';

import type { TaskHost } from '../../src/element/gateway-task.ts';

const isShown = (element: Element): boolean => element.getClientRects().length > 0;

/** What an element stands in, from the inside to the outside. */
const ancestors = (element: Element | null | undefined): readonly Element[] => {
  const parent = element?.parentElement;
  return parent ? [parent, ...ancestors(parent)] : [];
};

/** Where the focus can go within a part: to another filter that is on, to what tells of the part, else to its heading. */
const focusTargetIn = (part: Element): HTMLElement | undefined =>
  [...part.querySelectorAll<HTMLElement>(':scope:is(.chips) .on')].at(-1) ??
  ['[role="status"]', ''].flatMap((kind) => [...part.querySelectorAll<HTMLElement>(`${kind}[tabindex="-1"]`)]).find(isShown);

/** Where the focus goes when what had it has gone: as near as can be to where that stood. */
const nearestFocusTarget = (parts: readonly Element[]): HTMLElement | undefined => {
  for (const part of parts) {
    const target = part.isConnected ? focusTargetIn(part) : undefined;
    if (target) return target;
  }
  return undefined;
};

/** Moves the page only where it must: what is out of sight, or so low that what follows would be, comes to the top. */
export const scrollIfNeeded = (target: Element): void => {
  const { top } = target.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) target.scrollIntoView();
};

/**
 * Keeps the focus of an element where its visitor is. A button that vanishes under it, « Réessayer » say, hands it on to what is
 * near: nobody is thrown to another end of the page.
 */
export class FocusController implements ReactiveController {
  readonly #host: TaskHost & HTMLElement;
  /** What the focus stood in before the update. */
  #ancestors: readonly Element[] = [];

  constructor(host: TaskHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#ancestors = ancestors(this.#host.shadowRoot?.activeElement);
  }

  hostUpdated(): void {
    if (!this.#host.shadowRoot?.activeElement) this.#move(nearestFocusTarget(this.#ancestors));
  }

  /** A part of the element. */
  find(selector: string): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>(selector);
  }

  /** Moves the focus to what can be read there, and that into sight. */
  enter(selector: string): void {
    this.#move(this.find(selector));
  }

  /** Stands at a card by its title: the whole of it is in sight, and the page moves no further than that takes. */
  focusCard(title: HTMLElement | undefined): void {
    title?.closest('li')?.scrollIntoView({ block: 'nearest' });
    title?.focus({ preventScroll: true });
  }

  #move(target: HTMLElement | null | undefined): void {
    target?.focus({ preventScroll: true });
    if (target) scrollIfNeeded(target);
  }
}
