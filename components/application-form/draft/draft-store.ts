import {
  readDraft,
  readSubmitted,
  writeDraft,
  writeSubmitted,
  type Draft,
  type StoredDraft,
  type SubmittedApplication,
} from './draft-format.ts';
import { DraftFiles } from './draft-files.ts';
import { databaseName } from '../../../src/device/database-name.ts';
import { EncryptedStore } from '../../../src/device/encrypted-store.ts';

/** How long a draft is kept after the last change (ms): what the person is told, and what Safari keeps at most. */
export const draftLifetimeMs = 7 * 24 * 3_600_000;

/**
 * - `off`: the person has not agreed; nothing is on the device
 * - `on`: kept, by this page
 * - `elsewhere`: another page of the site has the draft
 * - `taken`: it was here, until another page took it over
 * - `erased`: it was here, until another page erased everything
 * - `refused`: the browser keeps nothing
 */
export type DraftStatus = 'off' | 'on' | 'elsewhere' | 'taken' | 'erased' | 'refused';

export interface DraftStoreOptions {
  /** Whose form it is, and for which offer; empty for none in particular. */
  partner: string;
  offer: string;
  /** Told of all that can be seen. */
  onChange: () => void;
  now?: () => number;
}

/**
 * Keeps one application between visits, where the person agrees: what was typed, the files, the key under which it arrives once,
 * and afterwards its number. One page of the site has it at a time (Web Locks); the others are told.
 */
export class DraftStore {
  readonly #options: DraftStoreOptions;
  readonly #now: () => number;
  readonly #store: EncryptedStore;
  /** What is typed now, agreed or not. */
  #draft: Draft | undefined;
  /** It differs from what is on the device. */
  #isStale = false;
  #writing: Promise<void> | undefined;
  #release: (() => void) | undefined;
  #released: Promise<unknown> | undefined;
  /** Something of this form is on the device, or was. */
  #hasStored = false;
  #wasActive = false;
  /** What is under way with the device: one thing after the other. */
  #queue: Promise<unknown> = Promise.resolve();
  status: DraftStatus = 'off';
  /** Until when it is kept (ms since 1970). */
  expires: number | undefined;
  /** That this person has applied for it, where the device remembers it. */
  submitted: SubmittedApplication | undefined;
  readonly #files: DraftFiles;

