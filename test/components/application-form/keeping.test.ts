import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import * as v from 'valibot';

import type { EmploiApplicationForm } from '../../../components/application-form/index.ts';
import { Vault } from '../../../components/application-form/vault.ts';
import { vaultName } from '../../../components/application-form/vault-name.ts';
import { ApplicationReceipt } from '../../../src/contract/index.ts';
import { applicationForm, employerClient, field, fill, newEmail, type Given } from '../../support/application-form.ts';
import { focused } from '../../support/offer-search.ts';
import { allByRole, byRole, shownText, untilText } from '../../support/page.ts';

const hasDatabase = async (): Promise<boolean> => (await indexedDB.databases()).some(({ name }) => name === vaultName);

const box = (element: EmploiApplicationForm): HTMLInputElement => {
  const found = element.shadowRoot?.querySelector('#keep-draft');
  if (!(found instanceof HTMLInputElement)) throw new Error('nothing to agree to');
  return found;
};

const untilOffered = (element: EmploiApplicationForm): Promise<void> =>
  waitUntil(() => element.shadowRoot?.querySelector('#keep-draft'), 'the box', { timeout: 5_000 });

/** Types, and agrees that it is kept. */
const keep = async (element: EmploiApplicationForm, values: Readonly<Record<string, string>>): Promise<void> => {
  await fill(element, values);
  await untilOffered(element);
  box(element).click();
  await untilText(element, 'Il est gardé jusqu’au');
};

/** The browser is closed, and opened again: another element, that knows nothing. The first lets go of the draft. */
const reopened = async (element: EmploiApplicationForm, given: Given = {}): Promise<EmploiApplicationForm> => {
  element.remove();
  await waitUntil(async () => (await navigator.locks.query()).held?.length === 0, 'the draft to be let go');
  return applicationForm(given);
};

/** Another person each time: one may apply three times. */
const who = () => ({ firstName: 'Lucie', lastName: 'Martin', email: newEmail() });

const click = async (element: EmploiApplicationForm, name: string | RegExp): Promise<void> => {
  byRole(element, 'button', name).click();
  await element.updateComplete;
};

const untilShown = (element: EmploiApplicationForm, text: string): Promise<void> =>
  waitUntil(() => shownText(element).includes(text), `“${text}” should be shown`, { timeout: 15_000 });
const untilArrived = (element: EmploiApplicationForm) => untilShown(element, 'Votre candidature est arrivée');
const untilLost = (element: EmploiApplicationForm) => untilShown(element, 'Nous ne savons pas si votre candidature est arrivée.');

/** Through the steps, up to the last button. */
const goToEnd = async (element: EmploiApplicationForm): Promise<void> => {
  await click(element, 'Continuer');
  await untilText(element, 'Étape 2 sur 3');
  await click(element, 'Continuer');
  await untilText(element, 'Étape 3 sur 3');
};

