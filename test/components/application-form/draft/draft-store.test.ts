import { expect } from '@open-wc/testing';

import { DraftStore, draftLifetimeMs } from '../../../../components/application-form/draft/draft-store.ts';
import type { Draft } from '../../../../components/application-form/draft/draft-format.ts';
import { maxDraftFileBytes } from '../../../../components/application-form/draft/draft-files.ts';
import type { ChosenFile } from '../../../../src/uploads/chosen-file.ts';
import { emptyValues } from '../../../../components/application-form/form-values.ts';
import { EncryptedStore } from '../../../../src/device/encrypted-store.ts';
import { databaseName } from '../../../../src/device/database-name.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const draft = (firstName: string, rest: Partial<Draft> = {}): Draft => ({
  key: '0123456789abcdef0123456789abcdef',
  values: { ...emptyValues, firstName, answers: new Map([['permit', ['oui']]]) },
  letter: undefined,
  step: 'applicant',
  files: [],
  pending: undefined,
  ...rest,
});

const chosen = (id: string, file = new File(['x'], `${id}.pdf`), rest: Partial<ChosenFile> = {}): ChosenFile => ({
  id,
  file,
  purpose: 'other',
  key: 'fedcba9876543210fedcba9876543210',
  address: undefined,
  ...rest,
});

/** The names of files, and whether they have their bytes. */
const namesOf = (files: readonly ChosenFile[] = []): string[] =>
  files.map(({ file: { name, size } }) => (size ? name : `(${name})`));

const hasDatabase = async (): Promise<boolean> => (await indexedDB.databases()).some(({ name }) => name === databaseName);

const opened: DraftStore[] = [];

/** The form in one page of the site: pages share the device and the locks. */
const page = (now?: () => number, offer = 'offer-1'): DraftStore => {
  const keeper = new DraftStore({ partner: 'Ville', offer, onChange: () => {}, ...(now && { now }) });
  opened.push(keeper);
  return keeper;
};

/** A page in which something is typed and kept. */
const keepingPage = async (firstName: string, rest: Partial<Draft> = {}): Promise<DraftStore> => {
  const keeper = page();
  keeper.update(draft(firstName, rest));
  await keeper.setConsent(true);
  return keeper;
};

