import { expect } from '@open-wc/testing';

import {
  applicationForm,
  asking,
  atTheEnd,
  employerClient,
  fill,
  goOn,
  newEmail,
  somebody,
  tick,
} from '../../support/application-form.ts';
import {
  aFile,
  choose,
  documentsStep,
  lost,
  pdf,
  pressButton,
  uploadClient,
  untilReceived,
  untilState,
} from '../../support/documents.ts';
import { focused } from '../../support/offer-search.ts';
import { allByRole, byRole, network, shownText } from '../../support/page.ts';
import { spoken } from '../../support/spoken.ts';
import { waitUntil } from '../../support/wait-until.ts';

const problem = (status: number, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(Response.json({ type: 'about:blank', title: 'x', status }, { status, headers }));

/** Waits until the last that was said is this: nobody acts faster than that. */
const untilSaid = (said: readonly string[], text: RegExp): Promise<void> =>
  waitUntil(() => text.test(said.at(-1) ?? ''), `${text} should be said`);

const isSending = ({ method, url }: Request): boolean => method === 'POST' && /applications\?/.test(url);

describe('<emploi-application-form> for who listens', function () {
  this.timeout(30_000);
  afterEach(() => network(true));

  it('says each thing of a whole application once, and leaves the rest to the focus', async () => {
    const email = newEmail();
    const element = await applicationForm({ key: asking });
    const { said, stop } = spoken(element);
    byRole(element, 'button', 'Continuer').click();
    await waitUntil(() => focused()?.id === 'errors'); // the summary is read because it has the focus
    await fill(element, { ...somebody, email: 'claire@gmial.com' });
    await waitUntil(() => allByRole(element, 'button', 'Corriger').length === 1, 'the suggestion');
    await fill(element, { email });
    await goOn(element, /Vos documents$/);
    await waitUntil(() => element.shadowRoot?.querySelector('#documents'), 'the fields for files');
    await choose(element, [aFile('CV.pdf')]);
    await untilSaid(said, /1 fichier reçu/);
    await pressButton(element, 'Retirer CV.pdf');
    await untilSaid(said, /retiré/);
    await choose(element, [aFile('CV à jour.pdf')]);
    await untilSaid(said, /1 fichier reçu/);
    await choose(element, [aFile('Faux.pdf', new TextEncoder().encode('rien'))], 'documents-other');
    await untilState(element, /^Refusé$/, 1);
    await pressButton(element, 'Retirer Faux.pdf');
    await untilSaid(said, /retiré/);
    await pressButton(element, 'Effacer la lettre');
    await goOn(element, /Questions de l’employeur$/);
    await fill(element, { 'answer.disponibilite': '2027-01-04' });
    await tick(element, 'answer.horaires', 'Matin');
    await goOn(element, /Vérifier et envoyer$/);
    await goOn(element, 'Votre candidature est arrivée', 'Envoyer ma candidature');
    await waitUntil(() => focused()?.id === 'receipt-title');
    stop();
    expect(said.map((sentence) => sentence.replace(/[\u2068\u2069]/g, '').replace(/\s/g, ' '))).to.deep.equal([
      'polite: Vouliez-vous dire claire@gmail.com ?',
      'polite: 1 fichier reçu',
      'polite: CV.pdf est retiré.',
      'polite: 1 fichier reçu',
      'at once: Faux.pdf : Le contenu de ce fichier ne correspond pas à son nom. Retirez-le, enregistrez-le en PDF, puis ajoutez-le.',
      'polite: Faux.pdf est retiré.',
      'polite: La lettre est effacée.',
      'polite: Envoi de votre candidature…',
    ]);
  });

  it('tells of a long way at each quarter at most, however many files there are', async () => {
    const element = await documentsStep();
    const { said, stop } = spoken(element);
    await choose(element, [aFile('Un.pdf', pdf(1, 900_000)), aFile('Deux.pdf', pdf(1, 600_000))], 'documents-other');
    await untilSaid(said, /2 fichiers reçus/);
    stop();
    const shares = said.flatMap((sentence) => /^polite: Envoi des fichiers\s: (\d+)/.exec(sentence)?.[1] ?? []).map(Number);
    expect(shares.length).to.be.at.most(3);
    expect(shares).to.deep.equal([...new Set(shares)].sort((one, other) => one - other));
    expect(said.length).to.equal(shares.length + 1);
    expect(said.at(-1)).to.equal('polite: 2 fichiers reçus');
  });

  it('counts seconds for the eye alone', async () => {
    const element = await atTheEnd({
      client: employerClient((request, send) => (isSending(request) ? problem(503, { 'retry-after': '45' }) : send(request))),
    });
    const { said, stop } = spoken(element);
    byRole(element, 'button', 'Envoyer ma candidature').click();
    for (const seconds of [44, 43]) await waitUntil(() => shownText(element).includes(`Réessayer (${seconds})`), '');
    stop();
    expect(said).to.have.length(2);
    expect(said[1]).to.match(/^at once: Rien n’a été envoyé : le service est très demandé\./);
  });
});

describe('The focus in <emploi-application-form>', function () {
  this.timeout(30_000);
  afterEach(() => network(true));

  it('stays there when a button has done what it was there for', async () => {
    let isDown = true;
    const element = await atTheEnd({
      client: employerClient((request, send) => (isDown && isSending(request) ? lost() : send(request))),
    });
    byRole(element, 'button', 'Envoyer ma candidature').click();
    await waitUntil(() => allByRole(element, 'button', 'Réessayer').length === 1, 'the failure');
    byRole(element, 'button', 'Réessayer').focus();
    byRole(element, 'button', 'Réessayer').click();
    await waitUntil(() => focused()?.id === 'go', 'the button that sends');
    await waitUntil(() => allByRole(element, 'button', 'Réessayer').length === 1, 'the failure');
    isDown = false;
    network(false);
    byRole(element, 'button', 'Envoyer ma candidature').click();
    await waitUntil(() => allByRole(element, 'button', 'Ne pas envoyer').length === 1);
    byRole(element, 'button', 'Ne pas envoyer').focus();
    byRole(element, 'button', 'Ne pas envoyer').click();
    await waitUntil(() => focused()?.id === 'go', 'the button that sends');
  });

  it('goes to what else can be done with a file when it arrives', async () => {
    let open = (): void => {};
    const closed = new Promise<void>((resolve) => (open = resolve));
    const { client } = uploadClient((request, send) =>
      request.method === 'PATCH' ? closed.then(() => send(request)) : undefined,
    );
    const element = await documentsStep({ client });
    await choose(element, [aFile('CV.pdf')]);
    await untilState(element, /^0\s%$/);
    byRole(element, 'button', 'Mettre en pause CV.pdf').focus();
    open();
    await untilReceived(element, 1);
    await waitUntil(() => focused() === byRole(element, 'button', 'Retirer CV.pdf'));
  });

  it('comes back to the form after it could not be had', async () => {
    let isDown = true;
    const element = await applicationForm({ client: employerClient((request, send) => (isDown ? lost() : send(request))) });
    isDown = false;
    byRole(element, 'button', 'Réessayer').focus();
    byRole(element, 'button', 'Réessayer').click();
    await waitUntil(() => shownText(element).includes('Étape 1 sur 3'), 'the form');
    expect(focused()).to.equal(byRole(element, 'heading', 'Votre candidature'));
  });

  it('is led to a field together with what the field is called, and nothing else', async () => {
    const element = await applicationForm({ key: asking });
    await fill(element, somebody);
    await goOn(element, /Vos documents$/);
    await goOn(element, /Questions de l’employeur$/);
    byRole(element, 'button', 'Continuer').click();
    await waitUntil(() => focused()?.id === 'errors');
    byRole(element, 'link', /^À partir de quel jour/).click();
    const label = element.shadowRoot?.querySelector('label[for="answer.disponibilite"]');
    expect(label?.getBoundingClientRect().top).to.be.within(-1, innerHeight);
    expect(focused()?.id).to.equal('answer.disponibilite');
  });
});
