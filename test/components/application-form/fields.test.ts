import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import { suggestEmail } from '../../../components/application-form/applicant/email-typos.ts';
import { parsePhone } from '../../../components/application-form/applicant/phone.ts';
import {
  applicationForm,
  asking,
  atTheEnd,
  employerClient,
  field,
  fill,
  goOn,
  newEmail,
  somebody,
  tick,
  told,
} from '../../support/application-form.ts';
import { formatDay } from '../../../src/i18n/format.ts';
import { focused } from '../../support/offer-search.ts';
import { allByRole, byRole, gateway, shownText, untilText } from '../../support/page.ts';
import { waitUntil } from '../../support/wait-until.ts';

describe('the fields of an application', () => {
  it('have the tokens that browsers fill them by, and the keyboards that suit them', async () => {
    const element = await applicationForm();
    const tokens = ['firstName', 'lastName', 'email', 'phone', 'topic'].map((name) => {
      const { autocomplete, inputMode } = field(element, name);
      return [autocomplete, inputMode];
    });
    expect(tokens).to.deep.equal([
      ['given-name', ''],
      ['family-name', ''],
      ['email', 'email'],
      ['tel', 'tel'],
      ['off', ''],
    ]);
    expect(field(element, 'email').spellcheck).to.equal(false);
  });

  it('say what need not be filled in', async () => {
    const element = await applicationForm();
    expect(shownText(element)).to.include('Tous les champs sont obligatoires, sauf mention « facultatif ».');
    expect(byRole(element, 'textbox', 'Téléphone (facultatif)')).to.have.property('required', false);
    expect(byRole(element, 'textbox', 'Prénom')).to.have.property('required', true);
  });

  it('say so where nothing needs to be', async () => {
    const element = await applicationForm();
    await fill(element, somebody);
    await goOn(element, /Vos documents$/);
    expect(shownText(element)).to.include('Ici, tout est facultatif').and.not.include('Tout est à remplir');
  });

  it('stand under the steps by their names: where one is, and what is behind', async () => {
    const element = await applicationForm({ key: asking });
    const steps = () =>
      [...(element.shadowRoot?.querySelectorAll('.steps li') ?? [])].map((step) => [
        step.textContent.replace(/\s+/g, ' ').trim(),
        step.getAttribute('aria-current'),
        step.querySelectorAll('svg').length,
      ]);
    expect(steps()[0]).to.deep.equal(['Vos coordonnées', 'step', 0]);
    await fill(element, somebody);
    await goOn(element, 'Étape 2 sur 4 : Vos documents');
    expect(steps()).to.deep.equal([
      ['Vos coordonnées (fait)', null, 1],
      ['Vos documents', 'step', 0],
      ['Questions de l’employeur', null, 0],
      ['Vérifier et envoyer', null, 0],
    ]);
    await expect(element).to.be.accessible();
  });

  it('are read again with an address that breaks behind @ and points alone', async () => {
    const element = await atTheEnd();
    await waitUntil(() => element.shadowRoot?.querySelector('dl wbr'));
    const [address] = [...(element.shadowRoot?.querySelectorAll('dd bdi') ?? [])].filter(({ innerHTML }) =>
      innerHTML.includes('@'),
    );
    expect(address?.innerHTML.replace(/<!--.*?-->/g, '')).to.match(/^claire\.<wbr>\d+@<wbr>courriel\.<wbr>example<wbr>$/);
  });

  it('stand out white from a page with dark letters, and not from one with light ones', async () => {
    const element = await applicationForm();
    const ground = () => getComputedStyle(field(element, 'firstName')).backgroundColor.replace(/^color\(srgb 1 1 1\)$/, 'white');
    if (!CSS.supports('color', 'hsl(from currentColor 0 0% 100% / calc(50 - l))')) return;
    element.style.color = '#222';
    expect(ground()).to.match(/white|^rgb\(255, 255, 255\)$|^color\(srgb 1 1 1 \/ 1\)$/);
    element.style.color = '#eee';
    expect(ground()).to.match(/(?:\/ |, )0\)$/);
  });

  it('are filled by the page, which never overwrites what the visitor has typed', async () => {
    const element = await applicationForm({
      firstName: 'Camille',
      lastName: 'Martin',
      email: 'camille@exemple.fr',
      phone: '0612345678',
    });
    expect(['firstName', 'lastName', 'email', 'phone'].map((name) => field(element, name).value)).to.deep.equal([
      'Camille',
      'Martin',
      'camille@exemple.fr',
      '0612345678',
    ]);
    await fill(element, { firstName: 'Claire' });
    element.firstName = 'Dominique';
    element.lastName = 'Morel';
    await element.updateComplete;
    expect(field(element, 'firstName').value).to.equal('Claire');
    expect(field(element, 'lastName').value).to.equal('Morel');
  });

  it('stay as they are when the page asks for another offer', async () => {
    const element = await applicationForm();
    await fill(element, somebody);
    await goOn(element, /Vos documents$/);
    element.offer = 'XTOUT01';
    await untilText(element, 'Développeuse / Développeur web (H/F) · Atelier du Rhône');
    await untilText(element, 'Étape 1 sur 3');
    expect(field(element, 'firstName').value).to.equal('Claire');
  });

  it('take a year of two figures for the one that is meant, and none that cannot be', async () => {
    const element = await applicationForm({ key: asking, layout: 'page' });
    const date = field(element, 'answer.disponibilite');
    const year = new Date().getFullYear();
    expect([date.getAttribute('min'), date.getAttribute('max')]).to.deep.equal([`${year - 1}-01-01`, `${year + 5}-12-31`]);
    const leave = async (value: string): Promise<void> => {
      await fill(element, { 'answer.disponibilite': value });
      expect(date.value).to.equal(value); // whoever is still typing is left alone
      date.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
      await element.updateComplete;
    };
    await leave(`00${String(year).slice(2)}-12-15`);
    expect(date.value).to.equal(`${year}-12-15`);
    expect(shownText(element)).to.include(`Nous avons compris l’année : ${year}`);
    await leave('0087-12-15');
    expect(date.value).to.equal('0087-12-15');
    expect(shownText(element)).not.to.include('Nous avons compris l’année');
    for (const wrong of ['0087-12-15', '2206-12-15', `${year - 2}-12-15`]) {
      await fill(element, { 'answer.disponibilite': wrong });
      byRole(element, 'button', 'Envoyer ma candidature').click();
      const remedy = `Vérifiez l’année : la date doit être entre le ${formatDay(`${year - 1}-01-01`)}`;
      await waitUntil(() => told(element).some((text) => text.includes(remedy)), wrong);
    }
  });

  it('have one that nobody sees, hears or reaches', async () => {
    const element = await applicationForm();
    field(element, 'phone').focus();
    await sendKeys({ press: 'Tab' });
    expect(focused()?.textContent.trim()).to.equal('Continuer');
    const trap = field(element, 'topic');
    expect([trap.checkVisibility(), trap.getClientRects().length]).to.deep.equal([false, 0]);
    expect(trap.closest('[hidden][inert][aria-hidden="true"]')).to.exist;
    trap.focus();
    expect(focused()).not.to.equal(trap);
  });

  it('let a person go on whose browser has filled that one: the same button, once more', async () => {
    const element = await applicationForm({ layout: 'page' });
    await fill(element, { ...somebody, email: newEmail() });
    field(element, 'topic').value = 'Claire';
    byRole(element, 'button', 'Envoyer ma candidature').click();
    await untilText(element, 'appuyez encore une fois sur « Envoyer ma candidature »');
    expect(field(element, 'topic').value).to.equal('');
    expect(field(element, 'firstName').value).to.equal(somebody.firstName);
    await expect(element).to.be.accessible();
    await goOn(element, 'Votre candidature est arrivée', 'Envoyer ma candidature');
  });

  it('suggest the address that was probably meant, and fill it in', async () => {
    const element = await applicationForm();
    await fill(element, { ...somebody, email: 'claire@gmial.com' });
    await untilText(element, 'Vouliez-vous dire claire@gmail.com ?');
    await expect(element).to.be.accessible();
    byRole(element, 'button', 'Corriger').click();
    await waitUntil(() => focused() === field(element, 'email'));
    expect(field(element, 'email').value).to.equal('claire@gmail.com');
    expect(allByRole(element, 'button', 'Corriger')).to.have.length(0);
  });

  it('never insist on a suggestion', async () => {
    const element = await applicationForm();
    await fill(element, { ...somebody, email: 'claire@gmial.com' });
    await untilText(element, 'Vouliez-vous dire');
    await goOn(element, /Vos documents$/);
  });

  const addresses = [
    ['claire@gmial.com', 'claire@gmail.com'],
    ['claire@hotmial.fr', 'claire@hotmail.fr'],
    ['claire@orang.fr', 'claire@orange.fr'],
    ['claire@wanado.fr', 'claire@wanadoo.fr'],
    ['claire@laposte.ner', 'claire@laposte.net'],
    ['claire@gmail,com', 'claire@gmail.com'],
    ['claire@gmail.com', undefined],
    ['claire@GMAIL.com', undefined],
    ['claire@mairie-valence.fr', undefined],
    ['claire@fermes.fr', undefined],
    ['claire@gmx.de', undefined],
    ['claire', undefined],
    ['', undefined],
  ] as const;
  for (const [typed, meant] of addresses)
    it(`suggests ${meant ?? 'nothing'} for “${typed}”`, () => expect(suggestEmail(typed)).to.equal(meant));

  const numbers = [
    ['06 12 34 56 78', '+33612345678', '06 12 34 56 78'],
    ['06.12.34.56.78', '+33612345678', '06 12 34 56 78'],
    ['+33 (0)6 12 34 56 78', '+33612345678', '06 12 34 56 78'],
    ['0033612345678', '+33612345678', '06 12 34 56 78'],
    ['04 75 12 34 56', '+33475123456', '04 75 12 34 56'],
    ['0692 12 34 56', '+262692123456', '0692 12 34 56'],
    ['0690 12 34 56', '+590690123456', '0690 12 34 56'],
    ['0696 12 34 56', '+596696123456', '0696 12 34 56'],
    ['0639 12 34 56', '+262639123456', '0639 12 34 56'],
    ['0508 41 12 34', '+508508411234', '0508 41 12 34'],
    ['0694 12 34 56', '+594694123456', '0694 12 34 56'],
    ['+32 470 12 34 56', '+32470123456', '+32 470 12 34 56'],
    ['+212 612-345678', '+212612345678', '+212 6 12 34 56 78'],
  ] as const;
  for (const [typed, international, shown] of numbers)
    it(`reads ${international} from “${typed}”`, () =>
      expect(parsePhone(typed)).to.deep.equal({ international, formatted: shown }));

  for (const typed of ['06 12 34', '06 12 34 56 78 90 12', 'douze', '01', '+33 1', ''])
    it(`reads no number from “${typed}”`, () => expect(parsePhone(typed)).to.equal(undefined));

  it('say what a number should look like, and let it be left out', async () => {
    const element = await applicationForm();
    await fill(element, { ...somebody, phone: '06 12' });
    byRole(element, 'button', 'Continuer').click();
    await waitUntil(() => told(element).length === 1, 'the error');
    expect(told(element)[0]).to.include('06 12 34 56 78');
    await fill(element, { phone: '' });
    expect(told(element)).to.have.length(0);
    await goOn(element, /Vos documents$/);
  });

  it('begin a letter, which the visitor can change, clear and have back', async () => {
    const element = await applicationForm({ offer: 'XTOUT01' });
    await fill(element, somebody);
    await goOn(element, /Vos documents$/);
    const ours = field(element, 'message').value;
    expect(ours)
      .to.match(/^Bonjour,\n\nVotre offre «\u00a0Développeuse \/ Développeur web \(H\/F\)\u00a0»/)
      .and.match(/Claire Fontaine$/);
    expect(field(element, 'message').lang).to.equal('fr');
    byRole(element, 'button', 'Effacer la lettre').click();
    await element.updateComplete;
    expect(field(element, 'message').value).to.equal('');
    byRole(element, 'button', 'Remettre la lettre').click();
    await element.updateComplete;
    expect(field(element, 'message').value).to.equal(ours);
    await fill(element, { message: 'Bonjour, je suis Claire.' });
    await goOn(element, /Vérifier et envoyer$/);
    expect(shownText(element)).to.include('Bonjour, je suis Claire.');
  });

  it('begin with the page’s own letter where it has one', async () => {
    const element = await applicationForm({ layout: 'page', message: 'Madame, Monsieur,' });
    expect(field(element, 'message').value).to.equal('Madame, Monsieur,');
  });

  it('are on one page where the page wants it, and sent by one button', async () => {
    const sent: URLSearchParams[] = [];
    const element = await applicationForm({
      key: asking,
      layout: 'page',
      client: employerClient(async (request, send) => {
        if (/applications\?/.test(request.url)) sent.push(new URLSearchParams(await request.clone().text()));
        return send(request);
      }, asking),
    });
    expect(allByRole(element, 'heading').map(({ textContent }) => textContent.trim())).to.deep.equal([
      'Votre candidature',
      'Vos coordonnées',
      'Vos documents',
      'Questions de l’employeur',
      'Vérifier et envoyer',
    ]);
    await expect(element).to.be.accessible();
    const email = newEmail();
    await fill(element, { ...somebody, email, phone: '0692123456', 'answer.disponibilite': '2027-01-04', 'answer.ville': ' ' });
    await tick(element, 'answer.horaires', 'Matin');
    await tick(element, 'answer.horaires', 'Week-end');
    await tick(element, 'keepLonger');
    await goOn(element, 'Votre candidature est arrivée', 'Envoyer ma candidature');
    const fields = Object.fromEntries(sent.at(-1) ?? []);
    expect(fields).to.include({ email, phone: '+262692123456', 'answer.horaires': 'Matin\nWeek-end', keepLonger: 'true' });
    expect(Object.keys(fields)).not.to.include.members(['copy', 'topic', 'answer.ville', 'answer.diplome']);
  });

  it('ask for the one consent there is, which is not given beforehand; the receipt comes without asking', async () => {
    const element = await atTheEnd();
    const boxes = [...(element.shadowRoot?.querySelectorAll<HTMLInputElement>('form [type="checkbox"]') ?? [])];
    expect(boxes.map(({ name, checked }) => [name, checked])).to.deep.equal([['keepLonger', false]]);
    expect(shownText(element)).to.include('vous recevez un reçu par courriel');
    expect(shownText(element)).to.include('conserve ma candidature 24 mois, au lieu de 3 mois');
  });
});

