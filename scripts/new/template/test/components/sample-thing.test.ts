import { expect, fixture, html } from '@open-wc/testing';

import '../../components/sample-thing/index.ts';
import type { Client } from '../../src/client/client.ts';
import { byRole, clientWith, gateway, partnerKey, untilText } from '../support/page.ts';

const shown = (client?: Client) =>
  fixture(html`<emploi-sample-thing gateway=${gateway} partner-key=${partnerKey} .client=${client}></emploi-sample-thing>`);

const items = [{ id: '1', title: 'Le premier' }];

describe('<emploi-sample-thing>', () => {
  it('has a heading, and says that there is nothing', async () => {
    const element = await shown();
    await untilText(element, 'La liste est vide.');
    expect(byRole(element, 'heading')).to.have.text('Titre de la liste');
    await expect(element).to.be.accessible();
  });

  it('shows what the gateway has', async () => {
    const element = await shown(clientWith(async () => Response.json({ items })));
    await untilText(element, 'Le premier');
    await expect(element).to.be.accessible();
  });

  it('asks again after a failure', async () => {
    let isBroken = true;
    const element = await shown(
      clientWith(async () => (isBroken ? new Response('', { status: 500 }) : Response.json({ items }))),
    );
    await untilText(element, 'Le service est en panne.');
    isBroken = false;
    byRole(element, 'button', 'Réessayer').click();
    await untilText(element, 'Le premier');
  });
});
