import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import {
  applicationForm,
  asking,
  askingNothing,
  atTheEnd,
  employerClient,
  expectSummary,
  field,
  fill,
  goOn,
  newEmail,
  somebody,
  told,
} from '../../support/application-form.ts';
import { focused } from '../../support/offer-search.ts';
import { allByRole, byRole, shownText, untilText } from '../../support/page.ts';
import { waitUntil } from '../../support/wait-until.ts';

const problem = (status: number, issues?: readonly { path: string; message: string }[]): Promise<Response> =>
  Promise.resolve(Response.json({ type: 'about:blank', title: 'x', status, issues }, { status }));

describe('what is wrong with an application', () => {
  it('is listed at the top, which takes the focus, with a link to each field', async () => {
    const element = await applicationForm();
    byRole(element, 'button', 'Continuer').click();
    await untilText(element, 'Il y a un problème');
    await waitUntil(() => focused()?.id === 'errors');
    expect(told(element)).to.deep.equal([
      'Écrivez votre prénom, par exemple : Camille',
      'Écrivez votre nom, par exemple : Martin',
      'Écrivez une adresse complète, par exemple : camille@exemple.fr',
    ]);
    const email = field(element, 'email');
    expect(email.getAttribute('aria-invalid')).to.equal('true');
    expect(email.getAttribute('aria-describedby')).to.equal('email-error email-hint');
    expect(element.shadowRoot?.getElementById('email-error')?.textContent).to.match(/Erreur\s:\s+Écrivez une adresse/);
    await expect(element).to.be.accessible();
    expectSummary(element);
  });

  it('is no longer said once it is corrected, field by field', async () => {
    const element = await applicationForm();
    byRole(element, 'button', 'Continuer').click();
    await untilText(element, 'Il y a un problème');
    await fill(element, { firstName: 'Claire' });
    expect(told(element)).to.have.length(2);
    await fill(element, { email: 'claire@' });
    expect(told(element)).to.have.length(2);
    await fill(element, { lastName: 'Fontaine', email: 'claire@courriel.example' });
    expect(told(element)).to.have.length(0);
    expect(field(element, 'email').getAttribute('aria-invalid')).to.equal(null);
    expect(shownText(element)).not.to.include('Il y a un problème');
  });

  for (const email of [
    "s.o'neill@exemple.fr",
    'prenom@café.fr',
    '\u200bclaire@exemple.fr\u202f',
    'cla\u00adire@exemple.fr\u2060',
  ])
    it(`is not an address such as ${JSON.stringify(email)}`, async () => {
      const element = await applicationForm();
      await fill(element, { ...somebody, email, phone: '\u206606\u202f12\u200b34 56 78\u2069' });
      await goOn(element, /Vos documents$/);
      expect(told(element)).to.have.length(0);
    });

  it('is a name in which nothing can be seen', async () => {
    const element = await applicationForm();
    await fill(element, { firstName: '\u200b\u2060', lastName: '\u00a0\ufeff', email: 'claire@exemple.fr' });
    byRole(element, 'button', 'Continuer').click();
    await untilText(element, 'Il y a un problème');
    expect(told(element)).to.deep.equal([
      'Écrivez votre prénom, par exemple : Camille',
      'Écrivez votre nom, par exemple : Martin',
    ]);
  });

  it('has an example for each kind of question', async () => {
    const element = await applicationForm({ key: asking });
    await fill(element, somebody);
    await goOn(element, /Vos documents$/);
    await goOn(element, /Questions de l’employeur$/);
    await fill(element, { 'answer.experience': 'beaucoup', 'answer.ville': 'V' });
    byRole(element, 'button', 'Continuer').click();
    await waitUntil(() => focused()?.id === 'errors');
    expect(told(element)).to.deep.equal([
      'À partir de quel jour pouvez-vous commencer ? – Écrivez une date complète, par exemple : 27/03/2026',
      'Quels horaires vous conviennent ? – Choisissez au moins une réponse.',
      'Combien d’années avez-vous travaillé dans ce métier ? – Écrivez un nombre en chiffres, par exemple : 12 ou 7,5',
    ]);
    await expect(element).to.be.accessible();
    expectSummary(element);
  });

  it('is told by the gateway too, by the name of the field, even where the page had found nothing', async () => {
    let isStrict = true;
    const element = await applicationForm({
      client: employerClient((request, send) =>
        isStrict && request.url.includes('/check')
          ? problem(400, [
              { path: 'email', message: 'is not taken' },
              { path: 'unheard', message: 'of' },
            ])
          : send(request),
      ),
    });
    await fill(element, somebody);
    byRole(element, 'button', 'Continuer').click();
    await waitUntil(() => focused()?.id === 'errors');
    expect(told(element)).to.deep.equal(['Écrivez une adresse complète, par exemple : camille@exemple.fr']);
    isStrict = false;
    await fill(element, { email: 'claire.fontaine@courriel.example' });
    await goOn(element, /Vos documents$/);
  });

  it('leads back to the step where it is when the last button finds it', async () => {
    let refusals = 0;
    const element = await atTheEnd({
      client: employerClient((request, send) =>
        request.method === 'POST' && /applications\?/.test(request.url) && refusals++ === 0
          ? problem(400, [{ path: 'lastName', message: 'is not taken' }])
          : send(request),
      ),
    });
    byRole(element, 'button', 'Envoyer ma candidature').click();
    await waitUntil(() => focused()?.id === 'errors', 'the summary');
    expect(shownText(element)).to.include('Étape 1 sur 3');
    expect(told(element)).to.have.length(1);
    expect(field(element, 'firstName').value).to.equal('Claire');
    await fill(element, { lastName: 'Fontaine-Leroy' });
    await goOn(element, /Vos documents$/);
    await goOn(element, /Vérifier et envoyer$/);
    await goOn(element, 'Votre candidature est arrivée', 'Envoyer ma candidature');
  });

  it('does not keep anybody whose check cannot be had from going on: sending repeats it', async () => {
    const element = await applicationForm({
      client: employerClient((request, send) =>
        request.url.includes('/check') ? Promise.reject(new TypeError('Failed to fetch')) : send(request),
      ),
    });
    await fill(element, somebody);
    await goOn(element, /Vos documents$/);
    expect(allByRole(element, 'alert', /./)).to.have.length(0);
  });

  it('is found with the keyboard alone', async () => {
    const element = await applicationForm({ key: askingNothing });
    field(element, 'firstName').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused()?.id === 'errors');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    expect(focused()?.getAttribute('name')).to.equal('firstName');
    await sendKeys({ type: 'Claire' });
    await sendKeys({ press: 'Tab' });
    expect(focused()?.getAttribute('name')).to.equal('lastName');
    await sendKeys({ type: 'Fontaine' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: newEmail() });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => focused()?.id === 'step-title', 'the next step');
    expect(focused()?.textContent).to.include('Vos documents');
  });
});
