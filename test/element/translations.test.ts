import { expect, fixture, html } from '@open-wc/testing';

import '../../components/offer-search/index.ts';
import { EmploiElement } from '../../src/element/emploi-element.ts';
import { speak } from '../support/languages.ts';
import { cutTexts, hardCoded } from '../support/states.ts';

/** What finds faults in every state of every element (`stories.test.ts` of each) finds them. */
describe('in a made-up language', () => {
  beforeEach(async () => {
    await fixture(html`<emploi-offer-search></emploi-offer-search>`); // somebody to speak to
    await speak('qps');
  });

  after(() => {
    document.documentElement.lang = '';
  });

  it('a word that does not is found, in a text as well as in a name', async () => {
    class Careless extends EmploiElement {
      protected override readonly elementName = 'offer-search';

      protected override render() {
        return html`<p>Bonjour</p>
          <input aria-label="Votre nom" placeholder="Nom" />
          <select>
            <option>Aucun</option>
          </select>
          <p class="visually-hidden">Chargé</p>
          <p lang="fr">Soudeur</p>
          <p hidden>Caché</p>
          <p>12 %</p>`;
      }
    }
    customElements.define('test-careless', Careless);
    const element = await fixture(html`<test-careless></test-careless>`);
    expect([...hardCoded(element)].sort()).to.deep.equal(['Aucun', 'Bonjour', 'Chargé', 'Nom', 'Votre nom']);
  });

  it('a text that does not fit is found', async () => {
    const element = await fixture<HTMLElementTagNameMap['emploi-offer-search']>(
      html`<emploi-offer-search></emploi-offer-search>`,
    );
    element.style.inlineSize = '40px';
    expect(cutTexts(element)).not.to.deep.equal([]);
  });
});
