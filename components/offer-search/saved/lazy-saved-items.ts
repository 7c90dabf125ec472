import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { lazyModule } from '../../../src/client/lazy-module.ts';
import { LazyPart, type LazyHost } from '../../../src/element/lazy-part.ts';
import { lazyView } from '../../../src/ui/lazy-view.ts';
import type { SavedItems, SavedItemsOptions } from './saved-items.ts';
import { storageKey } from './storage-key.ts';

const load = lazyModule(() => import('./saved-items.ts'));

/** Whether this device remembers something for the visitor. Only what the visitor has asked to save is ever there. */
const hasSavedItems = (): boolean => {
  try {
    return localStorage.getItem(storageKey) !== null;
  } catch {
    return false; // the browser keeps nothing
  }
};

/** What the visitor has saved on the device; its code comes with the first thing that there is to remember. */
export class LazySavedItems {
  readonly #options: SavedItemsOptions;
  readonly #part: LazyPart<Awaited<ReturnType<typeof load>>, SavedItems>;
  /** The visitor has asked to save a search: where the code for it cannot be had, they are told. */
  #isAsked = false;

  constructor(options: SavedItemsOptions & { element: LazyHost }) {
    this.#options = options;
    this.#part = new LazyPart(options.element, {
      load,
      isNeeded: () => Boolean(options.offer.id) || hasSavedItems(),
      create: ({ SavedItems }) => new SavedItems(options),
    });
  }

  /** All of it, once it is there. */
  get items(): SavedItems | undefined {
    return this.#part.value;
  }

  /** Saves the search, or no longer. */
  render(): TemplateResult | typeof nothing {
    const { items } = this;
    if (!this.#options.results.first) return nothing;
    return html`<p class="after">
        <button type="button" class="quiet" @click=${this.#toggle}>
          ${items?.isSearchSaved ? msg('Retirer de mes recherches enregistrées') : msg('Enregistrer cette recherche', { desc: 'Button: keeps the search in a list on this device.' })}
        </button>
      </p>
      <p class="hint" role="status">${this.#options.offer.id ? nothing : items?.message}</p>
      ${this.#isAsked && !items ? lazyView(this.#part, () => nothing) : nothing}`;
  }

  readonly #toggle = async ({ currentTarget }: Event): Promise<void> => {
    const button = currentTarget instanceof Element ? currentTarget : null;
    const { element } = this.#options;
    this.#isAsked = true;
    (await this.#part.load())?.toggleSearch();
    element.requestUpdate();
    await element.updateComplete;
    button?.parentElement?.nextElementSibling?.scrollIntoView({ block: 'nearest' });
  };
}
