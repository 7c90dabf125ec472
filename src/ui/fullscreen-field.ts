import { flatParent } from '../page-theme/flat-parent.ts';

/** Each is set, and not left to the browser's own rules for popovers: any rule of a style sheet would win over those. */
const screenStyles = [
  ['position', 'fixed'],
  ['inset', '0 auto auto 0'],
  ['inline-size', '100%'],
  ['max-inline-size', 'none'],
  ['max-block-size', 'none'],
  ['margin', '0'],
  ['padding', '1em'],
  ['border', '0'],
  ['overflow', 'auto'],
  ['overscroll-behavior', 'contain'],
] as const;

/** Remembers how far whatever is around an element is scrolled; what it returns scrolls there again. */
const saveScroll = (element: Element): (() => void) => {
  const positions: { around: Element; top: number; left: number }[] = [];
  for (let around = flatParent(element); around; around = flatParent(around))
    positions.push({ around, top: around.scrollTop, left: around.scrollLeft });
  return () => {
    for (const { around, top, left } of positions)
      if (around.scrollTop !== top || around.scrollLeft !== left) around.scrollTo({ top, left, behavior: 'instant' });
  };
};

/**
 * Gives a field the whole screen, down to the keyboard, with all that stands in it where it was: nothing moves in the document, and
 * the focus stays. Closed by whoever opened it, by the « back » of the device and by Escape; the page is then where it was.
 */
export class FullscreenField {
  readonly #field: HTMLElement;
  readonly #onClose: () => void;
  readonly #restoreScroll: () => void;

  /** `onClose` is called whenever it closes, whatever closed it. */
  constructor(field: HTMLElement, onClose: () => void) {
    this.#field = field;
    this.#onClose = onClose;
    this.#restoreScroll = saveScroll(field);
    const { style } = field;
    for (const [name, value] of screenStyles) style.setProperty(name, value);
    field.popover = 'auto';
    field.showPopover();
    this.#fit();
    field.addEventListener('toggle', this.#onToggle);
    for (const event of ['resize', 'scroll']) visualViewport?.addEventListener(event, this.#fit);
  }

  close(): void {
    if (this.#field.popover === null) return;
    const { style } = this.#field;
    for (const event of ['resize', 'scroll']) visualViewport?.removeEventListener(event, this.#fit);
    this.#field.removeEventListener('toggle', this.#onToggle);
    this.#field.popover = null; // and so it is hidden as a popover, and back in its place
    for (const [name] of screenStyles) style.removeProperty(name);
    for (const name of ['block-size', 'translate']) style.removeProperty(name);
    this.#restoreScroll(); // the page was shorter meanwhile, and the browser goes back to the field by itself
    this.#onClose();
  }

  /** What the keyboard leaves of the screen (CSSOM View, `VisualViewport`). */
  readonly #fit = (): void => {
    const { height, offsetTop } = visualViewport ?? { height: innerHeight, offsetTop: 0 };
    this.#field.style.setProperty('block-size', `${height}px`);
    this.#field.style.setProperty('translate', `0 ${offsetTop}px`);
  };

  readonly #onToggle = (event: Event): void => {
    if (event instanceof ToggleEvent && event.newState === 'closed') this.close();
  };
}
