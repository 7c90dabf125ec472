import { msg } from '@lit/localize';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';

import type { Client } from '../client/client.ts';
import { lazyModule } from '../client/lazy-module.ts';
import { GatewayTask, initialState, type TaskHost } from '../element/gateway-task.ts';
import { plural } from '../i18n/format.ts';
import { french } from '../i18n/french.ts';
import type { FullscreenField } from './fullscreen-field.ts';

export interface ComboboxOptions<T> {
  /** Name of the field, unique in the element. */
  name: string;
  label: () => string;
  hint?: () => string;
  suggest: (client: Client, text: string, signal: AbortSignal) => Promise<readonly T[]>;
  /** What stands in the field once the option is chosen; a name from the catalogue. */
  textOf: (option: T) => string;
  /** What tells the option from its neighbours in the list. */
  detailOf?: (option: T) => string;
  /** How many characters can be typed; 80 unless said. */
  maxLength?: number;
}

/** Letters before the first suggestions, and the pause in typing that asks for them (ms). */
const minLength = 2;
const debounceMs = 180;

/**
 * Scripts whose input methods offer candidates for what is being composed: until one is taken, it is no word of theirs. Phone
 * keyboards compose Latin, Arabic or Cyrillic words too, and there every letter counts.
 */
const ideographic = /[\p{Script=Bopomofo}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const loadFullscreenField = lazyModule(() => import('./fullscreen-field.ts'));

/** The focus stays in the field. */
const keepFocus = (event: Event): void => event.preventDefault();

const waitFor = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });

/**
 * A text field with suggestions: the editable combobox with list autocomplete of the ARIA Authoring Practices. The focus
 * stays in the field; arrows move through the list, Enter chooses, Escape closes and then clears, Tab keeps what was
 * typed. Field, list and options stand in one shadow root, where their ids can meet.
 */
export class Combobox<T> implements ReactiveController {
  /** What stands in the field. */
  text = '';
  /** Whether the visitor has changed the field since it was last settled. */
  edited = false;
  /** Said under the field, and spoken at once. */
  error: (() => string) | undefined;
  /** The option whose text stands in the field. */
  chosen: T | undefined;

  readonly #host: TaskHost;
  readonly #options: ComboboxOptions<T>;
  readonly #suggestions: GatewayTask<readonly [string], { text: string; options: readonly T[] }>;
  /** The text suggestions are wanted for; empty while the list is closed. */
  #wanted = '';
  #active = -1;
  /** Where the field has the whole screen. */
  #fullscreen: FullscreenField | undefined;

