import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import { applicationForm, field, fill } from '../../../support/application-form.ts';
import { pressButton } from '../../../support/documents.ts';
import {
  box,
  goToEnd,
  hasDatabase,
  keep,
  leaveNothing,
  reopened,
  untilArrived,
  untilOffered,
  who,
} from '../../../support/stored-draft.ts';
import { focused } from '../../../support/offer-search.ts';
import { byRole, gateway, partnerKey, shownText, untilText } from '../../../support/page.ts';
import { waitUntil } from '../../../support/wait-until.ts';

describe('what the application form keeps on the device', function () {
  this.timeout(40_000); // sessions cost some work, and nobody may be too fast

  afterEach(leaveNothing);

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
    await pressButton(element, 'Continuer');
    await untilText(element, 'Étape 2 sur 3');
    await fill(element, { message: 'Madame, Monsieur' });
    expect(await hasDatabase()).to.equal(true);

    const again = await reopened(element);
    await untilText(again, /Un brouillon vous attend Voici votre brouillon du \d+(?:er)? \S+ \d{4}\. Vous pouvez continuer\./);
    await untilText(again, 'Étape 2 sur 3'); // where it was left
    expect(field(again, 'message').value).to.equal('Madame, Monsieur');
    expect(box(again).checked).to.equal(true);
    expect(focused()).not.to.equal(again.shadowRoot?.querySelector('#step-title'));
    await expect(again).to.be.accessible();
    await pressButton(again, 'Retour');
    await untilText(again, 'Étape 1 sur 3');
    expect(field(again, 'firstName').value).to.equal('Lucie');
  });

  it('is offered where the page was loaded again, and nothing on it leads back to the offer', async () => {
    const forOffer = await applicationForm({ key: partnerKey, offer: 'XTOUT01' });
    await keep(forOffer, who());
    await pressButton(forOffer, 'Continuer');
    await untilText(forOffer, 'Étape 2 sur 3');
    await untilText(forOffer, 'Il est enregistré jusqu’au');
    forOffer.remove();
    const waiting = document.createElement('emploi-application-form');
    Object.assign(waiting, { gateway, partnerKey, reveal: 'on-demand', sharedDevice: 'false' });
    document.body.append(waiting);
    await untilText(waiting, 'Un brouillon vous attend');
    expect(shownText(waiting)).to.include('Développeuse / Développeur web (H/F)').and.not.include('Prénom');
    await expect(waiting).to.be.accessible();
    await pressButton(waiting, 'Reprendre le brouillon');
    await untilText(waiting, 'Étape 2 sur 3');
    await pressButton(waiting, 'Retour');
    await untilText(waiting, 'Étape 1 sur 3');
    expect(field(waiting, 'firstName').value).to.equal('Lucie');
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
    await pressButton(element, 'Effacer mes données');
    await waitUntil(() => focused()?.id === 'erase-question');
    await expect(element).to.be.accessible();
    await pressButton(element, 'Non, ne rien effacer');
    await waitUntil(() => focused()?.id === 'erase');
    expect(field(element, 'firstName').value).to.equal('Lucie');

    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused()?.id === 'erase-question');
    await pressButton(element, 'Oui, tout effacer');
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
    await pressButton(second, 'Continuer ici');
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
      await untilText(element, 'Votre navigateur ne permet pas d’enregistrer le brouillon.');
      await goToEnd(element);
      await pressButton(element, 'Envoyer ma candidature');
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
    await untilText(element, 'Il est enregistré jusqu’au');
    const again = await reopened(element);
    await untilText(again, 'Voici votre brouillon');
    expect(field(again, 'firstName').value).to.equal('Lucie Anne');
  });

  it('remembers that the person has applied, and lets them apply again', async () => {
    const element = await applicationForm();
    await keep(element, who());
    await goToEnd(element);
    await pressButton(element, 'Envoyer ma candidature');
    await untilArrived(element);
    const number = element.shadowRoot?.querySelector('.receipt dd strong')?.textContent ?? 'none';

    const again = await reopened(element);
    await untilText(again, /Vous avez déjà postulé le \d+(?:er)? \S+ \d{4}, numéro /);
    expect(shownText(again)).to.include(`numéro ${number}. Vous pouvez postuler à nouveau.`);
    expect(field(again, 'firstName').value).to.equal('');
    await expect(again).to.be.accessible();
    await pressButton(again, 'Effacer mes données');
    await pressButton(again, 'Oui, tout effacer');
    await untilText(again, 'C’est effacé');
    expect(shownText(again)).not.to.include('Vous avez déjà postulé');
  });

  it('does not remember it where they have not agreed', async () => {
    const element = await applicationForm();
    await fill(element, who());
    await goToEnd(element);
    await pressButton(element, 'Envoyer ma candidature');
    await untilArrived(element);
    expect(await hasDatabase()).to.equal(false);
  });
});
