import { html, type TemplateResult } from 'lit';

import { define } from '../../src/element/define.ts';
import { FormControl } from '../../src/element/form-control.ts';
import { behavesAsField, type ControlUnderTest } from '../support/form-control.ts';

/** The smallest element with a form of its own. */
class Booth extends FormControl {
  protected readonly elementName = 'offer-search';

  get input(): HTMLInputElement {
    const input = this.renderRoot.querySelector('input');
    if (!input) throw new Error('not drawn');
    return input;
  }

  protected override missingMessage(): string {
    return 'Envoyez d’abord votre candidature.';
  }

  protected override focusAnchor(): HTMLElement | null {
    return this.renderRoot.querySelector('input');
  }

  protected override reset(): void {
    this.input.value = '';
  }

  protected override restore(value: string): void {
    this.input.value = value;
  }

  protected override render(): TemplateResult {
    return html`<form @submit=${this.#send}>
      <fieldset ?disabled=${this.isDisabled}>
        <label>Nom <input name="lastName" /></label>
        <button>Envoyer</button>
      </fieldset>
    </form>`;
  }

  readonly #send = (event: Event): void => {
    event.preventDefault();
    if (this.input.value) this.changeValue(`number of ${this.input.value}`);
  };
}

const subject: ControlUnderTest = {
  tag: 'test-booth',
  give: async (element) => {
    if (!(element instanceof Booth)) throw new Error('another element');
    element.input.value = 'Lucie';
    element.input.form?.requestSubmit();
    return 'number of Lucie';
  },
  field: (element) => {
    if (!(element instanceof Booth)) throw new Error('another element');
    return element.input;
  },
  isEmpty: (element) => element instanceof Booth && element.input.value === '',
  missing: /^Envoyez d’abord votre candidature\.$/,
};

define(subject.tag, Booth);
// As the loader does for `<tag-v1>`: the same element under the name of its version.
define(`${subject.tag}-v1`, class extends Booth {});

behavesAsField(subject);
behavesAsField({ ...subject, tag: `${subject.tag}-v1` });
