import type { LitElement, ReactiveController } from 'lit';

/** Where the focus goes from here, the closest first. */
const fallbacksFor = (from: Element): readonly string[] => {
  const file = from.closest('.file');
  return [file ? `#${file.id} button` : '', from.closest('form') ? '#go' : '', '#step-title', 'h2'].filter(Boolean);
};

/**
 * Keeps the focus in the element when what has it goes away: a button that has done what it was there for, or that of a file which has
 * arrived meanwhile. Browsers would go on from the top of the page, and screen readers with them.
 */
export class FocusRestorer implements ReactiveController {
  readonly #host: LitElement;
  #near: readonly string[] = [];

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const focused = this.#host.shadowRoot?.activeElement;
    this.#near = focused ? fallbacksFor(focused) : [];
  }

  /** Whoever knows better where it should go has been waiting for this update, and comes first. */
  hostUpdated(): void {
    if (this.#near.length > 0) void this.#host.updateComplete.then(() => this.#keep());
  }

  #keep(): void {
    const root = this.#host.shadowRoot;
    if (root?.activeElement || document.activeElement !== document.body) return;
    for (const selector of this.#near) {
      root?.querySelector<HTMLElement>(selector)?.focus();
      if (root?.activeElement) return;
    }
  }
}
