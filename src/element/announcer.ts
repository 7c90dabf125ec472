import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';

/** How long a polite text waits for a later one that replaces it (ms): what changes several times in a row is said as it ends. */
export const debounceMs = 150;

/** One live region (ARIA): it is in the page before its text, since screen readers do not report a region that comes with one. */
class LiveRegion {
  #region: Element | undefined;
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Says the text after so many milliseconds, unless another replaces it; where there is no region yet, once there is one. */
  say(text: string, delayMs: number): void {
    this.#text = text;
    clearTimeout(this.#timer);
    if (delayMs > 0) this.#timer = setTimeout(this.#flush, delayMs);
    else this.#flush();
  }

  /** A region that is new says nothing of what was said before it: who comes back to it has heard it. */
  readonly connect = (region: Element | undefined): void => {
    this.#region = region;
    this.say(region ? this.#text : '', debounceMs);
  };

  readonly #flush = (): void => {
    const [region, text] = [this.#region, this.#text];
    if (!region) return;
    const isRepeated = text !== '' && region.textContent === text;
    region.textContent = isRepeated ? '' : text;
    if (isRepeated)
      this.#timer = setTimeout(this.#flush); // only a change is spoken
    else this.#text = '';
  };
}

/**
 * What an element, or a part of it, tells a screen reader besides what it shows. Each text is spoken once; one that is said again, is
 * spoken again. Regions in an inert part of the page are not read: a modal dialog needs an announcer of its own.
 */
export class Announcer {
  readonly #status = new LiveRegion();
  readonly #alert = new LiveRegion();

  /** Says it when nothing else is being said, in place of what was said before (`role="status"`). */
  say(text: string): void {
    this.#status.say(text, debounceMs);
  }

  /** What was said, or waits to be, does not hold any more. */
  clear(): void {
    this.#status.say('', 0);
  }

  /** Says it at once, in place of what is being said (`role="alert"`): something is wrong. */
  alert(text: string): void {
    this.#alert.say(text, 0);
  }

  /** What was wrong is not wrong any more. */
  clearAlert(): void {
    this.#alert.say('', 0);
  }

  /** The regions: they stand in the template from the beginning, and stay there. */
  render(): TemplateResult {
    return html`
      <p class="visually-hidden" role="status" ${ref(this.#status.connect)}></p>
      <p class="visually-hidden" role="alert" ${ref(this.#alert.connect)}></p>
    `;
  }
}
