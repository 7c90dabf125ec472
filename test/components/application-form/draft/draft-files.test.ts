import { expect } from '@open-wc/testing';

import { maxDraftFileBytes } from '../../../../components/application-form/draft/draft-files.ts';
import { EncryptedStore, type StoreKey } from '../../../../src/device/encrypted-store.ts';
import { applicationForm, askingNothing, fill, goOn, told } from '../../../support/application-form.ts';
import {
  aFile,
  choose,
  documentsStep,
  lost,
  pdf,
  pressButton,
  rows,
  states,
  uploadClient,
  untilReceived,
  untilState,
} from '../../../support/documents.ts';
import {
  agree,
  box,
  hasDatabase,
  keep,
  leaveNothing,
  reopened,
  untilArrived,
  untilOffered,
  who,
} from '../../../support/stored-draft.ts';
import { byRole, shownText, untilText } from '../../../support/page.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const draft: StoreKey = ['Atelier du Rhône', '', 'draft'];

/** The ids of the files that the device has. */
const onDevice = (): Promise<readonly string[]> => new EncryptedStore().list(draft);

const untilOnDevice = (count: number): Promise<void> =>
  waitUntil(async () => (await onDevice()).length === count, `${count} files should be on the device`);

describe('the files of a draft that is kept', function () {
  this.timeout(60_000); // each is two visits, with their sessions

  afterEach(leaveNothing);

  it('go on where they were at the next visit, by themselves, and are sent with the application', async () => {
    let patches = 0;
    let safe = 0;
    const { client: slow, seen: before } = uploadClient(({ method, headers }) => {
      if (method !== 'PATCH') return undefined;
      patches += 1;
      if (patches < 2) return undefined;
      safe = Number(headers.get('upload-offset'));
      return new Promise<Response>(() => {}); // the browser is closed first
    });
    const element = await documentsStep({ client: slow });
    await agree(element);
    await choose(element, [aFile('CV.pdf', pdf(2, 400_000))]);
    await waitUntil(() => patches === 2, 'the second piece should be on its way');
    await untilOnDevice(1);

    const offsets: number[] = [];
    const { client, seen } = uploadClient(({ method, headers }) => {
      if (method === 'PATCH') offsets.push(Number(headers.get('upload-offset')));
      return undefined;
    });
    const again = await reopened(element, { client });
    await untilText(again, 'Voici votre brouillon');
    await goOn(again, /Vos documents$/);
    await untilReceived(again, 1);
    expect(rows(again)[0]).to.match(/^CV\.pdf \(.*\) Reçu · PDF · 2 pages/);
    expect(safe).to.be.above(0);
    expect(offsets[0]).to.equal(safe);
    expect([...before, ...seen].filter((method) => method === 'POST')).to.have.length(1);
    await expect(again).to.be.accessible();

    await goOn(again, /Vérifier et envoyer$/);
    await pressButton(again, 'Envoyer ma candidature');
    await untilArrived(again);
    expect(shownText(again)).to.include('CV.pdf');
    await untilOnDevice(0);
  });

  it('are there again as received, in their order, and no byte is sent twice', async () => {
    const element = await documentsStep();
    await choose(element, [aFile('CV.pdf')]);
    await choose(element, [aFile('Diplôme.pdf'), aFile('Attestation.pdf', pdf(3))], 'documents-other');
    await untilReceived(element, 3);
    await agree(element);
    await untilOnDevice(3);

    const { client, seen } = uploadClient(() => undefined);
    const again = await reopened(element, { client });
    await untilText(again, 'Voici votre brouillon');
    await goOn(again, /Vos documents$/);
    await untilReceived(again, 3);
    expect(rows(again).map((row) => row.split(' (')[0])).to.deep.equal(['CV.pdf', 'Diplôme.pdf', 'Attestation.pdf']);
    expect(seen).not.to.include('PATCH').and.not.to.include('POST');
  });

  it('stay on the device while the draft is taken up', async () => {
    const element = await documentsStep();
    await choose(element, [aFile('CV.pdf')]);
    await untilReceived(element, 1);
    await agree(element);
    await untilOnDevice(1);

    const { delete: deleteEntry } = IDBObjectStore.prototype;
    let deleted = 0;
    IDBObjectStore.prototype.delete = function (key) {
      deleted += 1;
      return deleteEntry.call(this, key);
    };
    try {
      const again = await reopened(element);
      await untilText(again, 'Voici votre brouillon');
      await untilReceived(again, 1);
      expect(deleted).to.equal(0);
      expect(await onDevice()).to.have.lengthOf(1);
    } finally {
      IDBObjectStore.prototype.delete = deleteEntry;
    }
  });

  it('go from the device when they are removed, when the person no longer agrees, and when all is erased', async () => {
    const element = await documentsStep();
    await choose(element, [aFile('CV.pdf')]);
    await choose(element, [aFile('Diplôme.pdf')], 'documents-other');
    await agree(element);
    await untilReceived(element, 2);
    await untilOnDevice(2);
    await pressButton(element, /^Retirer CV\.pdf/);
    await untilOnDevice(1);
    box(element).click();
    await waitUntil(async () => !(await hasDatabase()));
    expect(rows(element)).to.have.length(1);

    await agree(element);
    await untilOnDevice(1);
    await pressButton(element, 'Effacer mes données');
    await pressButton(element, 'Oui, tout effacer');
    await untilText(element, 'C’est effacé');
    expect(await hasDatabase()).to.equal(false);
    const again = await reopened(element);
    await fill(again, who());
    await goOn(again, /Vos documents$/);
    expect(rows(again)).to.deep.equal([]);
  });

  it('are kept as far as there is room: the person is told, now and at the next visit, and nothing is sent without them', async () => {
    const element = await documentsStep();
    await keep(element, {});
    const four = [1, 2, 3, 4].map((number) => aFile(`Page ${number}.pdf`, pdf(1, maxDraftFileBytes / 4 - 1_000)));
    await choose(element, [...four, aFile('Page 5.pdf', pdf(1, 10_000))], 'documents-other');
    await untilText(element, 'Cet appareil n’a pas assez de place pour tous vos fichiers');
    await expect(element).to.be.accessible();
    await untilOnDevice(4);

    const again = await reopened(element, {
      client: uploadClient(({ method }) => (method === 'PATCH' ? lost() : undefined)).client,
    });
    await untilText(again, 'Voici votre brouillon');
    await goOn(again, /Vos documents$/);
    await untilState(again, /^Non envoyé$/, 4);
    expect(rows(again)[4]).to.match(/^Page 5\.pdf Non envoyé Ce fichier n’a pas pu être enregistré sur cet appareil\./);
    expect(byRole(again, 'button', /^Retirer Page 5\.pdf/)).to.exist;
    await pressButton(again, 'Continuer');
    await waitUntil(() => told(again).length > 0, 'the summary');
    expect(told(again)[0]).to.include('Page 5.pdf n’a pas été envoyé');
  });

  it('go to nobody but the gateway, whatever a script of the page has written there', async () => {
    const element = await documentsStep();
    await agree(element);
    await choose(element, [aFile('CV.pdf')]);
    await untilReceived(element, 1);
    await untilOnDevice(1);
    element.remove();
    await waitUntil(async () => (await navigator.locks.query()).held?.length === 0);
    const kept = new TextDecoder().decode(await new EncryptedStore().read(draft));
    const changed = kept.replace(/"address":"[^"]*"/, `"address":"${location.origin}/elsewhere/1"`);
    expect(changed).not.to.equal(kept);
    await new EncryptedStore().write(draft, new TextEncoder().encode(changed), Date.now() + 60_000);

    const asked: string[] = [];
    const again = await applicationForm({
      client: uploadClient((request) => {
        asked.push(request.url);
        return undefined;
      }).client,
    });
    await untilText(again, 'Voici votre brouillon');
    await goOn(again, /Vos documents$/);
    await untilReceived(again, 1);
    for (const url of asked) expect(new URL(url).pathname).to.match(/^\/v1\/uploads/);
    expect(performance.getEntriesByType('resource').some(({ name }) => name.includes('/elsewhere/'))).to.equal(false);
  });

  it('are nowhere on the device before the person agrees, and a file alone is enough to be asked', async () => {
    const element = await applicationForm({ key: askingNothing, layout: 'page' });
    await waitUntil(() => element.shadowRoot?.querySelector('[id="documents"]'), 'the field for files');
    await choose(element, [aFile('CV.pdf')]);
    await untilOffered(element);
    await untilReceived(element, 1);
    expect(states(element)[0]).to.match(/^Reçu/);
    expect(await hasDatabase()).to.equal(false);
    expect(byRole(element, 'button', 'Effacer mes données')).to.exist;
  });
});

