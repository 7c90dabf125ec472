import { expect, fixture, html } from '@open-wc/testing';
import { LitElement, nothing, type TemplateResult } from 'lit';

import { Focus } from '../../src/element/focus.ts';
import { waitUntil } from '../support/wait-until.ts';

class FocusElement extends LitElement {
  static override properties = { hasButton: { state: true }, hasTitle: { state: true } };
  declare hasButton: boolean;
  declare hasTitle: boolean;
  scrolledTo: string[] = [];
  lost: string[] = [];
  readonly focusing = new Focus(this, {
    candidates: (lost, root) => {
      this.lost = lost.map(({ localName }) => localName);
      return ['#hidden', '#title'].map((selector) => root.querySelector<HTMLElement>(selector));
    },
    scroll: ({ id }) => this.scrolledTo.push(id),
  });

  constructor() {
    super();
    this.hasButton = true;
    this.hasTitle = false;
  }

  protected override render(): TemplateResult {
    return html`
      <h2 id="title" tabindex="-1">Titre</h2>
      <p id="hidden" hidden tabindex="-1"></p>
      ${this.hasButton ? html`<section><button id="act">Agir</button></section>` : nothing}
      ${this.hasTitle ? html`<h3 id="late" tabindex="-1">Suite</h3>` : nothing}
    `;
  }
}
customElements.define('test-focus', FocusElement);

const focusedIn = (element: FocusElement): string | undefined => element.shadowRoot?.activeElement?.id;

describe('the focus in an element', () => {
  const shown = (): Promise<FocusElement> => fixture<FocusElement>(html`<test-focus></test-focus>`);

  it('is handed on when what has it disappears, to the first that can take it, which comes into sight', async () => {
    const element = await shown();
    element.focusing.find('#act')?.focus();
    element.hasButton = false;
    await waitUntil(() => focusedIn(element) === 'title');
    expect(element.lost).to.deep.equal(['button', 'section']);
    expect(element.scrolledTo.at(-1)).to.equal('title');
  });

  it('stays where it is while that is there, and where the visitor has taken it', async () => {
    const element = await shown();
    const outside = await fixture<HTMLButtonElement>(html`<button>Ailleurs</button>`);
    element.focusing.find('#act')?.focus();
    element.requestUpdate();
    await element.updateComplete;
    expect(focusedIn(element)).to.equal('act');
    outside.focus();
    element.hasButton = false;
    await element.updateComplete;
    expect(document.activeElement).to.equal(outside);
  });

  it('goes to what there is after the update, before it is handed on', async () => {
    const element = await shown();
    element.focusing.find('#act')?.focus();
    element.hasButton = false;
    element.hasTitle = true;
    await element.focusing.after('#late');
    expect(focusedIn(element)).to.equal('late');
    await element.updateComplete;
    expect(focusedIn(element)).to.equal('late');
  });
});
