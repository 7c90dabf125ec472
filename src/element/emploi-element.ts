import { ContextConsumer } from '@lit/context';
import { adoptStyles, LitElement, type CSSResultGroup, type CSSResultOrNative, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';

import { createClient, type Client } from '../client/client.ts';
import type { GatewayError } from '../client/errors.ts';
import { pageScope } from '../client/page-scope.ts';
import { version } from '../client/version.ts';
import type { ElementName } from '../contract/index.ts';
import { firstWords, followLanguage, spokenLanguage, type Locales } from '../i18n/locale.ts';
import { pageLanguage } from '../i18n/page-language.ts';
import { base, controls, tokens } from '../styles/index.ts';
import { adviseWebmaster } from './advice.ts';
import { clientContext, isForeign, providerOf, type Settings } from './client-context.ts';
import { whenNear } from './near.ts';
import { obstacle } from './obstacle.ts';
import { keepKeys } from './own-keys.ts';
import { oneOf } from './written.ts';

type EmploiEvent = Extract<keyof HTMLElementEventMap, `emploi-${string}`>;
type DetailOf<K extends EmploiEvent> = HTMLElementEventMap[K] extends CustomEvent<infer D> ? D : never;

/**
 * What all elements have in common: a way to the gateway, typed events, the look, the language.
 *
 * @fires {CustomEvent<{ error: GatewayError }>} emploi-error - The gateway could not answer. `detail.error.kind` says what the visitor can do.
 */
export abstract class EmploiElement extends LitElement {
  static readonly version: string = version;

  /** @internal */
  static readonly obstacle: () => unknown = obstacle;

  /** @internal What it says in other languages than French. */
  static readonly locales: Locales = new Map();

  static override styles: CSSResultGroup = [base, tokens, controls];

  /** @internal The name a partner's key may be limited to, whatever tag the element bears. */
  protected abstract readonly elementName: ElementName;

  /** Public key of the partner site. Taken from `<emploi-provider>` when absent. */
  @property({ attribute: 'partner-key' }) partnerKey = '';

  /** Base URL of the gateway, `https://gateway.example/v1/`. Not needed when the script comes from the gateway itself. */
  @property() gateway = '';

  /** `light` or `dark` whatever the page is; `auto` takes after the links and buttons around. Unset, it is as the page is. */
  @property({ reflect: true, converter: oneOf('theme', ['light', 'dark', 'auto']) }) theme: 'light' | 'dark' | 'auto' | null =
    null;

  /** `compact` for pages that have little room. */
  @property({ reflect: true, converter: oneOf('density', ['compact']) }) density: 'compact' | null = null;

  /** A ready-made client, for applications and tests. Wins over attributes and provider. */
  @property({ attribute: false }) client: Client | undefined;

  /** `lazy`: nothing is asked before the element is less than a screen away from what the visitor sees. */
  @property({ converter: oneOf('loading', ['eager', 'lazy']) }) loading: 'eager' | 'lazy' | null = 'eager';

  readonly #provided = new ContextConsumer(this, { context: clientContext, subscribe: true });

  /** Holds all that is shown, and says in which language it is. The tag itself is the page's: nothing is written on it. */
  readonly #box = document.createElement('div');

  #styles: readonly CSSResultOrNative[];
  #wasNear = false;
  /** While a lazy element is out of sight: gives up watching for it. */
  #far: (() => void) | undefined;

  #own: { gateway: string; partnerKey: string; client: Client } | undefined;

  constructor() {
    super();
    this.#styles = new.target.elementStyles;
    followLanguage(this, new.target.locales);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A provider that is defined after its consumers has not heard them: they ask again.
    const provider = this.#provided.value ? undefined : providerOf(this);
    if (provider)
      void customElements.whenDefined(provider.localName).then(() => {
        this.#provided.hostConnected();
        this.requestUpdate();
      });
    if (this.loading === 'lazy' && !this.#wasNear) this.#far = whenNear(this, () => this.#come());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#far?.();
    this.#far = undefined;
  }

  /** Into another document. */
  adoptedCallback(): void {
    void this.#dress();
  }

  protected override createRenderRoot(): HTMLElement {
    super.createRenderRoot().append(this.#box);
    keepKeys(this.#box);
    this.renderOptions.renderBefore = null;
    return this.#box;
  }

  /** Whoever reads English is not shown French first. */
  protected override scheduleUpdate(): Promise<unknown> | void {
    const awaited = this.hasUpdated ? undefined : firstWords();
    return awaited ? awaited.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override update(changed: PropertyValues<this>): void {
    const { code, dir } = spokenLanguage();
    this.#box.lang = code;
    // A page that speaks the language knows which way it runs; of Arabic, some forget to say.
    this.#box.dir = dir;
    if (dir !== 'rtl' && code === pageLanguage()) this.#box.removeAttribute('dir');
    super.update(changed);
    // Style sheets read them where they are written.
    for (const name of ['theme', 'density'] as const) {
      const word = this[name];
      if (word && word !== this.getAttribute(name)) this.setAttribute(name, word);
    }
    // Whoever does without pays nothing; should it not come, the usual colours stay.
    if (changed.has('theme') && this.theme === 'auto')
      import('../page-theme/page-theme.ts').then(
        ({ followPage }) => followPage(this),
        () => {},
      );
  }

  /** @internal The closest configuration wins: property, then attributes, then provider. */
  get api(): Client | undefined {
    if (this.#far) return undefined;
    const client =
      this.client ?? (this.partnerKey ? this.#make(this) : (this.#provided.value ?? this.#fromProvider(providerOf(this))));
    return client?.forElement(this.elementName);
  }

  /** @internal Called by tasks. */
  fail(error: GatewayError): void {
    adviseWebmaster(this, error);
    this.emit('emploi-error', { error });
  }

  /** Returns `false` when the event was cancelable and a listener canceled it. */
  protected emit<K extends EmploiEvent>(type: K, detail: DetailOf<K>, init?: { cancelable?: boolean }): boolean {
    /** @internal Events are declared where they are fired, with `@fires`. */
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, ...init }));
  }

  /** Adds styles that come with a part of the element. */
  protected async wear(styles: CSSResultOrNative): Promise<void> {
    if (!this.#styles.includes(styles)) this.#styles = [...this.#styles, styles];
    await this.#dress();
  }

  async #dress(): Promise<void> {
    if (!this.shadowRoot) return;
    if (this.ownerDocument === document) adoptStyles(this.shadowRoot, [...this.#styles]);
    else (await import('./dress.ts')).dress(this.shadowRoot, this.#styles);
  }

  #come(): void {
    this.#wasNear = true;
    this.#far = undefined;
    this.requestUpdate();
  }

  /** One that shares its client does so in its own time. Without any, requests fail and say what is missing. */
  #fromProvider(provider: Element | undefined): Client | undefined {
    if (!provider) return this.#make(this);
    return isForeign(provider) ? this.#make(provider) : undefined;
  }

  #make({ gateway, partnerKey }: Settings): Client {
    if (this.#own?.gateway !== gateway || this.#own.partnerKey !== partnerKey)
      this.#own = { gateway, partnerKey, client: createClient({ gateway: gateway || (pageScope().gateway ?? ''), partnerKey }) };
    return this.#own.client;
  }
}

declare global {
  interface HTMLElementEventMap {
    'emploi-error': CustomEvent<{ error: GatewayError }>;
  }
}