describe('leaving the page of an application', function () {
  this.timeout(30_000);

  afterEach(leaveNothing);

  /** Whether the browser would ask before it leaves. */
  const asks = (): boolean => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

  it('is asked about while what was written would be lost, and only then', async () => {
    const element = await applicationForm();
    expect(asks()).to.equal(false);
    await fill(element, who());
    await untilOffered(element);
    expect(asks()).to.equal(true);
    await agree(element);
    expect(asks()).to.equal(false);
    box(element).click();
    await waitUntil(asks);
    const parent = element.parentElement;
    element.remove();
    expect(asks()).to.equal(false);
    parent?.append(element);
    await waitUntil(asks);
    await pressButton(element, 'Effacer mes données');
    await pressButton(element, 'Oui, tout effacer');
    await untilText(element, 'C’est effacé');
    expect(asks()).to.equal(false);
  });

  it('is asked about no more once the application has arrived', async () => {
    const element = await documentsStep();
    await untilOffered(element);
    await goOn(element, /Vérifier et envoyer$/);
    expect(asks()).to.equal(true);
    await pressButton(element, 'Envoyer ma candidature');
    await untilArrived(element);
    expect(asks()).to.equal(false);
  });

  it('is never asked about on a shared computer, where nothing may hold up the next person', async () => {
    const element = await applicationForm();
    element.setAttribute('shared-device', '');
    await fill(element, who());
    await waitUntil(() => shownText(element).includes('Effacer mes données'));
    expect(asks()).to.equal(false);
  });
});
