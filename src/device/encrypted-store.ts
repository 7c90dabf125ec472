import { mayHaveStoredData, databaseName } from './database-name.ts';

/** Where something is kept: the partner's key, the offer (empty: none in particular), what it is, and which one of these. */
export type StoreKey = readonly [partner: string, offer: string, what: string, ...which: string[]];

/** As it stands on the device. */
interface EncryptedRecord {
  key: CryptoKey;
  iv: Uint8Array<ArrayBuffer>;
  bytes: ArrayBuffer;
  /** ms since 1970. */
  expires: number;
}

const cipher = 'AES-GCM';
const storeName = 'kept';

const isEncryptedRecord = (value: unknown): value is EncryptedRecord =>
  typeof value === 'object' &&
  value !== null &&
  'key' in value &&
  value.key instanceof CryptoKey &&
  'iv' in value &&
  value.iv instanceof Uint8Array &&
  'bytes' in value &&
  value.bytes instanceof ArrayBuffer &&
  'expires' in value &&
  typeof value.expires === 'number';

const requestDone = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

const transactionDone = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'));
  });

/** All places that begin so. */
const keyRange = (start: readonly string[]): IDBKeyRange => IDBKeyRange.bound([...start], [...start, []]);

/** Each writing has a key of its own, which leaves the browser for nobody: with it goes all that it opens. */
const encrypt = async (bytes: BufferSource, expires: number): Promise<EncryptedRecord> => {
  const key = await crypto.subtle.generateKey({ name: cipher, length: 256 }, false, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { key, iv, bytes: await crypto.subtle.encrypt({ name: cipher, iv }, key, bytes), expires };
};

/** Nothing where it has been tampered with, or is none of ours. */
const decrypt = async ({ key, iv, bytes }: EncryptedRecord): Promise<ArrayBuffer | undefined> => {
  try {
    return await crypto.subtle.decrypt({ name: cipher, iv }, key, bytes);
  } catch {
    return undefined;
  }
};

/**
 * What the device keeps for the person, encrypted: one database, there from the first thing that is kept to the last one. All its
 * methods fail where the browser keeps nothing: in some private windows, on a full disk, on pages without HTTPS.
 */
export class EncryptedStore {
  readonly #now: () => number;
  #opening: Promise<IDBDatabase | undefined> | undefined;
  /** How often everything has been erased: what was on its way then is written no more. */
  #erasures = 0;
  /** Another page has erased everything. */
  onErased: (() => void) | undefined;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** What is kept there and has not expired. */
  async read(place: StoreKey): Promise<ArrayBuffer | undefined> {
    const store = await this.#store('readonly');
    const found: unknown = store && (await requestDone<unknown>(store.get([...place])));
    return isEncryptedRecord(found) && found.expires > this.#now() ? decrypt(found) : undefined;
  }

  /** The `which` of all that is kept under a place, without opening it. */
  async list([partner, offer, what]: StoreKey): Promise<readonly string[]> {
    const store = await this.#store('readonly');
    const keys = store ? await requestDone(store.getAllKeys(keyRange([partner, offer, what]))) : [];
    return keys.flatMap((key) => {
      const which: unknown = Array.isArray(key) ? key[3] : undefined;
      return typeof which === 'string' ? [which] : [];
    });
  }

  /** All places that have something of this kind, whoever's it is, and when it expires (ms since 1970); without opening it. */
  async all(kind: string): Promise<readonly { partner: string; offer: string; expires: number }[]> {
    const store = await this.#store('readonly');
    if (!store) return [];
    const [keys, values] = await Promise.all([requestDone(store.getAllKeys()), requestDone<unknown[]>(store.getAll())]);
    return keys.flatMap((key, index) => {
      const [partner, offer, what, which]: unknown[] = Array.isArray(key) ? key : [];
      const value = values[index];
      if (typeof partner !== 'string' || typeof offer !== 'string' || what !== kind || which !== undefined) return [];
      return isEncryptedRecord(value) && value.expires > this.#now() ? [{ partner, offer, expires: value.expires }] : [];
    });
  }

  /** `expires` is in ms since 1970. */
  async write(place: StoreKey, bytes: BufferSource, expires: number): Promise<void> {
    const erasures = this.#erasures;
    const sealed = await encrypt(bytes, expires);
    if (erasures !== this.#erasures) throw new Error('Erased');
    const store = await this.#store('readwrite', true);
    if (!store) throw new Error('IndexedDB');
    store.put(sealed, [...place]);
    await transactionDone(store.transaction);
  }

  /** Deletes what is kept at these places and under them; with the last thing goes the database. */
  async delete(...places: readonly StoreKey[]): Promise<void> {
    const store = await this.#store('readwrite');
    if (!store) return;
    for (const place of places) store.delete(keyRange(place));
    await transactionDone(store.transaction);
    await this.#dropIfEmpty();
  }

  /** Deletes what has expired, whoever's it is, and all that is kept under it. */
  async deleteExpired(): Promise<void> {
    const store = await this.#store('readwrite');
    if (!store) return;
    const old = await requestDone(store.index('expires').getAllKeys(IDBKeyRange.upperBound(this.#now())));
    for (const key of old) if (Array.isArray(key)) store.delete(keyRange(key.filter((part) => typeof part === 'string')));
    await transactionDone(store.transaction);
    await this.#dropIfEmpty();
  }

  /** Deletes everything, of all forms of the site; other pages of it are told. */
  async erase(): Promise<void> {
    this.#erasures += 1;
    await this.#drop();
  }

  /** Lets go of the database, for as long as nothing is asked. */
  close(): void {
    void this.#opening?.then(
      (database) => database?.close(),
      () => {},
    );
    this.#opening = undefined;
  }

  /** An empty database would still tell that somebody has applied. */
  async #dropIfEmpty(): Promise<void> {
    const store = await this.#store('readonly');
    if (store && (await requestDone(store.count())) === 0) await this.#drop();
  }

  async #drop(): Promise<void> {
    const database = await this.#opening?.catch(() => undefined);
    database?.close();
    this.#opening = undefined;
    await requestDone(indexedDB.deleteDatabase(databaseName));
  }

  /** Nothing where there is no database and none is to be made. */
  async #store(mode: IDBTransactionMode, isMade = false): Promise<IDBObjectStore | undefined> {
    const opened = await this.#opening?.catch(() => undefined);
    const database = opened ?? (isMade || (await mayHaveStoredData()) ? await this.#open(isMade) : undefined);
    return database?.transaction(storeName, mode, { durability: 'strict' }).objectStore(storeName);
  }

  #open(isMade: boolean): Promise<IDBDatabase | undefined> {
    this.#opening = new Promise((resolve, reject) => {
      const request = indexedDB.open(databaseName, 1);
      let isAbsent = false;
      request.onupgradeneeded = () => {
        isAbsent = !isMade;
        if (isAbsent)
          request.transaction?.abort(); // only so does asking create nothing
        else request.result.createObjectStore(storeName).createIndex('expires', 'expires');
      };
      request.onerror = (event) => {
        event.preventDefault(); // the page is not told of what is no fault
        if (isAbsent) resolve(undefined);
        else reject(request.error ?? new Error('IndexedDB'));
      };
      request.onsuccess = () => {
        this.#watch(request.result);
        resolve(request.result);
      };
    });
    return this.#opening;
  }

  #watch(database: IDBDatabase): void {
    database.onversionchange = ({ newVersion }) => {
      database.close();
      this.#opening = undefined;
      if (newVersion !== null) return;
      this.#erasures += 1;
      this.onErased?.();
    };
    database.onclose = () => (this.#opening = undefined);
  }
}
