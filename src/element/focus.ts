import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface FocusHost extends ReactiveControllerHost {
  readonly shadowRoot: ShadowRoot | null;
}

export interface FocusOptions {
  /** Where the focus may go when what had it has disappeared, best first; `lost` is that, and all that it stood in, from the inside out. */
  candidates: (lost: readonly Element[], root: ShadowRoot) => Iterable<HTMLElement | null>;
  /** Brings what gets the focus into sight. */
  scroll: (target: HTMLElement) => void;
}

const pathTo = (element: Element | null | undefined): readonly Element[] =>
  element ? [element, ...pathTo(element.parentElement)] : [];

/**
 * The focus inside an element. When what has it disappears with an update, a button that has done what it was there for say, it is
 * handed on to what is near: browsers would go on from the top of the page, and screen readers with them.
 */
export class Focus implements ReactiveController {
  readonly #host: FocusHost;
  readonly #options: FocusOptions;
  #path: readonly Element[] = [];

  constructor(host: FocusHost, options: FocusOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#path = pathTo(this.#host.shadowRoot?.activeElement);
  }

  /** Whoever knows better where it should go has been waiting for this update, and comes first. */
  hostUpdated(): void {
    const path = this.#path;
    if (path.length > 0) void this.#host.updateComplete.then(() => this.#handOn(path));
  }

  /** A part of the element. */
  find(selector: string): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>(selector);
  }

  /** Moves the focus there, and that into sight. */
  move(target: HTMLElement | null | undefined): void {
    if (!target) return;
    target.focus({ preventScroll: true });
    this.#options.scroll(target);
  }

  /** Moves it to what the selector finds once the element has updated. */
  async after(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.move(this.find(selector));
  }

  #handOn(lost: readonly Element[]): void {
    const root = this.#host.shadowRoot;
    if (!root || root.activeElement || document.activeElement !== document.body) return;
    for (const target of this.#options.candidates(lost, root)) {
      this.move(target);
      if (root.activeElement) return;
    }
  }
}