  constructor(options: DraftStoreOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#store = new EncryptedStore(this.#now);
    this.#store.onErased = () => {
      if (this.status === 'on') this.#stop('erased');
    };
    this.#files = new DraftFiles(this.#store, this.#key('draft'));
  }

  /** The device has no room for all of the files: the draft is kept, and some of them are in the page alone. */
  get isIncomplete(): boolean {
    return this.status === 'on' && this.#files.isIncomplete;
  }

  /** Deletes what has expired; finds what this form has kept. Never rejects. */
  open(): Promise<StoredDraft | undefined> {
    return this.#enqueue(() => this.#open());
  }

  /**
   * Takes the draft from the page that has it. What was written there comes here, unless something has been written here already: then
   * that is kept in its place. Never rejects.
   */
  takeOver(): Promise<StoredDraft | undefined> {
    return this.#enqueue(() => this.#takeOver());
  }

  /** The person wants all of this kept, or no longer. Resolves when it is, or is known not to be; never rejects. */
  setConsent(isAgreed: boolean): Promise<void> {
    return this.#enqueue(() => this.#setConsent(isAgreed));
  }

  /** Told of all that is typed. */
  update(draft: Draft): void {
    this.#draft = draft;
    this.#isStale = true;
    if (this.status === 'on') void this.#write();
  }

  /** Resolves when all that was told is on the device, as far as it is to be there. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  /** The application has arrived: its number is remembered in place of its draft, where the person agreed. `until`: ISO time. */
  async onSubmitted(sent: SubmittedApplication, until: string): Promise<void> {
    this.#draft = undefined;
    this.#isStale = false;
    if (this.status !== 'on') return;
    this.submitted = sent;
    this.expires = undefined;
    try {
      await this.#writing;
      await this.#store.write(this.#key('sent'), writeSubmitted(sent), Date.parse(until));
      await this.#store.delete(this.#key('draft'));
    } catch {
      this.#fail();
    }
  }

  /** Erases all that the site keeps of applications on this device, here and in other pages. Never rejects; `false`: something may be left. */
  async erase(): Promise<boolean> {
    this.#stop('off');
    this.#draft = undefined;
    this.#isStale = false;
    this.submitted = undefined;
    try {
      await this.#writing;
      await this.#store.erase();
      return true;
    } catch {
      return !this.#hasStored;
    }
  }

  /** The form leaves the page: another may have the draft. */
  close(): Promise<void> {
    return this.#enqueue(async () => {
      await this.settled();
      this.#wasActive = this.status === 'on';
      if (this.#wasActive) this.#stop('off');
      await this.#released;
      this.#store.close();
    });
  }

  /** The form is back: an element that is only moved is so at once. */
  reopen(): Promise<void> {
    return this.#enqueue(async () => {
      if (this.#wasActive) await this.#setConsent(true);
      this.#wasActive = false;
    });
  }

  async #open(): Promise<StoredDraft | undefined> {
    try {
      await this.#store.deleteExpired();
      this.submitted = readSubmitted(await this.#store.read(this.#key('sent')));
      const found = readDraft(await this.#store.read(this.#key('draft')));
      if (!found) return undefined;
      if (await this.#acquire()) return await this.#restore();
      this.#setStatus('elsewhere');
    } catch {
      // There is nothing to be found; whoever agrees to keep something is told.
    }
    return undefined;
  }

  async #takeOver(): Promise<StoredDraft | undefined> {
    try {
      await this.#acquire('steal');
      if (!this.#draft) return await this.#restore();
      await this.#setConsent(true);
    } catch {
      this.#fail();
    }
    return undefined;
  }

  async #setConsent(isAgreed: boolean): Promise<void> {
    try {
      if (!isAgreed) {
        this.#stop('off');
        await this.#writing;
        await this.#store.delete(this.#key('draft'), this.#key('sent'));
        return;
      }
      if (!(await this.#acquire())) {
        this.#setStatus('elsewhere');
        return;
      }
      this.#setStatus('on');
      this.#isStale = true;
      await this.#write();
    } catch {
      this.#fail();
    }
  }

  async #restore(): Promise<StoredDraft | undefined> {
    const draft = readDraft(await this.#store.read(this.#key('draft')));
    if (!draft) return undefined;
    const found = { ...draft, files: await this.#files.load(draft.files) };
    this.#draft = found;
    this.#hasStored = true;
    this.expires = found.at + draftLifetimeMs;
    this.#setStatus('on');
    return found;
  }

  #enqueue<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(act);
    this.#queue = turn.catch(() => {}); // whoever has asked is told
    return turn;
  }

  /** One writing at a time; what is typed meanwhile goes into the next. */
  #write(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => (this.#writing = undefined));
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    try {
      while (this.status === 'on' && this.#isStale && this.#draft) {
        this.#isStale = false;
        const draft = this.#draft;
        const at = this.#now();
        await this.#store.write(this.#key('draft'), writeDraft(draft, at), at + draftLifetimeMs);
        this.#hasStored = true;
        this.expires = at + draftLifetimeMs;
        await this.#files.save(draft.files, () => this.status === 'on');
        this.#options.onChange();
      }
    } catch {
      if (this.status === 'on') this.#fail();
    }
  }

  /** Whether this page has the draft from now on. It gives it back when it closes, or another page takes it over. */
  async #acquire(how?: 'steal'): Promise<boolean> {
    if (this.#release) return true;
    const { locks } = navigator;
    if (!locks) throw new Error('Web Locks');
    await this.#released; // or the browser would still count it as held
    const { partner, offer } = this.#options;
    return new Promise((resolve, reject) => {
      const hold = (lock: Lock | null): Promise<void> | undefined => {
        resolve(lock !== null);
        return lock ? new Promise((release) => (this.#release = release)) : undefined;
      };
      const request = locks.request(`${databaseName} ${partner} ${offer}`, how ? { steal: true } : { ifAvailable: true }, hold);
      this.#released = request.catch((error: unknown) => {
        reject(error instanceof Error ? error : new Error('Web Locks'));
        if (this.#release) this.#stop('taken');
      });
    });
  }

  /** Writes no more. */
  #stop(status: DraftStatus): void {
    this.#release?.();
    this.#release = undefined;
    this.expires = undefined;
    this.#setStatus(status);
  }

  /** The browser keeps nothing: it goes on without. */
  #fail(): void {
    if (this.status !== 'refused') this.#stop('refused');
  }

  #setStatus(status: DraftStatus): void {
    this.status = status;
    this.#options.onChange();
  }

  #key(what: string) {
    const { partner, offer } = this.#options;
    return [partner, offer, what] as const;
  }
}
