import { expect } from '@open-wc/testing';

import { asking, fill, goOn, tick, told } from '../../../support/application-form.ts';
import {
  aFile,
  choose,
  documentsStep,
  drop,
  dropOdd,
  input,
  pdf,
  pressButton,
  rows,
  untilReceived,
  untilState,
  uploadClient,
} from '../../../support/documents.ts';
import { focused, press } from '../../../support/offer-search.ts';
import { allByRole, byRole, shownText, untilText } from '../../../support/page.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content);

/** Waits until something has been said politely. */
const untilSaid = (element: Element, text: string): Promise<void> =>
  waitUntil(() => allByRole(element, 'status').some((status) => status.textContent.trim() === text), `“${text}” should be said`);

const away = (element: Element): string[] =>
  [...(element.shadowRoot?.querySelectorAll('.away li') ?? [])].map((item) => item.textContent.replace(/\s+/g, ' ').trim());

describe('The documents of <emploi-application-form>', function () {
  this.timeout(30_000); // each is a visit, with its session
  it('are said to have limits before any is chosen', async () => {
    const element = await documentsStep();
    expect(shownText(element)).to.include('PDF, Word (docx), OpenDocument (odt), JPEG ou PNG, 5 Mo au maximum');
    expect(shownText(element)).to.include('6 fichiers au maximum').and.include('Le CV n’est pas obligatoire.');
    expect(input(element)?.accept).to.include('.pdf').and.include('image/jpeg');
    await expect(element).to.be.accessible();
  });

  it('arrive, are looked at and are told, and go with the application', async () => {
    const element = await documentsStep();
    await choose(element, [aFile('CV Claire.pdf', pdf(2, 400_000))]);
    await untilState(element, /^Reçu/);
    expect(rows(element)[0]).to.include('CV Claire.pdf (400 ko)').and.include('Reçu · PDF · 2 pages');
    await untilSaid(element, '1 fichier reçu');
    await expect(element).to.be.accessible();
    await choose(element, [aFile('Lettre.pdf'), aFile('Diplôme.pdf')], 'documents-other');
    await untilReceived(element, 3);
    await goOn(element, /Vérifier et envoyer$/);
    expect(shownText(element)).to.include('CV Claire.pdf (400 ko · Reçu · PDF · 2 pages)');
    await expect(element).to.be.accessible();
    const sent: (readonly string[])[] = [];
    element.addEventListener('emploi-application-submit', ({ detail }) => sent.push(detail.documents));
    await goOn(element, 'Votre candidature est arrivée', 'Envoyer ma candidature');
    expect(sent[0]).to.have.length(3);
    expect(new Set(sent[0]).size).to.equal(3);
    for (const name of ['CV Claire.pdf', 'Lettre.pdf', 'Diplôme.pdf']) expect(shownText(element)).to.include(name);
  });

  it('that cannot be taken are told by name before a byte leaves, and the others go on', async () => {
    const { client, seen } = uploadClient(() => undefined);
    const element = await documentsStep({ client });
    await choose(
      element,
      [
        aFile('vide.pdf', text('')),
        aFile('lourd.pdf', pdf(1, 5_200_000)),
        aFile('ancien.doc', text('x'), 'application/msword'),
        aFile('photo.heic', text('x'), 'image/heic'),
        aFile('programme.exe', text('MZ'), 'application/x-msdownload'),
      ],
      'documents-other',
    );
    expect(away(element)).to.deep.equal([
      'vide.pdf est vide. Vérifiez-le sur votre appareil, puis choisissez-le à nouveau.',
      'lourd.pdf est trop lourd : 5,2 Mo (maximum : 5 Mo). Réduisez sa taille, puis ajoutez-le.',
      'ancien.doc est un ancien document Word. Ouvrez-le, enregistrez-le en PDF ou en docx, puis ajoutez-le.',
      'photo.heic est une photo au format HEIC, que tout le monde ne peut pas lire. Enregistrez-la en JPEG, puis ajoutez-la.',
      'programme.exe n’est pas d’un type accepté. Enregistrez-le en PDF, puis ajoutez-le.',
    ]);
    expect(byRole(element, 'alert').textContent).to.include('vide.pdf').and.include('programme.exe');
    expect(seen).to.deep.equal([]);
    await expect(element).to.be.accessible();
    await choose(element, [aFile('vide.pdf', text('')), aFile('Lettre.pdf')], 'documents-other');
    expect(away(element)).to.have.length(1);
    await untilState(element, /^Reçu/);
    await goOn(element, /Vérifier et envoyer$/);
  });

  it('are taken by their bytes, whatever the device calls them', async () => {
    const element = await documentsStep();
    const names: readonly (readonly [string, string])[] = [
      ['CV', ''],
      ['CV.PDF ', 'application/octet-stream'],
      ['scan.jfif', ''],
      ['lettre.doc', 'application/msword'],
    ];
    await choose(
      element,
      [...names.map(([name, type]) => aFile(name, pdf(1), type)), aFile('programme', text('MZ'), '')],
      'documents-other',
    );
    await untilReceived(element, 4);
    expect(away(element)).to.deep.equal(['programme n’est pas d’un type accepté. Enregistrez-le en PDF, puis ajoutez-le.']);
    await choose(element, [aFile('ancien.doc', pdf(1), 'application/msword'), aFile('vide.pdf', text(''))], 'documents-other');
    await untilReceived(element, 5);
    expect(away(element)).to.deep.equal(['vide.pdf est vide. Vérifiez-le sur votre appareil, puis choisissez-le à nouveau.']);
    expect(input(element)?.accept).to.include('.jfif').and.include('image/jpg');
  });

  it('are six at most, of which one is the curriculum vitae', async () => {
    const element = await documentsStep();
    await choose(element, [aFile('CV.pdf'), aFile('Autre CV.pdf')]);
    expect(away(element)[0]).to.equal('Autre CV.pdf n’a pas été ajouté : il n’y a de place ici que pour un fichier.');
    await choose(
      element,
      [1, 2, 3, 4, 5, 6].map((number) => aFile(`Page ${number}.pdf`)),
      'documents-other',
    );
    expect(away(element)).to.include('Page 6.pdf n’a pas été ajouté : 6 fichiers au maximum. Retirez-en un d’abord.');
    await untilReceived(element, 6);
    await pressButton(element, 'Retirer Page 1.pdf');
    await choose(element, [aFile('Page 6.pdf')], 'documents-other');
    await untilReceived(element, 6);
  });

  it('of the same name are two files', async () => {
    const { client, seen } = uploadClient(() => undefined);
    const element = await documentsStep({ client });
    const file = aFile('Lettre.pdf');
    await choose(element, [file, aFile('Lettre.pdf', pdf(3))], 'documents-other');
    await choose(element, [file], 'documents-other');
    await untilReceived(element, 3);
    expect(rows(element)).to.have.length(3);
    expect(seen.filter((method) => method === 'POST')).to.have.length(3);
  });

  it('can be dropped and pasted, and another curriculum vitae takes the place of the first', async () => {
    const element = await documentsStep();
    await drop(element, [aFile('Premier.pdf')]);
    await untilState(element, /^Reçu/);
    const clipboardData = new DataTransfer();
    clipboardData.items.add(aFile('Second.pdf', pdf(4)));
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: clipboardData });
    input(element)?.dispatchEvent(event);
    await untilState(element, /4 pages$/);
    expect(rows(element)).to.have.length(1);
    expect(rows(element)[0]).to.include('Second.pdf');
  });

  it('are no folders, and whoever drops one is told', async () => {
    const element = await documentsStep();
    await dropOdd(element, [aFile('CV.pdf'), aFile('Mes documents', text(''), '')], ['Mes documents']);
    expect(away(element)).to.deep.equal([
      'Mes documents est un dossier. Ouvrez-le, puis choisissez les fichiers qui sont dedans.',
    ]);
    await untilState(element, /^Reçu/);
  });

  it('are taken away with the keyboard, and the focus goes to the next, and then to the field', async () => {
    const element = await documentsStep();
    await choose(element, [aFile('Un.pdf'), aFile('Deux.pdf')], 'documents-other');
    await untilState(element, /^Reçu/, 1);
    byRole(element, 'button', 'Retirer Un.pdf').focus();
    await press('Enter');
    await waitUntil(() => rows(element).length === 1);
    expect(focused()?.textContent.replace(/\s+/g, ' ').trim()).to.equal('Retirer Deux.pdf');
    await untilSaid(element, 'Un.pdf est retiré.');
    await press('Enter');
    await waitUntil(() => rows(element).length === 0);
    expect(focused()?.id).to.equal('documents-other');
  });

  it('that the gateway does not take say why, and keep the step until they are taken away', async () => {
    const element = await documentsStep();
    await choose(element, [aFile('CV.pdf', text('Ceci n’est pas un PDF, mais un texte.'))]);
    await untilState(element, /^Refusé/);
    expect(rows(element)[0]).to.include('enregistrez-le en PDF, puis ajoutez-le.');
    expect(byRole(element, 'alert').textContent).to.match(/^CV\.pdf : /);
    await expect(element).to.be.accessible();
    byRole(element, 'button', 'Continuer').click();
    await waitUntil(() => told(element).length === 1);
    expect(told(element)[0]).to.equal('CV.pdf n’a pas été envoyé : retirez ce fichier ou réessayez.');
    element.shadowRoot?.querySelector<HTMLAnchorElement>('#errors a')?.click();
    expect(focused()?.id).to.equal('documents');
    await pressButton(element, 'Retirer CV.pdf');
    await goOn(element, /Vérifier et envoyer$/);
    expect(shownText(element)).to.include('Aucun document');
  });

  it('are at fault beside the field in which they were chosen, and no longer than they are there', async () => {
    const element = await documentsStep();
    await choose(element, [aFile('Lettre.pdf', text('Ceci n’est pas un PDF, mais un texte.'))], 'documents-other');
    await untilState(element, /^Refusé/);
    byRole(element, 'button', 'Continuer').click();
    await waitUntil(() => told(element).length === 1);
    const [link] = element.shadowRoot?.querySelectorAll<HTMLAnchorElement>('#errors a') ?? [];
    link?.click();
    expect(focused()?.id).to.equal('documents-other');
    expect(input(element, 'documents-other')?.getAttribute('aria-describedby')).to.match(/^documents-other-error /);
    expect(element.shadowRoot?.querySelector('#documents-error')).to.equal(null);
    await expect(element).to.be.accessible();
    await pressButton(element, 'Retirer Lettre.pdf');
    expect(told(element)).to.deep.equal([]);
    expect(element.shadowRoot?.querySelector('#documents-other-error')).to.equal(null);
  });

  it('are told once: who comes back to the step does not hear it again', async () => {
    const element = await documentsStep();
    await choose(element, [aFile('vide.pdf', text(''))]);
    expect(byRole(element, 'alert').textContent).to.include('vide.pdf');
    await goOn(element, /Vérifier et envoyer$/);
    await pressButton(element, 'Retour');
    await untilText(element, 'Votre CV');
    expect(allByRole(element, 'alert').map((alert) => alert.textContent)).to.deep.equal(['']);
  });

  it('answer the employer’s question that asks for one', async () => {
    const element = await documentsStep({ key: asking });
    await goOn(element, /Questions de l’employeur$/);
    await waitUntil(() => input(element, 'answer.diplome'));
    await choose(element, [aFile('Attestation.pdf')], 'answer.diplome');
    await untilState(element, /^Reçu/);
    await expect(element).to.be.accessible();
    await fill(element, { 'answer.disponibilite': '2027-01-04' });
    await tick(element, 'answer.horaires', 'Matin');
    await goOn(element, /Vérifier et envoyer$/);
    expect(shownText(element)).to.include('Attestation.pdf');
    await goOn(element, 'Votre candidature est arrivée', 'Envoyer ma candidature');
    expect(shownText(element)).to.include('Attestation.pdf');
  });
});