describe('a draft between visits', () => {
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((keeper) => keeper.close()));
    await new EncryptedStore().erase();
  });

  it('is nowhere on the device before the person agrees, whatever is typed and chosen', async () => {
    const keeper = page();
    expect(await keeper.open()).to.equal(undefined);
    keeper.update(draft('Lucie', { files: [chosen('a')] }));
    await keeper.settled();
    expect([keeper.status, await hasDatabase(), localStorage.length]).to.deep.equal(['off', false, 0]);
  });

  it('is found at the next visit as it was left, with its key', async () => {
    const first = await keepingPage('Luc', { letter: 'Bonjour' });
    first.update(draft('Lucie', { letter: 'Bonjour !' }));
    await first.settled();
    await first.close();

    const next = page();
    const found = await next.open();
    expect(found).to.deep.include(draft('Lucie', { letter: 'Bonjour !' }));
    expect(next.status).to.equal('on');
    expect(next.expires).to.equal((found?.at ?? 0) + draftLifetimeMs);
  });

  it('is another one for another offer', async () => {
    await keepingPage('Lucie');
    expect(await page(undefined, 'offer-2').open()).to.equal(undefined);
  });

  it('is gone seven days after the last change, and so is the database', async () => {
    let now = Date.now();
    const first = page(() => now);
    first.update(draft('Lucie'));
    await first.setConsent(true);
    now += draftLifetimeMs - 1;
    first.update(draft('Lucie M.'));
    await first.settled();
    await first.close();
    now += draftLifetimeMs - 1;
    const second = page(() => now);
    expect((await second.open())?.values.firstName).to.equal('Lucie M.');
    await second.close();
    now += 1;
    expect(await page(() => now).open()).to.equal(undefined);
    expect(await hasDatabase()).to.equal(false);
  });

  it('brings its files in their order, and where their uploads have got to', async () => {
    const first = await keepingPage('Lucie');
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const file = new File([bytes], 'cv 🎓.pdf', { type: 'application/pdf', lastModified: 7 });
    const cv = chosen('z', file, { purpose: 'cv' });
    first.update(draft('Lucie', { files: [cv, chosen('a'), chosen('b')] }));
    await first.settled();
    const address = 'https://gateway.example/v1/uploads/1';
    first.update(draft('Lucie', { files: [{ ...cv, address }, chosen('b')] }));
    await first.settled();
    await first.close();

    const { files = [] } = (await page().open()) ?? {};
    expect(namesOf(files)).to.deep.equal(['cv 🎓.pdf', 'b.pdf']);
    const [found] = files;
    expect(found).to.deep.include({ id: 'z', purpose: 'cv', key: cv.key, address });
    expect([found?.file.type, found?.file.lastModified]).to.deep.equal(['application/pdf', 7]);
    expect(new Uint8Array((await found?.file.arrayBuffer()) ?? [])).to.deep.equal(bytes);
  });

  it('says nothing legible of its files, their names neither', async () => {
    const keeper = await keepingPage('Lucie', { files: [chosen('a', new File(['%PDF'], 'CV Lucie Martin.pdf'))] });
    await keeper.close();
    const text = await new Promise<string>((resolve) => {
      const opening = indexedDB.open(databaseName);
      opening.onsuccess = () => {
        const store = opening.result.transaction('kept').objectStore('kept');
        const [keys, values] = [store.getAllKeys(), store.getAll()];
        values.onsuccess = () => {
          const sealed: readonly { bytes: ArrayBuffer }[] = values.result;
          const told = sealed.map(({ bytes }) => new TextDecoder('latin1').decode(bytes));
          opening.result.close();
          resolve(JSON.stringify([keys.result, ...told]));
        };
      };
    });
    expect(text).to.include('["Ville","offer-1","draft","a"]');
    for (const secret of ['Martin', 'Lucie', 'PDF']) expect(text).not.to.include(secret);
  });

  it('keeps no file longer than itself, and none shorter', async () => {
    let now = Date.now();
    const first = page(() => now);
    first.update(draft('Lucie', { files: [chosen('a')] }));
    await first.setConsent(true);
    now += draftLifetimeMs - 1;
    first.update(draft('Lucie M.', { files: [chosen('a')] }));
    await first.settled();
    await first.close();
    now += draftLifetimeMs - 1;
    const second = page(() => now);
    expect(namesOf((await second.open())?.files)).to.deep.equal(['a.pdf']);
    await second.close();
    now += 1;
    await page(() => now, 'offer-2').open();
    expect(await hasDatabase()).to.equal(false);
  });

  it('keeps of its files what there is room for, and says that some are missing', async () => {
    const large = new File([new Uint8Array(maxDraftFileBytes - 1)], 'large.pdf');
    const keeper = await keepingPage('Lucie', {
      files: [chosen('a', large), chosen('b', new File(['xx'], 'b.pdf')), chosen('c')],
    });
    expect([keeper.status, keeper.isIncomplete]).to.deep.equal(['on', true]);
    await keeper.close();
    const next = page();
    expect(namesOf((await next.open())?.files)).to.deep.equal(['large.pdf', '(b.pdf)', 'c.pdf']);
    next.update(draft('Lucie', { files: [chosen('c')] }));
    await next.settled();
    expect(next.isIncomplete).to.equal(false);
  });

  it('goes on without the files that the browser does not take', async () => {
    const keeper = await keepingPage('Lucie');
    const { put } = IDBObjectStore.prototype;
    let asked = 0;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      if (!Array.isArray(key) || key.length < 4) return put.call(this, value, key);
      asked += 1;
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      keeper.update(draft('Lucie', { files: [chosen('a')] }));
      await keeper.settled();
      keeper.update(draft('Lucie M.', { files: [chosen('a')] }));
      await keeper.settled();
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect([keeper.status, keeper.isIncomplete, asked]).to.deep.equal(['on', true, 1]);
    await keeper.close();
    const found = await page().open();
    expect([found?.values.firstName, ...namesOf(found?.files)]).to.deep.equal(['Lucie M.', '(a.pdf)']);
  });

  it('knows what was being sent when the browser was closed, to the letter', async () => {
    const request = {
      offer: 'offer-1',
      firstName: 'Lucie',
      lastName: 'Martin',
      email: 'lucie@example.fr',
      documents: ['d1'],
      answers: { permit: ['oui'] },
      copy: true,
    };
    const asked = { request, at: Date.now(), mayHaveArrived: true };
    await (await keepingPage('Lucie', { pending: asked })).close();
    expect((await page().open())?.pending).to.deep.equal(asked);
  });

  it('goes from the device when the person no longer agrees, and stays in the page', async () => {
    const keeper = await keepingPage('Lucie', { files: [chosen('a')] });
    await keeper.setConsent(false);
    expect([keeper.status, await hasDatabase()]).to.deep.equal(['off', false]);
    keeper.update(draft('Lucie M.', { files: [chosen('a')] }));
    await keeper.settled();
    expect(await hasDatabase()).to.equal(false);
    await keeper.setConsent(true);
    await keeper.settled();
    await keeper.close();
    const found = await page().open();
    expect([found?.values.firstName, ...namesOf(found?.files)]).to.deep.equal(['Lucie M.', 'a.pdf']);
  });

  it('becomes its number once it has arrived', async () => {
    const keeper = await keepingPage('Lucie', { files: [chosen('a')] });
    const sent = { number: '7K4M-2XQ9', receivedAt: '2026-11-25T13:05:00.000Z' };
    await keeper.onSubmitted(sent, new Date(Date.now() + draftLifetimeMs * 10).toISOString());
    expect(keeper.submitted).to.deep.equal(sent);
    expect(await new EncryptedStore().list(['Ville', 'offer-1', 'draft'])).to.deep.equal([]);
    await keeper.close();
    const next = page();
    expect(await next.open()).to.equal(undefined);
    expect(next.submitted).to.deep.equal(sent);
  });

  it('does not become its number where the person has not agreed', async () => {
    const keeper = page();
    keeper.update(draft('Lucie'));
    await keeper.onSubmitted({ number: '7K4M-2XQ9', receivedAt: '2026-11-25T13:05:00.000Z' }, '2099-01-01T00:00:00.000Z');
    expect([keeper.submitted, await hasDatabase()]).to.deep.equal([undefined, false]);
  });

  it('is erased with all that the site keeps, in all its pages', async () => {
    const keeper = await keepingPage('Lucie');
    const other = page(undefined, 'offer-2');
    other.update(draft('Lucie'));
    await other.setConsent(true);
    expect(await keeper.erase()).to.equal(true);
    await waitUntil(() => other.status === 'erased');
    other.update(draft('Lucie M.'));
    await other.settled();
    expect([keeper.status, await hasDatabase()]).to.deep.equal(['off', false]);
  });

  it('is read with suspicion: any script of the page can write there', async () => {
    const write = (value: unknown) =>
      new EncryptedStore().write(
        ['Ville', 'offer-1', 'draft'],
        new TextEncoder().encode(JSON.stringify(value)),
        Date.now() + draftLifetimeMs,
      );
    const { key } = draft('');
    for (const value of [null, [], 'x', { key: 'short', at: 1, typed: {} }, { key, at: 'x', typed: {} }, { key, at: 1 }]) {
      await write(value);
      expect(await page().open(), JSON.stringify(value)).to.equal(undefined);
    }
    await write({
      key,
      at: 1,
      typed: { firstName: 7, lastName: 'M', answers: { a: 'x', b: ['y'] } },
      asked: { at: 1, application: 7 },
      files: [7, { id: 'a' }, { id: 'a', name: 'a.pdf', type: '', lastModified: 1, purpose: 'cv', key: 'short' }],
    });
    const found = await page().open();
    expect(found?.values).to.deep.equal({ ...emptyValues, lastName: 'M', answers: new Map([['b', ['y']]]) });
    expect([found?.pending, found?.letter, found?.files]).to.deep.equal([undefined, undefined, []]);
  });
});