  constructor(host: TaskHost, options: ComboboxOptions<T>) {
    this.#host = host;
    this.#options = options;
    this.#suggestions = new GatewayTask(host, {
      args: () => [this.#wanted] as const,
      run: async (client, [text], signal) => {
        if (text.length < minLength) return initialState;
        await waitFor(debounceMs, signal);
        return { text, options: await options.suggest(client, text, signal) };
      },
      onComplete: () => (this.#active = -1),
    });
    host.addController(this);
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

  hostDisconnected(): void {
    this.#close();
  }

  render(): TemplateResult {
    const { name, label, hint, maxLength = 80 } = this.#options;
    const shown = this.#shown;
    const count = shown.length;
    const notes = [hint && `${name}-hint`, this.error && `${name}-error`].filter(Boolean).join(' ');
    return html`
      <div class="field">
        <label for=${name}>${label()}</label>
        ${this.#fullscreen ? html`<button type="button" class="quiet" @pointerdown=${keepFocus} @click=${this.#shrink}>${msg('Fermer')}</button>` : nothing}
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
            aria-expanded=${count > 0}
            aria-activedescendant=${this.#active >= 0 ? `${name}-${this.#active}` : nothing}
            aria-describedby=${notes || nothing}
            aria-invalid=${this.error ? 'true' : nothing}
            .value=${this.text}
            @input=${this.#onInput}
            @compositionend=${this.#open}
            @keydown=${this.#onKeydown}
            @click=${this.#enlarge}
            @blur=${this.#close}
          />
          <ul
            id="${name}-list"
            class="suggestions"
            role="listbox"
            aria-label=${msg('Suggestions', { desc: 'Name of the list of places under the field.' })}
            ?hidden=${count === 0}
          >
            ${shown.map((option, index) => this.#option(option, index))}
          </ul>
        </div>
        <p class="visually-hidden" role="status">
          ${count > 0 ? plural(count, msg('{n, plural, one {# suggestion} other {# suggestions}}', { desc: 'Said by screen readers; # is the number. Give every form of your language.' })) : nothing}
        </p>
        ${hint ? html`<p class="hint" id="${name}-hint">${hint()}</p>` : nothing}
        ${this.error ? html`<p class="error" id="${name}-error" role="alert">${this.error()}</p>` : nothing}
      </div>
    `;
  }

  #option(option: T, index: number): TemplateResult {
    const { name, textOf, detailOf } = this.#options;
    return html`
      <li
        id="${name}-${index}"
        role="option"
        aria-selected=${index === this.#active}
        @pointerdown=${keepFocus}
        @click=${() => this.#pick(option)}
      >
        <span>${french(textOf(option))}</span> ${detailOf ? html`<span class="hint">${detailOf(option)}</span>` : nothing}
      </li>
    `;
  }

  /** What was found for the text, or for its beginning while the rest is being asked for. */
  get #shown(): readonly T[] {
    const { error, value } = this.#suggestions;
    return value && !error && this.#wanted.startsWith(value.text) ? value.options : [];
  }

  #onInput = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.text = event.target.value;
    this.edited = true;
    this.chosen = undefined;
    this.error = undefined;
    if (!(event instanceof InputEvent && event.isComposing && ideographic.test(this.text))) this.#open();
  };

  #onKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing && ideographic.test(this.text)) return; // they are chosen with the same keys
    const shown = this.#shown;
    const active = shown[this.#active];
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (shown.length === 0 || event.altKey) this.#open();
        else this.#move(event.key === 'ArrowDown' ? 1 : -1, shown.length);
        break;
      case 'Enter':
        if (active === undefined) return; // the form is sent
        this.#pick(active);
        break;
      case 'Escape':
        if (shown.length > 0 || this.#fullscreen) this.#close();
        else if (this.text) this.#pick(undefined);
        else return;
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  #pick(option: T | undefined): void {
    this.edited = true;
    this.choose(option);
  }

  /** One further, from the last to the first and back. */
  #move(by: 1 | -1, count: number): void {
    this.#active = this.#active < 0 && by < 0 ? count - 1 : (this.#active + by + count) % count;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#scrollToActive());
  }

  #scrollToActive(): void {
    if (this.#host instanceof HTMLElement)
      this.#host.shadowRoot?.querySelector('[role="option"][aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  /** On a phone the list would be under the keyboard. */
  #enlarge = async (event: Event): Promise<void> => {
    const { target } = event;
    if (
      this.#fullscreen ||
      !('popover' in HTMLElement.prototype) ||
      !matchMedia('(pointer: coarse) and (max-width: 40em)').matches
    )
      return;
    const late = await loadFullscreenField().catch(() => undefined); // the field does without
    const field = target instanceof HTMLElement && target.matches(':focus') ? target.closest<HTMLElement>('.field') : null;
    if (field && late) this.#fullscreen ??= new late.FullscreenField(field, this.#shrink);
    this.#host.requestUpdate();
  };

  #shrink = (): void => {
    const sheet = this.#fullscreen;
    this.#fullscreen = undefined;
    sheet?.close();
    this.#host.requestUpdate();
  };

  #open = (): void => {
    this.#wanted = this.text.trim();
    this.#active = -1;
    this.#host.requestUpdate();
  };

  #close = (): void => {
    this.#shrink();
    this.#wanted = '';
    this.#active = -1;
    this.#host.requestUpdate();
  };
}
