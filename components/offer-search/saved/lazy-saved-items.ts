import { msg } from '@lit/localize';
import { type CSSResultOrNative, html, nothing, type TemplateResult } from 'lit';

import { GatewayTask, initialState } from '../../../src/element/gateway-task.ts';
import type { SavedItems, SavedItemsOptions } from './saved-items.ts';
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
export class LazySavedItems {
  readonly #search: SavedItemsOptions;
  readonly #kept: GatewayTask<readonly [boolean], SavedItems>;
  #isWanted = hasMemory();

  /** `addStyles` adds the styles of what is loaded late. */
  constructor(search: SavedItemsOptions, addStyles: (styles: CSSResultOrNative) => Promise<void>) {
    this.#search = search;
    this.#kept = new GatewayTask(search.element, {
      args: () => [(this.#isWanted ||= Boolean(search.offer.id))] as const,
      run: async (_client, [isWanted]) => {
        if (!isWanted) return initialState;
        const { SavedItems, styles } = await import('./saved-items.ts');
        await addStyles(styles);
        return this.#kept.value ?? new SavedItems(search);
      },
    });
  }

  /** All of it, once it is there. */
  get items(): SavedItems | undefined {
    return this.#kept.value;
  }

  /** Keeps the search, or no longer. */
  render(): TemplateResult | typeof nothing {
    if (!this.#search.results.first) return nothing;
    return html`<p class="after">
        <button type="button" class="quiet" @click=${this.#toggle}>
          ${this.items?.isSearchSaved ? msg('Retirer de mes recherches enregistrées') : msg('Enregistrer cette recherche', { desc: 'Button: keeps the search in a list on this device.' })}
        </button>
      </p>
      <p class="hint" role="status">${this.#search.offer.id ? nothing : this.items?.message}</p>`;
  }

  readonly #toggle = async ({ currentTarget }: Event): Promise<void> => {
    const button = currentTarget instanceof Element ? currentTarget : null;
    this.#isWanted = true;
    this.#search.element.requestUpdate();
    await this.#search.element.updateComplete;
    await this.#kept.settled();
    this.items?.toggleSearch();
    await this.#search.element.updateComplete;
    button?.parentElement?.nextElementSibling?.scrollIntoView({ block: 'nearest' });
  };
}
