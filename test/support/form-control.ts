import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import type { FormControl } from '../../src/element/form-control.ts';
import { waitUntil } from './wait-until.ts';

/** An element that takes part in forms, as the suite meets it. */
export interface ControlUnderTest {
  tag: string;
  /** Makes it ready for a form, with whatever it asks the gateway answered: `name`, `required` and the like are set by the suite. */
  prepare?: (element: FormControl) => Promise<void>;
  /** Does what a visitor does to give it a value; returns the value. */
  give: (element: FormControl) => Promise<string>;
  /** A field in it, in which Enter is pressed. */
  field: (element: FormControl) => HTMLElement;
  /** Whether what the visitor has typed is gone. */
  isEmpty: (element: FormControl) => boolean;
  /** What is said where there is no value yet. */
  missing: RegExp;
}

const entries = (form: HTMLFormElement): unknown[] => [...new FormData(form)];

/** What has the focus, through shadow roots. */
const focused = (root: DocumentOrShadowRoot = document): Element | null => {
  const { activeElement } = root;
  return activeElement?.shadowRoot?.activeElement ? focused(activeElement.shadowRoot) : activeElement;
};

/** Everything an element owes to the form around it, said once for all elements. */
export const behavesAsField = ({ tag, prepare, give, field, isEmpty, missing }: ControlUnderTest): void => {
  interface Scene {
    box: HTMLElement;
    form: HTMLFormElement;
    control: FormControl;
  }

  const isControl = (element: Element | null): element is FormControl => element?.localName === tag;

  const scene = async (attributes: Readonly<Record<string, string>> = { name: 'proof' }): Promise<Scene> => {
    const box = await fixture<HTMLElement>(html`
      <div>
        <form id="one">
          <label for="control">Votre candidature</label>
          <fieldset></fieldset>
          <input name="other" value="1" aria-label="Autre" />
          <button>Envoyer la page</button>
        </form>
        <form id="two"></form>
      </div>
    `);
    const control = document.createElement(tag);
    if (!isControl(control)) throw new Error(`<${tag}> is not there`);
    control.id = 'control';
    for (const [name, value] of Object.entries(attributes)) control.setAttribute(name, value);
    box.querySelector('fieldset')?.append(control);
    await prepare?.(control);
    await control.updateComplete;
    const form = box.querySelector('form');
    if (!form) throw new Error('no form');
    return { box, form, control };
  };

  describe(`<${tag}> in a form`, () => {
    it('belongs to the form and is among its fields', async () => {
      const { form, control } = await scene();
      expect(control.form).to.equal(form);
      expect([...form.elements]).to.include(control);
    });

    it('gives its value under its name once there is one, nothing before, and nothing of what is typed in it', async () => {
      const { form, control } = await scene();
      expect(entries(form)).to.deep.equal([['other', '1']]);
      const value = await give(control);
      expect(value).not.to.equal('');
      expect(control.value).to.equal(value);
      expect(entries(form)).to.deep.equal([
        ['proof', value],
        ['other', '1'],
      ]);
    });

    it('takes another name from then on', async () => {
      const { form, control } = await scene();
      const value = await give(control);
      control.name = 'later';
      expect(control.getAttribute('name')).to.equal('later');
      expect(new FormData(form).get('later')).to.equal(value);
      expect(new FormData(form).has('proof')).to.equal(false);
    });

    it('gives nothing without a name', async () => {
      const { form, control } = await scene({});
      await give(control);
      expect(entries(form)).to.deep.equal([['other', '1']]);
    });

    it('tells the page once when the value comes', async () => {
      const { form, control } = await scene();
      const heard: EventTarget[] = [];
      form.addEventListener('change', ({ target }) => target && heard.push(target));
      await give(control);
      expect(heard.filter((target) => target === control)).to.have.length(1);
    });

    it('keeps the form from being sent while it is required and empty, and says why in French', async () => {
      const { form, control } = await scene({ name: 'proof', required: '' });
      let sent = 0;
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        sent += 1;
      });
      expect([control.willValidate, control.validity?.valueMissing, control.matches(':invalid')]).to.deep.equal([
        true,
        true,
        true,
      ]);
      expect(control.validationMessage).to.match(missing);
      expect(control.validationMessage).not.to.match(/ [:;?!]/); // a plain space before a French sign
      form.requestSubmit();
      expect(sent).to.equal(0);
      await give(control);
      expect([control.checkValidity(), control.matches(':valid'), form.checkValidity()]).to.deep.equal([true, true, true]);
      form.requestSubmit();
      expect(sent).to.equal(1);
    });

    it('is required, or no longer, as soon as the page says so', async () => {
      const { form, control } = await scene();
      expect(form.checkValidity()).to.equal(true);
      control.required = true;
      expect([control.hasAttribute('required'), form.checkValidity()]).to.deep.equal([true, false]);
      control.removeAttribute('required');
      expect([control.required, form.checkValidity()]).to.deep.equal([false, true]);
    });

    it('fires `invalid`, and brings the focus into it where the browser reports', async () => {
      const { form, control } = await scene({ name: 'proof', required: '' });
      let invalid = 0;
      control.addEventListener('invalid', () => (invalid += 1));
      expect(form.reportValidity()).to.equal(false);
      expect(invalid).to.equal(1);
      await waitUntil(() => document.activeElement === control, 'the focus should be in it');
      expect(focused()).not.to.equal(control);
    });

    it('takes a message of the page’s own', async () => {
      const { form, control } = await scene();
      control.setCustomValidity('Revenez demain.');
      expect([control.validity?.customError, control.validationMessage]).to.deep.equal([true, 'Revenez demain.']);
      expect(form.checkValidity()).to.equal(false);
      control.setCustomValidity('');
      expect(form.checkValidity()).to.equal(true);
    });

    it('is empty after a reset, inside and out, and works again', async () => {
      const { form, control } = await scene({ name: 'proof', required: '' });
      await give(control);
      form.reset();
      await control.updateComplete;
      expect(control.value).to.equal('');
      expect(entries(form)).to.deep.equal([['other', '1']]);
      expect(form.checkValidity()).to.equal(false);
      await waitUntil(() => isEmpty(control), 'what was typed should be gone');
      const value = await give(control);
      expect(new FormData(form).get('proof')).to.equal(value);
    });

    for (const [how, disable, enable] of [
      ['attribute', (c: FormControl) => c.setAttribute('disabled', ''), (c: FormControl) => c.removeAttribute('disabled')],
      ['property', (c: FormControl) => (c.disabled = true), (c: FormControl) => (c.disabled = false)],
      [
        'fieldset',
        (c: FormControl) => c.closest('fieldset')?.setAttribute('disabled', ''),
        (c: FormControl) => c.closest('fieldset')?.removeAttribute('disabled'),
      ],
    ] as const)
      it(`disabled by ${how}: no value, no duty, nothing to type into; and back`, async () => {
        const { form, control } = await scene({ name: 'proof', required: '' });
        disable(control);
        await control.updateComplete;
        expect([control.willValidate, form.checkValidity(), control.matches(':disabled')]).to.deep.equal([false, true, true]);
        expect(field(control).matches(':disabled')).to.equal(true);
        enable(control);
        await control.updateComplete;
        expect([form.checkValidity(), field(control).matches(':disabled')]).to.deep.equal([false, false]);
        const value = await give(control);
        expect(new FormData(form).get('proof')).to.equal(value);
        disable(control);
        expect(new FormData(form).has('proof')).to.equal(false);
      });

    it('has its value back where the browser restores the page, and takes none that it only remembers', async () => {
      const { form, control } = await scene({ name: 'proof', required: '' });
      control.formStateRestoreCallback('from another form', 'autocomplete');
      control.formStateRestoreCallback(new FormData(), 'restore');
      expect(control.value).to.equal('');
      control.formStateRestoreCallback('7K4M-2XQ9', 'restore');
      await control.updateComplete;
      expect(new FormData(form).get('proof')).to.equal('7K4M-2XQ9');
      expect(form.checkValidity()).to.equal(true);
    });

    it('is named by the page’s label, which leads into it', async () => {
      const { box, control } = await scene();
      const label = box.querySelector('label');
      expect(control.labels).to.deep.equal([label]);
      label?.click();
      await waitUntil(() => document.activeElement === control, 'the label should lead into it');
      await expect(control).to.be.accessible();
    });

    it('stays where the visitor is when they click beside its fields', async () => {
      const { form, control } = await scene();
      form.querySelector('button')?.focus();
      const { left, top } = control.getBoundingClientRect();
      control.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, clientX: left + 1, clientY: top + 1 }));
      expect(document.activeElement).to.equal(form.querySelector('button'));
    });

    it('never sends the form of the page when Enter is pressed in it', async () => {
      const { form, control } = await scene();
      let sent = 0;
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        sent += 1;
      });
      field(control).focus();
      expect(focused()).to.equal(field(control));
      await sendKeys({ press: 'Enter' });
      await control.updateComplete;
      expect(sent).to.equal(0);
    });

    it('follows when it moves to another form, with its value', async () => {
      const { box, form, control } = await scene();
      const value = await give(control);
      const other = box.querySelector<HTMLFormElement>('#two');
      other?.append(control);
      await control.updateComplete;
      expect(control.form).to.equal(other);
      expect(other && entries(other)).to.deep.equal([['proof', value]]);
      expect(entries(form)).to.deep.equal([['other', '1']]);
      box.append(control);
      expect([control.form, other && entries(other)]).to.deep.equal([null, []]);
    });

    it('belongs to a form elsewhere that `form` names', async () => {
      const { box, control } = await scene();
      box.append(control);
      control.setAttribute('form', 'two');
      const value = await give(control);
      const other = box.querySelector<HTMLFormElement>('#two');
      expect([control.form, other && entries(other)]).to.deep.equal([other, [['proof', value]]]);
    });

    it('works without the form where the browser has no way into it', async () => {
      const { attachInternals } = HTMLElement.prototype;
      HTMLElement.prototype.attachInternals = () => {
        throw new DOMException('no', 'NotSupportedError');
      };
      try {
        const { control } = await scene({ name: 'proof', required: '' });
        const value = await give(control);
        expect([control.value, control.form, control.checkValidity(), control.labels]).to.deep.equal([value, null, true, []]);
      } finally {
        HTMLElement.prototype.attachInternals = attachInternals;
      }
    });
  });
};