describe('what the application form keeps on the device', function () {
  this.timeout(40_000); // sessions cost some work, and nobody may be too fast

  afterEach(async () => {
    document.querySelectorAll('emploi-application-form').forEach((element) => element.remove());
    await waitUntil(async () => (await navigator.locks.query()).held?.length === 0);
    await new Vault().erase();
  });

  it('is nothing before the person agrees, and the box is not ticked', async () => {
    const element = await applicationForm();
    expect(shownText(element)).not.to.include('Effacer mes données');
    await fill(element, who());
    await untilOffered(element);
    expect(box(element).checked).to.equal(false);
    expect(byRole(element, 'button', 'Effacer mes données')).to.exist;
    expect([await hasDatabase(), localStorage.length, sessionStorage.length, document.cookie]).to.deep.equal([false, 0, 0, '']);
    await expect(element).to.be.accessible();
  });

  it('is the draft, once they agree, until the day that is said; it is back at the next visit', async () => {
    const element = await applicationForm();
    await keep(element, who());
    await click(element, 'Continuer');
    await untilText(element, 'Étape 2 sur 3');
    await fill(element, { message: 'Madame, Monsieur' });
    expect(await hasDatabase()).to.equal(true);

    const again = await reopened(element);
    await untilText(again, /Voici votre brouillon du \d+ \S+ \d{4}\. Vous pouvez continuer\./);
    expect(field(again, 'firstName').value).to.equal('Lucie');
    expect(box(again).checked).to.equal(true);
    await expect(again).to.be.accessible();
    await click(again, 'Continuer');
    await untilText(again, 'Étape 2 sur 3');
    expect(field(again, 'message').value).to.equal('Madame, Monsieur');
  });

  it('is nothing any more when they no longer agree', async () => {
    const element = await applicationForm();
    await keep(element, who());
    box(element).click();
    await waitUntil(async () => !(await hasDatabase()));
    expect(field(element, 'firstName').value).to.equal('Lucie');
    const again = await reopened(element);
    expect(field(again, 'firstName').value).to.equal('');
  });

  it('is erased with what is typed, after one question that the keyboard can answer', async () => {
    const element = await applicationForm();
    await keep(element, who());
    await click(element, 'Effacer mes données');
    await waitUntil(() => focused()?.id === 'erase-question');
    await expect(element).to.be.accessible();
    await click(element, 'Non, ne rien effacer');
    await waitUntil(() => focused()?.id === 'erase');
    expect(field(element, 'firstName').value).to.equal('Lucie');

    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused()?.id === 'erase-question');
    await click(element, 'Oui, tout effacer');
    await untilText(element, 'C’est effacé');
    expect(focused()?.id).to.equal('device-said');
    expect(await hasDatabase()).to.equal(false);
    expect(['firstName', 'lastName', 'email'].map((name) => field(element, name).value)).to.deep.equal(['', '', '']);
    await fill(element, who());
    expect(shownText(element)).not.to.include('C’est effacé');
  });

  it('belongs to one tab: the other is told, and can take it over', async () => {
    const first = await applicationForm();
    await keep(first, who());
    const second = await applicationForm();
    await untilText(second, 'Votre brouillon est ouvert dans un autre onglet.');
    await expect(second).to.be.accessible();
    await click(second, 'Continuer ici');
    await untilText(second, 'Voici votre brouillon');
    expect(field(second, 'firstName').value).to.equal('Lucie');
    await untilText(first, 'Vous continuez ce brouillon dans un autre onglet.');
    expect(field(first, 'firstName').value).to.equal('Lucie');
  });

  it('says so where the browser keeps nothing, and goes on', async () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('private', 'SecurityError');
    };
    try {
      const element = await applicationForm();
      await fill(element, who());
      await untilOffered(element);
      box(element).click();
      await untilText(element, 'Votre navigateur ne permet pas de garder le brouillon.');
      await goToEnd(element);
      await click(element, 'Envoyer ma candidature');
      await untilArrived(element);
    } finally {
      IDBFactory.prototype.open = open;
    }
  });

  it('stays where the element is moved in the page', async () => {
    const element = await applicationForm();
    await keep(element, who());
    element.parentElement?.prepend(element);
    await fill(element, { firstName: 'Lucie Anne' });
    await untilText(element, 'Il est gardé jusqu’au');
    const again = await reopened(element);
    await untilText(again, 'Voici votre brouillon');
    expect(field(again, 'firstName').value).to.equal('Lucie Anne');
  });

  it('remembers that the person has applied, and lets them apply again', async () => {
    const element = await applicationForm();
    await keep(element, who());
    await goToEnd(element);
    await click(element, 'Envoyer ma candidature');
    await untilArrived(element);
    const number = element.shadowRoot?.querySelector('.receipt dd strong')?.textContent ?? 'none';

    const again = await reopened(element);
    await untilText(again, /Vous avez déjà postulé le \d+ \S+ \d{4}, numéro /);
    expect(shownText(again)).to.include(`numéro ${number}. Vous pouvez postuler à nouveau.`);
    expect(field(again, 'firstName').value).to.equal('');
    await expect(again).to.be.accessible();
    await click(again, 'Effacer mes données');
    await click(again, 'Oui, tout effacer');
    await untilText(again, 'C’est effacé');
    expect(shownText(again)).not.to.include('Vous avez déjà postulé');
  });

  it('does not remember it where they have not agreed', async () => {
    const element = await applicationForm();
    await fill(element, who());
    await goToEnd(element);
    await click(element, 'Envoyer ma candidature');
    await untilArrived(element);
    expect(await hasDatabase()).to.equal(false);
  });
});

