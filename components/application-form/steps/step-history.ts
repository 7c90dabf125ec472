import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { HistoryEntry } from '../../../src/element/history-entry.ts';

/**
 * Makes the browser's « back » go one step back: each step has an entry of its own in the history, with the same address and no
 * more than the number of the step. Where a frame or a browser allows no entries, the steps work without.
 */
export class StepHistory implements ReactiveController {
  /** Tells the entries of this form from those of another on the page, or of the page before it was reloaded. */
  readonly #entry = new HistoryEntry(String(crypto.getRandomValues(new Uint32Array(1))[0]));
  readonly #go: (step: number) => void;

  /** `go` shows a step that the visitor has come back to, or forward. */
  constructor(host: ReactiveControllerHost, go: (step: number) => void) {
    this.#go = go;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#onPopstate);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#onPopstate);
  }

  /** The visitor goes from one step on to the next. */
  enter(from: number, to: number): void {
    if (!this.#entry.isWritable) return;
    if (this.#step !== from) this.#entry.replace(from);
    this.#entry.push(to);
  }

  /** Goes back by the history, so that no entry of a step stays behind; `false`: this step has none. */
  back(from: number): boolean {
    if (this.#step !== from || from === 0) return false;
    history.back();
    return true;
  }

  /** The step of the entry where the visitor is. */
  get #step(): number | undefined {
    const step = this.#entry.read();
    return typeof step === 'number' ? step : undefined;
  }

  /**
   * An entry without a step of ours is the page's: the anchor of a link, say. Browsers scroll to where the page was at that entry, in
   * the next frame at the latest, and the title of the step would be out of sight.
   */
  readonly #onPopstate = (): void => {
    const step = this.#step;
    if (step !== undefined) requestAnimationFrame(() => requestAnimationFrame(() => this.#go(step)));
  };
}
