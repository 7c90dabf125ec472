import { ContextConsumer } from '@lit/context';
import { adoptStyles, LitElement, type CSSResultGroup, type CSSResultOrNative, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';

import { createClient, type Client } from '../client/client.ts';
import type { GatewayError } from '../client/errors.ts';
import { lazyModule } from '../client/lazy-module.ts';
import { pageScope } from '../client/page-scope.ts';
import { version } from '../client/version.ts';
import type { ElementName } from '../contract/index.ts';
import { localeReady, followPageLanguage, currentLanguage, type Locales } from '../i18n/locale.ts';
import { pageLanguage } from '../i18n/page-language.ts';
import { base, controls, tokens } from '../styles/index.ts';
import { warnWebmaster } from './warnings.ts';
import { clientContext, isOtherMajor, providerOf, type ClientSettings } from './client-context.ts';
import { whenNearViewport } from './near-viewport.ts';
import { unsupportedReason } from './unsupported-reason.ts';
import { isolateTyping } from './isolate-typing.ts';
import { enumAttribute } from './attributes.ts';

const loadPageTheme = lazyModule(() => import('../page-theme/page-theme.ts'));
const loadAdoptStyles = lazyModule(() => import('./adopt-styles.ts'));

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
  static readonly unsupported: () => unknown = unsupportedReason;

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
  @property({ reflect: true, converter: enumAttribute('theme', ['light', 'dark', 'auto']) }) theme:
    'light' | 'dark' | 'auto' | null = null;

  /** `compact` for pages that have little room. */
  @property({ reflect: true, converter: enumAttribute('density', ['compact']) }) density: 'compact' | null = null;

  /** A ready-made client, for applications and tests. Wins over attributes and provider. */
  @property({ attribute: false }) client: Client | undefined;

  /** `lazy`: nothing is asked before the element is less than a screen away from what the visitor sees. */
  @property({ converter: enumAttribute('loading', ['eager', 'lazy']) }) loading: 'eager' | 'lazy' | null = 'eager';

  readonly #provided = new ContextConsumer(this, { context: clientContext, subscribe: true });

  /** Render root with `lang` and `dir`. The host belongs to the page: nothing is written on it. */
  readonly #root = document.createElement('div');

  #styles: readonly CSSResultOrNative[];
  #wasNear = false;
  /** While a lazy element is far from the viewport: stops observing it. */
  #stopWaiting: (() => void) | undefined;

  #ownClient: { gateway: string; partnerKey: string; client: Client } | undefined;

  constructor() {
    super();
    this.#styles = new.target.elementStyles;
    followPageLanguage(this, new.target.locales);
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
    if (this.loading === 'lazy' && !this.#wasNear) this.#stopWaiting = whenNearViewport(this, () => this.#onNear());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  /** Into another document. */
  adoptedCallback(): void {
    void this.#adoptStyles();
  }

  protected override createRenderRoot(): HTMLElement {
    super.createRenderRoot().append(this.#root);
    isolateTyping(this.#root);
    this.renderOptions.renderBefore = null;
    return this.#root;
  }

  /** Whoever reads English is not shown French first. */
  protected override scheduleUpdate(): Promise<unknown> | void {
    const awaited = this.hasUpdated ? undefined : localeReady();
    return awaited ? awaited.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override update(changed: PropertyValues<this>): void {
    const { code, dir } = currentLanguage();
    this.#root.lang = code;
    // A page that speaks the language knows which way it runs; of Arabic, some forget to say.
    this.#root.dir = dir;
    if (dir !== 'rtl' && code === pageLanguage()) this.#root.removeAttribute('dir');
    super.update(changed);
    // Style sheets read them where they are written.
    for (const name of ['theme', 'density'] as const) {
      const word = this[name];
      if (word && word !== this.getAttribute(name)) this.setAttribute(name, word);
    }
    // Whoever does without pays nothing; should it not come, the usual colours stay.
    if (changed.has('theme') && this.theme === 'auto')
      loadPageTheme().then(
        ({ followPageTheme }) => followPageTheme(this),
        () => {},
      );
  }

  /** @internal The closest configuration wins: property, then attributes, then provider. */
  get api(): Client | undefined {
    if (this.#stopWaiting) return undefined;
    const client =
      this.client ??
      (this.partnerKey ? this.#createClient(this) : (this.#provided.value ?? this.#fromProvider(providerOf(this))));
    return client?.forElement(this.elementName);
  }

  /** @internal Called by tasks. */
  fail(error: GatewayError): void {
    warnWebmaster(this, error);
    this.emit('emploi-error', { error });
  }

  /** Returns `false` when the event was cancelable and a listener canceled it. */
  protected emit<K extends EmploiEvent>(type: K, detail: DetailOf<K>, init?: { cancelable?: boolean }): boolean {
    /** @internal Events are declared where they are fired, with `@fires`. */
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, ...init }));
  }

  /** @internal Adds the styles of a part of the element that was loaded late. */
  async addStyles(styles: CSSResultOrNative): Promise<void> {
    if (!this.#styles.includes(styles)) this.#styles = [...this.#styles, styles];
    await this.#adoptStyles();
  }

  async #adoptStyles(): Promise<void> {
    if (!this.shadowRoot) return;
    if (this.ownerDocument === document) adoptStyles(this.shadowRoot, [...this.#styles]);
    else (await loadAdoptStyles()).adoptStylesIn(this.shadowRoot, this.#styles);
  }

  #onNear(): void {
    this.#wasNear = true;
    this.#stopWaiting = undefined;
    this.requestUpdate();
  }

  /** One that shares its client does so in its own time. Without any, requests fail and say what is missing. */
  #fromProvider(provider: Element | undefined): Client | undefined {
    if (!provider) return this.#createClient(this);
    return isOtherMajor(provider) ? this.#createClient(provider) : undefined;
  }

  #createClient({ gateway, partnerKey }: ClientSettings): Client {
    if (this.#ownClient?.gateway !== gateway || this.#ownClient.partnerKey !== partnerKey)
      this.#ownClient = {
        gateway,
        partnerKey,
        client: createClient({ gateway: gateway || (pageScope().gateway ?? ''), partnerKey }),
      };
    return this.#ownClient.client;
  }
}

declare global {
  interface HTMLElementEventMap {
    'emploi-error': CustomEvent<{ error: GatewayError }>;
  }
}
