import { expect, fixture, html } from '@open-wc/testing';

import '../../components/offer-search/index.ts';
import { allByRole, byRole, gateway, partnerKey, untilText, shownText } from '../support/page.ts';

describe('<emploi-offer-search>', () => {
  it('searches at once for the words it is given', async () => {
    const element = await fixture(html`<emploi-offer-search gateway=${gateway} partner-key=${partnerKey} keywords="developpeurs"></emploi-offer-search>`);
    await untilText(element, '1 offre');
    expect(byRole(element, 'link', 'Développeuse / Développeur web (H/F)')).to.exist;
    console.log(shownText(element));
    await expect(element).to.be.accessible();
    void allByRole;
  });
});
