import { expect } from '@open-wc/testing';
import * as v from 'valibot';

import type { EmploiApplicationForm } from '../../../../components/application-form/index.ts';
import type { Client } from '../../../../src/client/client.ts';
import { ApplicationReceipt } from '../../../../src/contract/index.ts';
import { applicationForm, employerClient, fill } from '../../../support/application-form.ts';
import { pressButton } from '../../../support/documents.ts';
import { goToEnd, keep, leaveNothing, reopened, untilArrived, untilLost, who } from '../../../support/stored-draft.ts';
import { shownText, untilText } from '../../../support/page.ts';

describe('an application whose browser is closed at the last click', function () {
  this.timeout(40_000); // sessions cost some work, and nobody may be too fast

  afterEach(leaveNothing);

  const offline = (isOffline: boolean): void => {
    if (isOffline) Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    else Reflect.deleteProperty(navigator, 'onLine');
  };

  /** A form with a draft that was sent, and whose answer was lost. */
  const sentAndLost = async (client: Client): Promise<EmploiApplicationForm> => {
    const element = await applicationForm({ client });
    await keep(element, who());
    await goToEnd(element);
    await pressButton(element, 'Envoyer ma candidature');
    await untilLost(element);
    return element;
  };

  it('has not left without a network; it leaves at the next visit, in one click and not before, once', async () => {
    const sent: string[] = [];
    const client = employerClient(async (request, send) => {
      const answer = await send(request);
      if (request.method === 'POST' && request.url.includes('/applications?') && answer.ok)
        sent.push(request.headers.get('idempotency-key') ?? '');
      return answer;
    });
    const element = await applicationForm({ client });
    await keep(element, who());
    await goToEnd(element);
    offline(true);
    await pressButton(element, 'Envoyer ma candidature');
    await untilText(element, 'Vous n’avez pas de connexion à Internet.');
    const again = await reopened(element, { client });
    offline(false);
    await untilText(again, 'mais il n’y avait pas de connexion. Elle n’est pas partie.');
    await expect(again).to.be.accessible();
    expect(sent).to.deep.equal([]);
    await pressButton(again, 'Envoyer maintenant');
    await untilArrived(again);
    expect(sent).to.have.length(1);
  });

  it('has arrived although its answer was lost: sent again, it has the same reference', async () => {
    const references: string[] = [];
    let isLost = true;
    const client = employerClient(async (request, send) => {
      const isSending = request.method === 'POST' && request.url.includes('/applications?');
      const answer = await send(request);
      if (!isSending || !answer.ok) return answer;
      const receipt = v.parse(ApplicationReceipt, await answer.clone().json());
      references.push(receipt.reference);
      if (isLost) throw new TypeError('Failed to fetch');
      return answer;
    });
    const element = await sentAndLost(client);

    isLost = false;
    const again = await reopened(element, { client });
    await untilText(again, 'nous n’avons pas su si elle est arrivée.');
    await pressButton(again, 'Envoyer maintenant');
    await untilArrived(again);
    expect(new Set(references).size).to.equal(1);
    expect(shownText(again)).to.include(references.at(0) ?? 'no reference');
  });

  it('can be read again first; changed meanwhile, what had arrived is told and nothing arrives twice', async () => {
    let isLost = true;
    const client = employerClient(async (request, send) => {
      const answer = await send(request);
      if (isLost && request.method === 'POST' && request.url.includes('/applications?') && answer.ok)
        throw new TypeError('Failed to fetch');
      return answer;
    });
    const element = await sentAndLost(client);

    isLost = false;
    const again = await reopened(element, { client });
    await untilText(again, 'nous n’avons pas su si elle est arrivée.');
    await pressButton(again, 'Relire d’abord');
    await pressButton(again, 'Modifier Vos coordonnées');
    await fill(again, { firstName: 'Lucienne' });
    await goToEnd(again);
    await pressButton(again, 'Envoyer ma candidature');
    await untilText(again, 'Votre candidature était déjà arrivée');
    await pressButton(again, 'Voir le reçu');
    await untilArrived(again);
  });
});
