import { expect } from '@open-wc/testing';

import type { EmploiOfferSearch } from '../../../../components/offer-search/index.ts';
import type { Client } from '../../../../src/client/client.ts';
import { focused, press, search, type } from '../../../support/offer-search.ts';
import { allByRole, byRole, clientWith, network, shownText, untilText } from '../../../support/page.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const newEmail = (): string => `jean.${crypto.getRandomValues(new Uint32Array(1))[0]}@courriel.example`;

/** A client whose first request for an alert arrives, and has its answer lost. `keys` are those that arrived. */
const losingTheFirst = () => {
  const keys: (string | null)[] = [];
  const client = clientWith(async (request, send) => {
    if (request.method !== 'POST') return send(request);
    const answer = await send(request);
    if (answer.ok) keys.push(request.headers.get('idempotency-key'));
    if (answer.ok && keys.length === 1) throw new TypeError('Failed to fetch');
    return answer;
  });
  return { client, keys };
};

/** A search whose form for an alert is open, with an address in it. */
const open = async (email: string, client?: Client): Promise<EmploiOfferSearch> => {
  const element = await search({ keywords: 'plombier', client });
  await waitUntil(() => allByRole(element, 'button', 'Recevoir les nouvelles offres par courriel').length === 1, 'the button');
  byRole(element, 'button', 'Recevoir les nouvelles offres par courriel').click();
  await waitUntil(() => element.shadowRoot?.querySelector('#alert-email'), 'the form');
  byRole(element, 'textbox', 'Votre courriel').focus();
  await type(email);
  return element;
};

describe('the form for an alert', () => {
  afterEach(() => network(true));

  it('waits for the network, says so, and is sent by itself when it is back', async () => {
    const email = newEmail();
    const element = await open(email);
    network(false);
    await press('Enter');
    await untilText(element, 'Votre alerte sera créée dès que la connexion reviendra');
    await expect(element).to.be.accessible();
    byRole(element, 'button', 'Ne pas envoyer').click();
    await element.updateComplete;
    expect(byRole(element, 'button', 'Créer l’alerte').ariaDisabled).to.equal(null);
    byRole(element, 'button', 'Créer l’alerte').click();
    await untilText(element, 'Votre alerte sera créée dès que la connexion reviendra');
    network(true);
    await untilText(element, `Un courriel part à l’adresse ${email}.`);
    await waitUntil(() => focused()?.matches('.told'), 'the focus');
  });

  it('does not know what became of it when the answer is lost, and the same is not stored twice', async () => {
    const { client, keys } = losingTheFirst();
    const element = await open(newEmail(), client);
    await press('Enter');
    await untilText(element, 'Nous ne savons pas si votre alerte est créée.');
    await expect(element).to.be.accessible();
    byRole(element, 'button', 'Réessayer').click();
    await untilText(element, 'Un courriel part à l’adresse');
    expect(keys).to.have.length(2);
    expect(new Set(keys).size).to.equal(1);
  });

  it('says that the first has arrived where it was changed afterwards, and keeps that one', async () => {
    const { client, keys } = losingTheFirst();
    const element = await open(newEmail(), client);
    await press('Enter');
    await untilText(element, 'Nous ne savons pas si votre alerte est créée.');
    element.shadowRoot?.querySelector<HTMLElement>('[name="frequency"][value="week"]')?.click();
    byRole(element, 'button', 'Réessayer').click();
    await untilText(element, 'Votre première demande est bien arrivée.');
    await expect(element).to.be.accessible();
    byRole(element, 'button', 'Garder la première alerte').click();
    await untilText(element, 'Un courriel part à l’adresse');
    expect(new Set(keys).size).to.equal(1);
  });

  it('sends another where the first had a wrong address', async () => {
    const { client, keys } = losingTheFirst();
    const element = await open(newEmail(), client);
    await press('Enter');
    await untilText(element, 'Nous ne savons pas si votre alerte est créée.');
    const field = byRole(element, 'textbox', 'Votre courriel');
    const email = newEmail();
    if (field instanceof HTMLInputElement) field.value = email;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    byRole(element, 'button', 'Créer l’alerte').click();
    await untilText(element, 'Votre première demande est bien arrivée.');
    byRole(element, 'button', 'Créer aussi celle-ci').click();
    await untilText(element, `Un courriel part à l’adresse ${email}.`);
    expect(new Set(keys).size).to.equal(2);
    expect(shownText(element)).not.to.include('Votre première demande');
  });
});
