import { msg } from '@lit/localize';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';

import type { Client } from '../client/client.ts';
import { GatewayTask, initialState, type TaskHost } from '../element/gateway-task.ts';
import { plural } from '../i18n/format.ts';
import { french } from '../i18n/french.ts';
import { FullscreenField } from './fullscreen-field.ts';

export { default as styles } from './suggestion-list.styles.ts';

export interface SuggestionOptions<T> {
  /** Name of the field, unique in the element. */
  name: string;
  suggest: (client: Client, text: string, signal: AbortSignal) => Promise<readonly T[]>;
  /** What stands in the field once the option is chosen; a name from the catalogue. */
  textOf: (option: T) => string;
  /** What tells the option from its neighbours in the list. */
  detailOf?: (option: T) => string;
}

/** The field that they are for. */
interface SuggestionField<T> {
  readonly text: string;
  edited: boolean;
  choose: (option: T | undefined) => void;
}

/** Letters before the first suggestions, and the pause in typing that asks for them (ms). */
const minLength = 2;
const debounceMs = 180;

/**
 * Scripts whose input methods offer candidates for what is being composed: until one is taken, it is no word of theirs. Phone
 * keyboards compose Latin, Arabic or Cyrillic words too, and there every letter counts.
 */
const ideographic = /[\p{Script=Bopomofo}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The focus stays in the field. */
const keepFocus = (event: Event): void => event.preventDefault();

const waitFor = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });

/** The suggestions of a combobox: what they are asked for, the list of them, and the keys that go through it. */
export class SuggestionList<T> implements ReactiveController {
  readonly #host: TaskHost;
  readonly #field: SuggestionField<T>;
  readonly #options: SuggestionOptions<T>;
  readonly #suggestions: GatewayTask<readonly [string], { text: string; options: readonly T[] }>;
  /** The text suggestions are wanted for; empty while the list is closed. */
  #wanted = '';
  #active = -1;
  /** Where the field has the whole screen. */
  #fullscreen: FullscreenField | undefined;

  constructor(host: TaskHost, field: SuggestionField<T>, options: SuggestionOptions<T>) {
    this.#host = host;
    this.#field = field;
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

  hostDisconnected(): void {
    this.close();
  }

  get hasOptions(): boolean {
    return this.#shown.length > 0;
  }

  /** Identifier of the option that the arrows have come to. */
  get activeId(): string | undefined {
    return this.#active >= 0 ? this.#idOf(this.#active) : undefined;
  }

  options(): readonly TemplateResult[] {
    return this.#shown.map((option, index) => this.#option(option, index));
  }

  /** Said by screen readers. */
  status(): string | typeof nothing {
    const count = this.#shown.length;
    return count > 0
      ? plural(
          count,
          msg('{n, plural, one {# suggestion} other {# suggestions}}', {
            desc: 'Said by screen readers; # is the number. Give every form of your language.',
          }),
        )
      : nothing;
  }

  /** The way back from the whole screen. */
  closeButton(): TemplateResult | typeof nothing {
    return this.#fullscreen
      ? html`<button type="button" class="quiet" @pointerdown=${keepFocus} @click=${this.#shrink}>${msg('Fermer')}</button>`
      : nothing;
  }

  onInput(event: Event): void {
    if (!(event instanceof InputEvent && event.isComposing && ideographic.test(this.#field.text))) this.open();
  }

  /** Asks for suggestions for what stands in the field. */
  open(): void {
    this.#wanted = this.#field.text.trim();
    this.#active = -1;
    this.#host.requestUpdate();
  }

  close(): void {
    this.#shrink();
    this.#wanted = '';
    this.#active = -1;
    this.#host.requestUpdate();
  }

  /** Gives the field the whole screen of a phone, where the list would be under the keyboard. */
  enlarge(input: HTMLElement): void {
    const isPhone = matchMedia('(pointer: coarse) and (max-width: 40em)').matches;
    const field = isPhone && 'popover' in input && input.matches(':focus') ? input.closest<HTMLElement>('.field') : null;
    if (field) this.#fullscreen ??= new FullscreenField(field, this.#shrink);
    this.#host.requestUpdate();
  }

  onKeydown(event: KeyboardEvent): void {
    if (event.isComposing && ideographic.test(this.#field.text)) return; // they are chosen with the same keys
    const shown = this.#shown;
    const active = shown[this.#active];
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (shown.length === 0 || event.altKey) this.open();
        else this.#move(event.key === 'ArrowDown' ? 1 : -1, shown.length);
        break;
      case 'Enter':
        if (active === undefined) return; // the form is sent
        this.#pick(active);
        break;
      case 'Escape':
        if (shown.length > 0 || this.#fullscreen) this.close();
        else if (this.#field.text) this.#pick(undefined);
        else return;
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  #option(option: T, index: number): TemplateResult {
    const { textOf, detailOf } = this.#options;
    return html`
      <li
        id=${this.#idOf(index)}
        role="option"
        aria-selected=${index === this.#active}
        @pointerdown=${keepFocus}
        @click=${() => this.#pick(option)}
      >
        <span>${french(textOf(option))}</span> ${detailOf ? html`<span class="hint">${detailOf(option)}</span>` : nothing}
      </li>
    `;
  }

  #idOf(index: number): string {
    return `${this.#options.name}-${index}`;
  }

  /** What was found for the text, or for its beginning while the rest is being asked for. */
  get #shown(): readonly T[] {
    const { error, value } = this.#suggestions;
    return value && !error && this.#wanted.startsWith(value.text) ? value.options : [];
  }

  #pick(option: T | undefined): void {
    this.#field.edited = true;
    this.#field.choose(option);
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

  readonly #shrink = (): void => {
    const sheet = this.#fullscreen;
    this.#fullscreen = undefined;
    sheet?.close();
    this.#host.requestUpdate();
  };
}