describe('a draft in two pages', () => {
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((keeper) => keeper.close()));
    await new EncryptedStore().erase();
  });

  it('belongs to one of them, and the other is told', async () => {
    await keepingPage('Lucie');
    const second = page();
    expect(await second.open()).to.equal(undefined);
    expect(second.status).to.equal('elsewhere');
    second.update(draft('Somebody'));
    await second.setConsent(true);
    expect(second.status).to.equal('elsewhere');
  });

  it('moves when the person takes it over, with what was written last; the first writes no more', async () => {
    const first = await keepingPage('Lucie');
    const second = page();
    await second.open();
    expect((await second.takeOver())?.values.firstName).to.equal('Lucie');
    await waitUntil(() => first.status === 'taken');
    expect(second.status).to.equal('on');
    first.update(draft('Old'));
    second.update(draft('New'));
    await Promise.all([first.settled(), second.settled()]);
    await second.close();
    expect((await page().open())?.values.firstName).to.equal('New');
  });

  it('keeps what was written in the page that takes it over, where something was', async () => {
    const first = await keepingPage('First');
    const second = page();
    await second.open();
    second.update(draft('Second'));
    expect(await second.takeOver()).to.equal(undefined);
    await waitUntil(() => first.status === 'taken');
    expect(second.status).to.equal('on');
    await second.close();
    expect((await page().open())?.values.firstName).to.equal('Second');
  });

  it('is free again when the form leaves the first page, and taken up when it comes back', async () => {
    const first = await keepingPage('Lucie');
    await first.close();
    expect(first.status).to.equal('off');
    await first.reopen();
    expect(first.status).to.equal('on');
    await first.setConsent(false);
    await first.setConsent(true);
    expect(first.status).to.equal('on');
    const second = page();
    await second.open();
    expect(second.status).to.equal('elsewhere');
  });
});

describe('a draft where the browser keeps nothing', () => {
  const { open } = IDBFactory.prototype;
  afterEach(() => (IDBFactory.prototype.open = open));

  const faults: Readonly<Record<string, () => void>> = {
    'a private window': () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('private', 'SecurityError');
      };
    },
    'a full disk': () => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (this: IDBObjectStore) {
        IDBObjectStore.prototype.put = put;
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
    'no Web Locks': () => Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true }),
    'no HTTPS': () => Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true }),
  };

  for (const [name, breakIt] of Object.entries(faults))
    it(`goes on in the page, and says that it is not kept: ${name}`, async () => {
      breakIt();
      try {
        const keeper = page();
        await keeper.open();
        keeper.update(draft('Lucie'));
        await keeper.setConsent(true);
        expect(keeper.status).to.equal('refused');
        keeper.update(draft('Lucie M.', { files: [chosen('a')] }));
        await keeper.settled();
        expect(await keeper.erase()).to.equal(true);
        await keeper.close();
      } finally {
        Reflect.deleteProperty(navigator, 'locks');
        Reflect.deleteProperty(crypto, 'subtle');
      }
    });
});
