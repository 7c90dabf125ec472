import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import type { EmploiApplicationForm } from '../../../../components/application-form/index.ts';
import { applicationForm, field, fill } from '../../../support/application-form.ts';
import { pressButton } from '../../../support/documents.ts';
import { goToEnd, hasDatabase, keep, leaveNothing, untilArrived, who } from '../../../support/stored-draft.ts';
import { focused } from '../../../support/offer-search.ts';
import { allByRole, shownText, untilText } from '../../../support/page.ts';
import { waitUntil } from '../../../support/wait-until.ts';

describe('the application form on a shared computer', function () {
  this.timeout(40_000); // sessions cost some work, and nobody may be too fast

  afterEach(leaveNothing);

  /** `minutes` before the person is asked. */
  const shared = async (minutes = ''): Promise<EmploiApplicationForm> => {
    const element = await applicationForm();
    element.setAttribute('shared-device', minutes);
    await element.updateComplete;
    return element;
  };

  const autocompletes = (element: EmploiApplicationForm): (string | null)[] =>
    ['firstName', 'lastName', 'email', 'phone'].map((name) => field(element, name).getAttribute('autocomplete'));

  it('offers to keep nothing, and does not invite the browser to; on one’s own it does', async () => {
    const element = await shared();
    await fill(element, who());
    await waitUntil(() => allByRole(element, 'button', 'Effacer mes données').length > 0);
    expect(element.shadowRoot?.querySelector('#keep-draft')).to.equal(null);
    expect(autocompletes(element)).to.deep.equal(['off', 'off', 'off', 'off']);
    element.remove();
    expect(autocompletes(await applicationForm())).to.deep.equal(['given-name', 'family-name', 'email', 'tel']);
  });

  it('asks whether the person is still there, in a dialog that Escape and a button answer', async () => {
    const element = await shared('0.01');
    await fill(element, who());
    const dialog = (): HTMLDialogElement | null => element.shadowRoot?.querySelector('dialog') ?? null;
    await waitUntil(() => dialog()?.open, 'the question');
    expect(shownText(element)).to.include('sera effacé dans 2 minutes');
    expect(focused()?.textContent).to.equal('Je continue');
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog());
    expect(field(element, 'firstName').value).to.equal('Lucie');
    await waitUntil(() => dialog()?.open, 'the question once more');
    await pressButton(element, 'Effacer tout maintenant');
    await untilText(element, 'C’est effacé');
    expect(field(element, 'firstName').value).to.equal('');
  });

  it('has nothing left of those who came before', async () => {
    const before = await applicationForm();
    await keep(before, who());
    before.remove();
    await waitUntil(async () => (await navigator.locks.query()).held?.length === 0);
    const element = document.createElement('emploi-application-form');
    element.setAttribute('shared-device', '');
    element.setAttribute('gateway', '/v1/');
    element.setAttribute('partner-key', 'pk_test_atelier');
    document.body.append(element);
    await waitUntil(async () => !(await hasDatabase()), 'the draft should go');
    expect(field(element, 'firstName').value).to.equal('');
  });

  it('shows the receipt until the person is done', async () => {
    const element = await shared();
    await fill(element, who());
    await goToEnd(element);
    await pressButton(element, 'Envoyer ma candidature');
    await untilArrived(element);
    await pressButton(element, /J’ai terminé/);
    await pressButton(element, 'Oui, tout effacer');
    await untilText(element, 'C’est effacé');
    expect(shownText(element)).not.to.include('Votre candidature est arrivée');
    expect(field(element, 'email').value).to.equal('');
    expect(await hasDatabase()).to.equal(false);
  });
});