describe('what the visitor is told about their data', () => {
  it('stands before the first field, and says who, why, how long, and whom to ask', async () => {
    const element = await applicationForm({ key: asking });
    const told = shownText(element);
    expect(told.indexOf('Comptoir (démonstration) reçoit')).to.be.within(0, told.indexOf('Prénom'));
    expect(told).to.include('conservée 3 mois, puis effacée');
    element.shadowRoot?.querySelector<HTMLElement>('.information summary')?.click();
    byRole(element, 'link', 'donnees@comptoir.example');
    await expect(element).to.be.accessible();
    await fill(element, somebody);
    await goOn(element, /Vos documents$/);
    expect(shownText(element)).not.to.include('Vos droits sur ces données');
  });

  it('is the page’s own where it has some', async () => {
    const element = await fixture(
      html`<emploi-application-form gateway=${gateway} partner-key=${asking}>
        <p slot="notice">Nous lisons tout.</p>
      </emploi-application-form>`,
    );
    await untilText(element, 'Étape 1 sur 4');
    expect(element.querySelector('p')?.checkVisibility()).to.equal(true);
    expect(shownText(element)).not.to.include('Vos droits sur ces données');
    await expect(element).to.be.accessible();
  });

  /** The form of an employer who does not say who receives the data. */
  const unaccountable = employerClient(async (request, send) => {
    const response = await send(request);
    if (!request.url.includes('/form')) return response;
    const form: unknown = await response.json();
    return Response.json({ ...Object(form), live: true, recruiter: { name: 'Quelqu’un', contact: '' } });
  });

  it('must be there for anything to be sent', async () => {
    const element = await applicationForm({ layout: 'page', client: unaccountable });
    expect(allByRole(element, 'button', 'Envoyer ma candidature')).to.have.length(0);
    expect(shownText(element)).to.include('ce site ne dit pas encore qui reçoit vos données');
    await fill(element, somebody);
    field(element, 'firstName').focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(allByRole(element, 'button', 'Envoi…')).to.have.length(0);
    const notice = document.createElement('p');
    notice.slot = 'notice';
    notice.textContent = 'Quelqu’un reçoit vos données.';
    element.append(notice);
    await waitUntil(() => allByRole(element, 'button', 'Envoyer ma candidature').length === 1);
  });
});
