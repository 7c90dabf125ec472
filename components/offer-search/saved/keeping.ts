import { msg } from '@lit/localize';
import { type CSSResultOrNative, html, nothing, type TemplateResult } from 'lit';

import { GatewayTask, nothingYet } from '../../../src/element/gateway-task.ts';
import type { Kept, Search } from './kept.ts';
import { storageKey } from './storage-key.ts';

/** Whether this device remembers something for the visitor. Only what the visitor has asked to keep is ever there. */
const hasMemory = (): boolean => {
  try {
    return localStorage.getItem(storageKey) !== null;
  } catch {
    return false; // the browser keeps nothing
  }
};

/** What the device remembers; its code comes with the first thing that there is to remember. */
export class Keeping {
  readonly #search: Search;
  readonly #kept: GatewayTask<readonly [boolean], Kept>;
  #isWanted = hasMemory();

  /** `wear` dresses the element for what comes late. */
  constructor(search: Search, wear: (styles: CSSResultOrNative) => Promise<void>) {
    this.#search = search;
    this.#kept = new GatewayTask(search.element, {
      args: () => [(this.#isWanted ||= Boolean(search.reading.id))] as const,
      run: async (_client, [isWanted]) => {
        if (!isWanted) return nothingYet;
        const { Kept, styles } = await import('./kept.ts');
        await wear(styles);
        return this.#kept.value ?? new Kept(search);
      },
    });
  }

  /** All of it, once it is there. */
  get kept(): Kept | undefined {
    return this.#kept.value;
  }

  /** Keeps the search, or no longer. */
  render(): TemplateResult | typeof nothing {
    if (!this.#search.results.first) return nothing;
    return html`<p class="after">
        <button type="button" class="quiet" @click=${this.#toggle}>
          ${this.kept?.isSearchKept ? msg('Retirer de mes recherches enregistrées') : msg('Enregistrer cette recherche', { desc: 'Button: keeps the search in a list on this device.' })}
        </button>
      </p>
      <p class="hint" role="status">${this.#search.reading.id ? nothing : this.kept?.said}</p>`;
  }

  readonly #toggle = async ({ currentTarget }: Event): Promise<void> => {
    const button = currentTarget instanceof Element ? currentTarget : null;
    this.#isWanted = true;
    this.#search.element.requestUpdate();
    await this.#search.element.updateComplete;
    await this.#kept.settled();
    this.kept?.toggleSearch();
    await this.#search.element.updateComplete;
    button?.parentElement?.nextElementSibling?.scrollIntoView({ block: 'nearest' });
  };
}
