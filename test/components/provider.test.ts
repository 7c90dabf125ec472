import { expect, fixture, html } from '@open-wc/testing';

import '../../components/offer-search/index.ts';
import { EmploiProvider } from '../../components/provider/provider.ts';
import { define } from '../../src/element/define.ts';
import { allByRole, clientWith, gateway, partnerKey, untilText } from '../support/page.ts';

describe('<emploi-provider>', () => {
  it('reaches the elements inside it when it is defined after them', async () => {
    const provider = await fixture(html`
      <emploi-provider gateway=${gateway} partner-key=${partnerKey}>
        <div><emploi-offer-search keywords="developpeurs"></emploi-offer-search></div>
      </emploi-provider>
    `);
    const [search] = provider.getElementsByTagName('emploi-offer-search');
    if (!search) throw new Error('No search in the provider');
    expect(customElements.get('emploi-provider')).to.equal(undefined);
    define('emploi-provider', EmploiProvider);
    await untilText(search, '1 offre');
    expect(getComputedStyle(provider).display).to.equal('contents');
    await expect(provider).to.be.accessible();
  });

  it('configures elements that come later, and follows its own attributes', async () => {
    const provider = await fixture(html`<emploi-provider gateway=${gateway} partner-key="pk_unknown"></emploi-provider>`);
    const search = document.createElement('emploi-offer-search');
    search.keywords = 'developpeurs';
    provider.append(search);
    await untilText(search, 'Ce service n’est pas disponible sur ce site.');
    provider.setAttribute('partner-key', partnerKey);
    await untilText(search, '1 offre');
  });

  it('gives way to what stands closer: the attributes of the element, then its client', async () => {
    const provider = await fixture(html`
      <emploi-provider gateway=${gateway} partner-key="pk_unknown">
        <emploi-offer-search gateway=${gateway} partner-key=${partnerKey} keywords="developpeurs"></emploi-offer-search>
      </emploi-provider>
    `);
    const [search] = provider.getElementsByTagName('emploi-offer-search');
    if (!search) throw new Error('No search in the provider');
    await untilText(search, '1 offre');
    search.client = clientWith(() => Promise.resolve(new Response('', { status: 500 })));
    await untilText(search, 'Le service est en panne.');
    expect(allByRole(search, 'alert')).to.have.length(1);
  });
});
