import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { luminance, toCss } from './colour.ts';
import { paletteFor } from './palette.ts';
import { readPageAppearance, type PageAppearance } from './read-page.ts';

/** The element that takes after its page. */
type ThemedElement = ReactiveControllerHost & HTMLElement & { readonly theme: string | null };

/** A page that changes its classes often is read once for all changes of such a while (ms). */
const debounceMs = 100;

/** Our tokens, as the page's look gives them. */
const tokensOf = (look: PageAppearance): Map<string, string> => {
  const palette = paletteFor(look);
  const tokens = new Map(Object.entries(palette).map(([role, colour]) => [`--emploi-color-${role}`, toCss(colour)]));
  if (look.radius !== undefined) tokens.set('--emploi-radius', `${look.radius}px`);
  if (look.heading) {
    tokens.set('--emploi-font-family-heading', look.heading.family);
    tokens.set('--emploi-font-weight-heading', look.heading.weight);
  }
  return tokens;
};

/**
 * `theme="auto"`: gives an element the colours of the links and buttons around it, on the frame inside its shadow root. It
 * reads once the page is loaded, and again when the page's own theme may have changed. What the page sets itself stays.
 */
class PageTheme implements ReactiveController {
  readonly #host: ThemedElement;
  readonly #observer = new MutationObserver(() => this.#readLater());
  readonly #prefersDark = matchMedia('(prefers-color-scheme: dark)');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #following = false;

  constructor(host: ThemedElement) {
    this.#host = host;
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  hostUpdated(): void {
    const follows = this.#host.isConnected && this.#host.theme === 'auto';
    if (follows === this.#following) return;
    this.#following = follows;
    if (follows) this.#follow();
    else this.#stop();
  }

  hostDisconnected(): void {
    this.hostUpdated();
  }

  #follow(): void {
    for (const element of [document.documentElement, document.body]) this.#observer.observe(element, { attributes: true });
    this.#prefersDark.addEventListener('change', this.#readLater);
    if (document.readyState !== 'complete') addEventListener('load', this.#readLater, { once: true });
    this.#read();
  }

  #stop(): void {
    this.#observer.disconnect();
    this.#prefersDark.removeEventListener('change', this.#readLater);
    removeEventListener('load', this.#readLater);
    clearTimeout(this.#timer);
    const frame = this.#frame;
    if (frame) frame.style.cssText = '';
  }

  get #frame(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.frame');
  }

  readonly #readLater = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#afterTransitions(), debounceMs);
  };

  /** A colour on its way to another one is neither. */
  async #afterTransitions(): Promise<void> {
    await Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map((transition) => transition.finished),
    );
    if (this.#following) this.#read();
  }

  #read(): void {
    const frame = this.#frame;
    if (!frame) return;
    const probe = frame.appendChild(document.createElement('i'));
    probe.hidden = true;
    const look = readPageAppearance(this.#host, probe);
    probe.remove();

    const ofPage = getComputedStyle(this.#host);
    const tokens = [...tokensOf(look)].filter(([name]) => !ofPage.getPropertyValue(name).trim());
    // Room around the text, where it stands on a ground of ours amid an image.
    if (!look.ground) tokens.push(['padding', '1em']);
    tokens.push(['color-scheme', luminance(paletteFor(look).background) < 0.18 ? 'dark' : 'light']);
    for (const name of [...frame.style]) if (!tokens.some(([kept]) => kept === name)) frame.style.removeProperty(name);
    for (const [name, value] of tokens) frame.style.setProperty(name, value);
  }
}

const followers = new WeakSet<ThemedElement>();

/** From now on, whenever `theme` is `auto`, the element takes after its page. */
export const followPageTheme = (element: ThemedElement): void => {
  if (followers.has(element)) return;
  followers.add(element);
  element.addController(new PageTheme(element));
};
