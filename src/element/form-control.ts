import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';

import { EmploiElement } from './emploi-element.ts';

/** Browsers that know no `ElementInternals`, and pages that have taken it away, get the element without the form. */
const internalsOf = (element: HTMLElement): ElementInternals | undefined => {
  try {
    return element.attachInternals();
  } catch {
    return undefined;
  }
};

/**
 * An element that is also a field of the form around it: the form sends its value, waits for it where it is `required`, and takes it
 * away on reset (HTML, “form-associated custom elements”). What a visitor types inside goes nowhere else than to the gateway: the
 * page's form gets the value alone.
 *
 * @fires {Event} change - The value is another, after something the visitor has done.
 */
export abstract class FormControl extends EmploiElement {
  /** @internal */
  static readonly formAssociated: boolean = true;

  readonly #internals = internalsOf(this);
  #value = '';
  #customMessage = '';
  #isFieldsetDisabled = false;

  constructor() {
    super();
    this.addEventListener('click', this.#onLabelClick);
  }

  /** Name of the value in the form around; without one the form does not send it. */
  @property()
  get name(): string {
    return this.getAttribute('name') ?? '';
  }
  set name(name: string) {
    if (name !== this.name) this.setAttribute('name', name);
  }

  /** The form around waits until there is a value. */
  @property({ type: Boolean })
  get required(): boolean {
    return this.hasAttribute('required');
  }
  set required(isRequired: boolean) {
    this.toggleAttribute('required', isRequired);
    this.#validate();
  }

  /** Takes nothing, and has no value in the form around. A disabled `<fieldset>` does the same. */
  @property({ type: Boolean })
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(isDisabled: boolean) {
    this.toggleAttribute('disabled', isDisabled);
  }

  /** What the form around sends; empty until there is something. */
  get value(): string {
    return this.#value;
  }

  /** The form around it. */
  get form(): HTMLFormElement | null {
    return this.#internals?.form ?? null;
  }

  /** The page's labels for it. */
  get labels(): readonly Node[] {
    return [...(this.#internals?.labels ?? [])];
  }

  /** As of a native field. */
  get willValidate(): boolean {
    return this.#internals?.willValidate ?? false;
  }

  /** As of a native field. */
  get validity(): ValidityState | undefined {
    return this.#internals?.validity;
  }

  /** As of a native field. */
  get validationMessage(): string {
    return this.#internals?.validationMessage ?? '';
  }

  /** As of a native field. */
  checkValidity(): boolean {
    return this.#internals?.checkValidity() ?? true;
  }

  /** As of a native field: what is missing gets the focus. */
  reportValidity(): boolean {
    return this.#internals?.reportValidity() ?? true;
  }

  /** As of a native field: a message keeps the form from being sent, an empty one lets it go. */
  setCustomValidity(message: string): void {
    this.#customMessage = message;
    this.#validate();
  }

  /** Puts the focus where the visitor begins. */
  override focus(options?: FocusOptions): void {
    const anchor = this.focusAnchor();
    if (anchor) anchor.focus(options);
    else super.focus(options);
  }

  /** @internal */
  formAssociatedCallback(): void {
    this.requestUpdate(); // other labels
  }

  /** @internal */
  formDisabledCallback(isDisabled: boolean): void {
    this.#isFieldsetDisabled = isDisabled;
    this.requestUpdate();
  }

  /** @internal */
  formResetCallback(): void {
    this.setValue('');
    this.reset();
  }

  /** @internal Browsers call it too to fill what they remember of other forms: a value of ours is none of that. */
  formStateRestoreCallback(state: unknown, reason: 'restore' | 'autocomplete'): void {
    if (reason !== 'restore' || typeof state !== 'string' || !state) return;
    this.setValue(state);
    this.restore(state);
  }

  /** What to say where there has to be a value and is none. */
  protected abstract missingMessage(): string;

  /** Where the visitor begins: what gets the focus, and what the browser's message points at. */
  protected abstract focusAnchor(): HTMLElement | null;

  /** Forgets what was typed: the form around has been reset. */
  protected abstract reset(): void;

  /** The visitor comes back to a page they have left, with the value there was. */
  protected abstract restore(value: string): void;

  /** Disabled by itself, or by a `<fieldset>` around. */
  protected get isDisabled(): boolean {
    return this.#isFieldsetDisabled || this.disabled;
  }

  /** The value from now on. */
  protected setValue(value: string): void {
    this.#value = value;
    this.#internals?.setFormValue(value || null);
    this.#validate();
  }

  /** The value from now on, because of what the visitor has done: the page is told. */
  protected changeValue(value: string): void {
    this.setValue(value);
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#validate(); // in the language that is spoken now, and pointing at what is there now
    this.#applyLabels();
  }

  #validate(): void {
    const valueMissing = this.required && !this.#value;
    const customError = this.#customMessage !== '';
    const message = this.#customMessage || (valueMissing ? this.missingMessage() : '');
    const anchor = this.hasUpdated ? this.focusAnchor() : null;
    this.#internals?.setValidity({ valueMissing, customError }, message, anchor ?? undefined);
  }

  /** A label of the page's names all that is inside. */
  #applyLabels(): void {
    if (!this.#internals) return;
    const text = this.labels.map(({ textContent }) => textContent?.trim()).join(' ');
    this.#internals.role = text ? 'group' : null;
    this.#internals.ariaLabel = text || null;
  }

  /**
   * A click on a label reaches the element as a click of its own, from elsewhere than where the element is. Focus would be delegated by
   * the browser only where every click on a text did the same.
   */
  readonly #onLabelClick = (event: MouseEvent): void => {
    if (event.composedPath()[0] !== this || this.isDisabled || this.labels.length === 0) return;
    const { left, right, top, bottom } = this.getBoundingClientRect();
    const { clientX, clientY } = event;
    const isInside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
    if (!isInside) this.focus();
  };
}
