import { expect } from '@open-wc/testing';

import { EncryptedStore, type StoreKey } from '../../src/device/encrypted-store.ts';
import { mayHaveStoredData, databaseName } from '../../src/device/database-name.ts';

const day = 24 * 3_600_000;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: ArrayBuffer | undefined) => bytes && new TextDecoder().decode(bytes);

const draft: StoreKey = ['pk_test_one', 'offer-1', 'draft'];
const file: StoreKey = ['pk_test_one', 'offer-1', 'file', 'a'];
const later = () => Date.now() + day;

/** What stands in the database, as any script of the page can read it. */
const raw = (act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const open = indexedDB.open(databaseName);
    open.onsuccess = () => {
      const request = act(open.result.transaction('kept', 'readwrite').objectStore('kept'));
      request.transaction?.addEventListener('complete', () => {
        open.result.close();
        resolve(request.result);
      });
    };
    open.onerror = () => reject(new Error('not opened'));
  });

const isThere = async (): Promise<boolean> => (await indexedDB.databases()).some(({ name }) => name === databaseName);

describe('the vault on the device', () => {
  beforeEach(() => new EncryptedStore().erase());
  after(() => new EncryptedStore().erase());

  it('does not exist before something is kept, whatever is asked of it', async () => {
    const vault = new EncryptedStore();
    expect(await vault.read(draft)).to.equal(undefined);
    expect(await vault.list(file)).to.deep.equal([]);
    await vault.deleteExpired();
    await vault.delete(draft);
    expect([await isThere(), await mayHaveStoredData()]).to.deep.equal([false, false]);
  });

  it('gives back what was kept, also to the next page', async () => {
    const vault = new EncryptedStore();
    await vault.write(draft, bytesOf('Lucie'), later());
    expect(textOf(await vault.read(draft))).to.equal('Lucie');
    expect(textOf(await new EncryptedStore().read(draft))).to.equal('Lucie');
    expect(await new EncryptedStore().read(['pk_test_one', 'offer-2', 'draft'])).to.equal(undefined);
    expect(await mayHaveStoredData()).to.equal(true);
  });

  it('holds nothing that can be read, and keys that do not leave the browser', async () => {
    await new EncryptedStore().write(draft, bytesOf('lucie@example.fr'), later());
    const stored = await raw((store) => store.get([...draft]));
    const { key, bytes, iv } = Object.assign({ key: undefined, bytes: undefined, iv: undefined }, stored);
    expect(new TextDecoder().decode(bytes)).not.to.include('lucie');
    expect(key).to.be.instanceOf(CryptoKey).and.include({ extractable: false });
    const exported = await crypto.subtle.exportKey('raw', key ?? new CryptoKey()).catch((error: unknown) => error);
    expect(exported).to.be.instanceOf(DOMException);
    await new EncryptedStore().write(draft, bytesOf('lucie@example.fr'), later());
    const again = await raw((store) => store.get([...draft]));
    expect(Object.assign({ iv: undefined }, again).iv).not.to.deep.equal(iv);
  });

  it('forgets what has expired, and leaves no database behind', async () => {
    let now = Date.now();
    const vault = new EncryptedStore(() => now);
    await vault.write(draft, bytesOf('old'), now + day);
    await vault.write(file, bytesOf('newer'), now + 2 * day);
    now += day;
    expect(await vault.read(draft)).to.equal(undefined);
    expect(textOf(await vault.read(file))).to.equal('newer');
    await vault.deleteExpired();
    expect(await raw((store) => store.count())).to.equal(1);
    now += day;
    await vault.deleteExpired();
    expect(await isThere()).to.equal(false);
  });

  it('deletes a draft with its files, and nothing of another', async () => {
    const vault = new EncryptedStore();
    const other: StoreKey = ['pk_test_one', 'offer-10', 'file', 'a'];
    for (const place of [draft, file, other]) await vault.write(place, bytesOf('x'), later());
    expect(await vault.list(['pk_test_one', 'offer-1', 'file'])).to.deep.equal(['a']);
    await vault.delete(draft, ['pk_test_one', 'offer-1', 'file']);
    expect(await vault.read(file)).to.equal(undefined);
    expect(textOf(await vault.read(other))).to.equal('x');
    await vault.delete(other);
    expect(await isThere()).to.equal(false);
    await vault.write(draft, bytesOf('again'), later());
    expect(textOf(await vault.read(draft))).to.equal('again');
  });

  it('erases everything at once, and tells the other pages of the site', async () => {
    const [vault, elsewhere] = [new EncryptedStore(), new EncryptedStore()];
    await vault.write(draft, bytesOf('x'), later());
    await elsewhere.read(draft);
    const told = new Promise<void>((resolve) => (elsewhere.onErased = resolve));
    await vault.erase();
    await told;
    expect(await isThere()).to.equal(false);
    expect(await elsewhere.read(draft)).to.equal(undefined);
  });

  it('is read with suspicion: any script of the page can write there', async () => {
    const vault = new EncryptedStore();
    await vault.write(draft, bytesOf('x'), later());
    for (const value of [null, 'x', {}, { key: 1, iv: new Uint8Array(12), bytes: new ArrayBuffer(9), expires: Infinity }]) {
      await raw((store) => store.put(value, [...draft]));
      expect(await vault.read(draft)).to.equal(undefined);
    }
    await vault.write(draft, bytesOf('x'), later());
    const { bytes, ...rest } = Object.assign({ bytes: new ArrayBuffer() }, await raw((store) => store.get([...draft])));
    new Uint8Array(bytes).fill(0, 0, 1);
    new Uint8Array(bytes).reverse();
    await raw((store) => store.put({ ...rest, bytes }, [...draft]));
    expect(await vault.read(draft)).to.equal(undefined);
  });

  it('fails where the browser keeps nothing', async () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('private', 'SecurityError');
    };
    try {
      const failure = await new EncryptedStore().write(draft, bytesOf('x'), later()).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(DOMException);
    } finally {
      IDBFactory.prototype.open = open;
    }
    const vault = new EncryptedStore();
    await vault.write(draft, bytesOf('x'), later());
    expect(textOf(await vault.read(draft))).to.equal('x');
  });
});
