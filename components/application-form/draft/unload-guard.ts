/** Asks, as browsers do, before the page is left or loaded anew while something would be lost. */
export class UnloadGuard {
  #isMinded = false;

  /** Whether something would be lost now. Only then is there a listener: browsers keep pages without one for the way back. */
  set(isMinded: boolean): void {
    if (isMinded === this.#isMinded) return;
    this.#isMinded = isMinded;
    if (isMinded) addEventListener('beforeunload', this.#onLeave);
    else removeEventListener('beforeunload', this.#onLeave);
  }

  stop(): void {
    this.set(false);
  }

  readonly #onLeave = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Chrome before 119 and Safari heed nothing else
    event.returnValue = true;
  };
}