describe('an application whose browser is closed at the last click', function () {
  this.timeout(40_000); // sessions cost some work, and nobody may be too fast

  afterEach(async () => {
    document.querySelectorAll('emploi-application-form').forEach((element) => element.remove());
    await waitUntil(async () => (await navigator.locks.query()).held?.length === 0);
    await new Vault().erase();
  });

  const offline = (isOffline: boolean): void => {
    if (isOffline) Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    else Reflect.deleteProperty(navigator, 'onLine');
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
    await click(element, 'Envoyer ma candidature');
    await untilText(element, 'Vous n’êtes pas connecté à Internet.');
    const again = await reopened(element, { client });
    offline(false);
    await untilText(again, 'mais il n’y avait pas de connexion. Elle n’est pas partie.');
    await expect(again).to.be.accessible();
    expect(sent).to.deep.equal([]);
    await click(again, 'Envoyer maintenant');
    await untilArrived(again);
    expect(sent).to.have.length(1);
  });

  it('has arrived although its answer was lost: sent again, it has the same number', async () => {
    const numbers: string[] = [];
    let isLost = true;
    const client = employerClient(async (request, send) => {
      const isSending = request.method === 'POST' && request.url.includes('/applications?');
      const answer = await send(request);
      if (!isSending || !answer.ok) return answer;
      const receipt = v.parse(ApplicationReceipt, await answer.clone().json());
      numbers.push(receipt.number);
      if (isLost) throw new TypeError('Failed to fetch');
      return answer;
    });
    const element = await applicationForm({ client });
    await keep(element, who());
    await goToEnd(element);
    await click(element, 'Envoyer ma candidature');
    await untilLost(element);

    isLost = false;
    const again = await reopened(element, { client });
    await untilText(again, 'nous n’avons pas su si elle est arrivée.');
    await click(again, 'Envoyer maintenant');
    await untilArrived(again);
    expect(new Set(numbers).size).to.equal(1);
    expect(shownText(again)).to.include(numbers.at(0) ?? 'no number');
  });

  it('can be read again first; changed meanwhile, what had arrived is told and nothing arrives twice', async () => {
    let isLost = true;
    const client = employerClient(async (request, send) => {
      const answer = await send(request);
      if (isLost && request.method === 'POST' && request.url.includes('/applications?') && answer.ok)
        throw new TypeError('Failed to fetch');
      return answer;
    });
    const element = await applicationForm({ client });
    await keep(element, who());
    await goToEnd(element);
    await click(element, 'Envoyer ma candidature');
    await untilLost(element);

    isLost = false;
    const again = await reopened(element, { client });
    await untilText(again, 'nous n’avons pas su si elle est arrivée.');
    await click(again, 'Relire d’abord');
    await fill(again, { firstName: 'Lucienne' });
    await goToEnd(again);
    await click(again, 'Envoyer ma candidature');
    await untilText(again, 'Votre candidature était déjà arrivée');
    await click(again, 'Voir le reçu');
    await untilArrived(again);
  });
});

describe('the application form on a shared computer', function () {
  this.timeout(40_000); // sessions cost some work, and nobody may be too fast

  afterEach(async () => {
    document.querySelectorAll('emploi-application-form').forEach((element) => element.remove());
    await waitUntil(async () => (await navigator.locks.query()).held?.length === 0);
    await new Vault().erase();
  });

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
    await waitUntil(() => dialog()?.open, 'the question', { timeout: 5_000 });
    expect(shownText(element)).to.include('sera effacé dans 2 minutes');
    expect(focused()?.textContent).to.equal('Je continue');
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog());
    expect(field(element, 'firstName').value).to.equal('Lucie');
    await waitUntil(() => dialog()?.open, 'the question once more', { timeout: 5_000 });
    await click(element, 'Effacer tout maintenant');
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
    await waitUntil(async () => !(await hasDatabase()), 'the draft should go', { timeout: 5_000 });
    expect(field(element, 'firstName').value).to.equal('');
  });

  it('shows the receipt until the person is done', async () => {
    const element = await shared();
    await fill(element, who());
    await goToEnd(element);
    await click(element, 'Envoyer ma candidature');
    await untilArrived(element);
    await click(element, /J’ai terminé/);
    await click(element, 'Oui, tout effacer');
    await untilText(element, 'C’est effacé');
    expect(shownText(element)).not.to.include('Votre candidature est arrivée');
    expect(field(element, 'email').value).to.equal('');
    expect(await hasDatabase()).to.equal(false);
  });
});
