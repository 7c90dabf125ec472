import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { lazyModule } from '../client/lazy-module.ts';
import { LazyPart, type LazyHost } from '../element/lazy-part.ts';
import type { SuggestionList, SuggestionOptions } from './suggestion-list.ts';

const load = lazyModule(() => import('./suggestion-list.ts'));

export interface ComboboxOptions<T> extends SuggestionOptions<T> {
  label: () => string;
  hint?: () => string;
  /** How many characters can be typed; 80 unless said. */
  maxLength?: number;
}

/**
 * A text field with suggestions: the editable combobox with list autocomplete of the ARIA Authoring Practices. The focus
 * stays in the field; arrows move through the list, Enter chooses, Escape closes and then clears, Tab keeps what was
 * typed. Field, list and options stand in one shadow root, where their ids can meet.
 *
 * What suggests comes with the first focus in the field, which does without where that cannot be had.
 */
export class Combobox<T> {
  /** What stands in the field. */
  text = '';
  /** Whether the visitor has changed the field since it was last settled. */
  edited = false;
  /** Said under the field, and spoken at once. */
  error: (() => string) | undefined;
  /** The option whose text stands in the field. */
  chosen: T | undefined;

  readonly #host: LazyHost;
  readonly #options: ComboboxOptions<T>;
  readonly #list: LazyPart<Awaited<ReturnType<typeof load>>, SuggestionList<T>>;
  /** The last letters, while they wait for suggestions. */
  #typed: Event | undefined;

  constructor(host: LazyHost, options: ComboboxOptions<T>) {
    this.#host = host;
    this.#options = options;
    this.#list = new LazyPart(host, {
      load,
      isNeeded: () => false, // until the field is used
      create: ({ SuggestionList }) => {
        const list = new SuggestionList(host, this, options);
        if (this.#typed) list.onInput(this.#typed);
        return list;
      },
    });
  }

  /** Puts an option in the field, or clears it. */
  choose(option: T | undefined): void {
    this.chosen = option;
    this.text = option === undefined ? '' : this.#options.textOf(option);
    this.error = undefined;
    this.#close();
  }

  /** Puts words in the field that are no option. */
  write(text: string): void {
    this.choose(undefined);
    this.text = text;
  }

  render(): TemplateResult {
    const { name, label, hint, maxLength = 80 } = this.#options;
    const list = this.#list.value;
    const hasOptions = list?.hasOptions ?? false;
    const notes = [hint && `${name}-hint`, this.error && `${name}-error`].filter(Boolean).join(' ');
    return html`
      <div class="field">
        <label for=${name}>${label()}</label>
        ${list?.closeButton()}
        <div class="combobox">
          <input
            id=${name}
            name=${name}
            type="text"
            role="combobox"
            autocomplete="off"
            autocapitalize="words"
            spellcheck="false"
            maxlength=${maxLength}
            aria-autocomplete="list"
            aria-controls="${name}-list"
            aria-expanded=${hasOptions}
            aria-activedescendant=${list?.activeId ?? nothing}
            aria-describedby=${notes || nothing}
            aria-invalid=${this.error ? 'true' : nothing}
            .value=${this.text}
            @input=${this.#onInput}
            @compositionend=${() => list?.open()}
            @keydown=${(event: KeyboardEvent) => list?.onKeydown(event)}
            @focus=${this.#onFocus}
            @click=${this.#onClick}
            @blur=${this.#close}
          />
          <ul
            id="${name}-list"
            class="suggestions"
            role="listbox"
            aria-label=${msg('Suggestions', { desc: 'Name of the list of places under the field.' })}
            ?hidden=${!hasOptions}
          >
            ${list?.options()}
          </ul>
        </div>
        <p class="visually-hidden" role="status">${list?.status()}</p>
        ${hint ? html`<p class="hint" id="${name}-hint">${hint()}</p>` : nothing}
        ${this.error ? html`<p class="error" id="${name}-error" role="alert">${this.error()}</p>` : nothing}
      </div>
    `;
  }

  readonly #onInput = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.text = event.target.value;
    this.edited = true;
    this.chosen = undefined;
    this.error = undefined;
    this.#typed = event;
    if (this.#list.value) this.#list.value.onInput(event);
    else void this.#list.load();
    this.#host.requestUpdate();
  };

  readonly #onFocus = (): void => void this.#list.load();

  readonly #onClick = async ({ target }: Event): Promise<void> => {
    const list = await this.#list.load();
    if (target instanceof HTMLElement) list?.enlarge(target);
  };

  readonly #close = (): void => {
    this.#typed = undefined;
    this.#list.value?.close();
    this.#host.requestUpdate();
  };
}
