import { expect, fixture, html } from '@open-wc/testing';
import { css, type TemplateResult } from 'lit';

import { GatewayError } from '../../src/client/errors.ts';
import { lazyModule } from '../../src/client/lazy-module.ts';
import { EmploiElement } from '../../src/element/emploi-element.ts';
import { LazyPart } from '../../src/element/lazy-part.ts';
import { lazyView } from '../../src/ui/lazy-view.ts';
import { byRole, gateway, partnerKey, untilText } from '../support/page.ts';
import { waitUntil } from '../support/wait-until.ts';

/** A chunk that cannot be had so many times, and then can; counts how often it was asked for. */
const chunk = (failures: number) => {
  const made = {
    requests: 0,
    load: () =>
      Promise.resolve({
        styles: css`
          p {
            color: rgb(1, 2, 3);
          }
        `,
        text: 'La partie',
      }),
  };
  return {
    made,
    load: lazyModule(() => {
      made.requests += 1;
      return made.requests > failures
        ? made.load()
        : Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    }),
  };
};

let next = chunk(0);

class LazyElement extends EmploiElement {
  protected override readonly elementName = 'offer-search';
  isWanted = false;
  readonly lazy = new LazyPart(this, { load: next.load, isNeeded: () => this.isWanted, create: ({ text }) => ({ text }) });

  protected override render(): TemplateResult {
    return html`<div class="frame">
      ${lazyView(
        this.lazy,
        ({ text }) => html`<p>${text}</p>`,
        () => html`<p>Chargement…</p>`,
      )}
    </div>`;
  }
}
customElements.define('test-lazy-part', LazyElement);

const shown = async (failures: number): Promise<LazyElement> => {
  next = chunk(failures);
  const element = await fixture<LazyElement>(
    html`<test-lazy-part .gateway=${gateway} .partnerKey=${partnerKey}></test-lazy-part>`,
  );
  return element;
};

const want = (element: LazyElement): void => {
  element.isWanted = true;
  element.requestUpdate();
};

describe('a part that is loaded late', () => {
  it('is loaded when it is needed, once, with its styles, and stays', async () => {
    const element = await shown(0);
    expect(next.made.requests).to.equal(0);
    want(element);
    await untilText(element, 'La partie');
    const text = element.renderRoot.querySelector('p');
    expect(text && getComputedStyle(text).color).to.equal('rgb(1, 2, 3)');
    const { value } = element.lazy;
    element.isWanted = false;
    element.requestUpdate();
    await element.updateComplete;
    expect([await element.lazy.load(), element.lazy.value]).to.deep.equal([value, value]);
    expect(next.made.requests).to.equal(1);
  });

  it('is a matter of the connection where it cannot be had, and another try brings it', async () => {
    const element = await shown(1);
    const errors: GatewayError[] = [];
    element.addEventListener('emploi-error', ({ detail }) => errors.push(detail.error));
    want(element);
    await untilText(element, 'Vérifiez votre connexion à Internet');
    expect(errors.map(({ kind }) => kind)).to.deep.equal(['offline']);
    byRole(element, 'button', 'Réessayer').click();
    await untilText(element, 'La partie');
    expect(next.made.requests).to.equal(2);
  });

  it('comes by itself once the network is back', async () => {
    const element = await shown(1);
    want(element);
    await untilText(element, 'Vérifiez votre connexion à Internet');
    dispatchEvent(new Event('online'));
    await untilText(element, 'La partie');
  });

  it('can be asked for ahead; whoever asks hears that it cannot be had', async () => {
    const element = await shown(1);
    expect(await element.lazy.load()).to.equal(undefined);
    expect((await element.lazy.load())?.text).to.equal('La partie');
    await waitUntil(() => element.renderRoot.querySelector('p')?.textContent === 'La partie');
  });
});

describe('a module that is loaded late', () => {
  it('fails as a network does, and is asked for again the next time', async () => {
    const { load, made } = chunk(1);
    const error: unknown = await load().catch((cause: unknown) => cause);
    expect(error instanceof GatewayError && error.kind).to.equal('offline');
    const [one, other] = await Promise.all([load(), load()]);
    expect(one).to.equal(other);
    expect(made.requests).to.equal(2);
  });
});
