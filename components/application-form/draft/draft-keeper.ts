import { readDraft, readSent, writeDraft, writeSent, type Draft, type FoundDraft, type Sent } from './kept-draft.ts';
import { KeptFiles } from './kept-files.ts';
import { vaultName } from './vault-name.ts';
import { Vault } from './vault.ts';

/** How long a draft is kept after the last change (ms): what the person is told, and what Safari keeps at most. */
export const draftLife = 7 * 24 * 3_600_000;

/**
 * - `off`: the person has not agreed; nothing is on the device
 * - `on`: kept, by this page
 * - `elsewhere`: another page of the site has the draft
 * - `taken`: it was here, until another page took it over
 * - `erased`: it was here, until another page erased everything
 * - `refused`: the browser keeps nothing
 */
export type Keeping = 'off' | 'on' | 'elsewhere' | 'taken' | 'erased' | 'refused';

export interface DraftKeeperOptions {
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
export class DraftKeeper {
  readonly #options: DraftKeeperOptions;
  readonly #now: () => number;
  readonly #vault: Vault;
  /** What is typed now, agreed or not. */
  #draft: Draft | undefined;
  /** It differs from what is on the device. */
  #isStale = false;
  #writing: Promise<void> | undefined;
  #release: (() => void) | undefined;
  #released: Promise<unknown> | undefined;
  /** Something of this form is on the device, or was. */
  #hasKept = false;
  #wasOn = false;
  /** What is under way with the device: one thing after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  keeping: Keeping = 'off';
  /** Until when it is kept (ms since 1970). */
  expires: number | undefined;
  /** That this person has applied for it, where the device remembers it. */
  sent: Sent | undefined;
  readonly #files: KeptFiles;

  constructor(options: DraftKeeperOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#vault = new Vault(this.#now);
    this.#vault.onErased = () => {
      if (this.keeping === 'on') this.#stop('erased');
    };
    this.#files = new KeptFiles(this.#vault, this.#place('draft'));
  }

  /** The device has no room for all of the files: the draft is kept, and some of them are in the page alone. */
  get isLacking(): boolean {
    return this.keeping === 'on' && this.#files.isLacking;
  }

  /** Deletes what has expired; finds what this form has kept. Never rejects. */
  begin(): Promise<FoundDraft | undefined> {
    return this.#inTurn(() => this.#begin());
  }

  /**
   * Takes the draft from the page that has it. What was written there comes here, unless something has been written here already: then
   * that is kept in its place. Never rejects.
   */
  takeOver(): Promise<FoundDraft | undefined> {
    return this.#inTurn(() => this.#takeOver());
  }

  /** The person wants all of this kept, or no longer. Resolves when it is, or is known not to be; never rejects. */
  agree(isAgreed: boolean): Promise<void> {
    return this.#inTurn(() => this.#agree(isAgreed));
  }

  /** Told of all that is typed. */
  keep(draft: Draft): void {
    this.#draft = draft;
    this.#isStale = true;
    if (this.keeping === 'on') void this.#write();
  }

  /** Resolves when all that was told is on the device, as far as it is to be there. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  /** The application has arrived: its number is remembered in place of its draft, where the person agreed. `until`: ISO time. */
  async arrive(sent: Sent, until: string): Promise<void> {
    this.#draft = undefined;
    this.#isStale = false;
    if (this.keeping !== 'on') return;
    this.sent = sent;
    this.expires = undefined;
    try {
      await this.#writing;
      await this.#vault.write(this.#place('sent'), writeSent(sent), Date.parse(until));
      await this.#vault.delete(this.#place('draft'));
    } catch {
      this.#refuse();
    }
  }

  /** Erases all that the site keeps of applications on this device, here and in other pages. Never rejects; `false`: something may be left. */
  async erase(): Promise<boolean> {
    this.#stop('off');
    this.#draft = undefined;
    this.#isStale = false;
    this.sent = undefined;
    try {
      await this.#writing;
      await this.#vault.erase();
      return true;
    } catch {
      return !this.#hasKept;
    }
  }

  /** The form leaves the page: another may have the draft. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      await this.settled();
      this.#wasOn = this.keeping === 'on';
      if (this.#wasOn) this.#stop('off');
      await this.#released;
      this.#vault.close();
    });
  }

  /** The form is back: an element that is only moved is so at once. */
  reopen(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#wasOn) await this.#agree(true);
      this.#wasOn = false;
    });
  }

  async #begin(): Promise<FoundDraft | undefined> {
    try {
      await this.#vault.sweep();
      this.sent = readSent(await this.#vault.read(this.#place('sent')));
      const found = readDraft(await this.#vault.read(this.#place('draft')));
      if (!found) return undefined;
      if (await this.#own()) return await this.#found();
      this.#tell('elsewhere');
    } catch {
      // There is nothing to be found; whoever agrees to keep something is told.
    }
    return undefined;
  }

  async #takeOver(): Promise<FoundDraft | undefined> {
    try {
      await this.#own('steal');
      if (!this.#draft) return await this.#found();
      await this.#agree(true);
    } catch {
      this.#refuse();
    }
    return undefined;
  }

  async #agree(isAgreed: boolean): Promise<void> {
    try {
      if (!isAgreed) {
        this.#stop('off');
        await this.#writing;
        await this.#vault.delete(this.#place('draft'), this.#place('sent'));
        return;
      }
      if (!(await this.#own())) {
        this.#tell('elsewhere');
        return;
      }
      this.#tell('on');
      this.#isStale = true;
      await this.#write();
    } catch {
      this.#refuse();
    }
  }

  async #found(): Promise<FoundDraft | undefined> {
    const draft = readDraft(await this.#vault.read(this.#place('draft')));
    if (!draft) return undefined;
    const found = { ...draft, files: await this.#files.find(draft.files) };
    this.#draft = found;
    this.#hasKept = true;
    this.expires = found.at + draftLife;
    this.#tell('on');
    return found;
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => {}); // whoever has asked is told
    return turn;
  }

  /** One writing at a time; what is typed meanwhile goes into the next. */
  #write(): Promise<void> {
    this.#writing ??= this.#writeAll().finally(() => (this.#writing = undefined));
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    try {
      while (this.keeping === 'on' && this.#isStale && this.#draft) {
        this.#isStale = false;
        const draft = this.#draft;
        const at = this.#now();
        await this.#vault.write(this.#place('draft'), writeDraft(draft, at), at + draftLife);
        this.#hasKept = true;
        this.expires = at + draftLife;
        await this.#files.keep(draft.files, () => this.keeping === 'on');
        this.#options.onChange();
      }
    } catch {
      if (this.keeping === 'on') this.#refuse();
    }
  }

  /** Whether this page has the draft from now on. It gives it back when it closes, or another page takes it over. */
  async #own(how?: 'steal'): Promise<boolean> {
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
      const request = locks.request(`${vaultName} ${partner} ${offer}`, how ? { steal: true } : { ifAvailable: true }, hold);
      this.#released = request.catch((error: unknown) => {
        reject(error instanceof Error ? error : new Error('Web Locks'));
        if (this.#release) this.#stop('taken');
      });
    });
  }

  /** Writes no more. */
  #stop(keeping: Keeping): void {
    this.#release?.();
    this.#release = undefined;
    this.expires = undefined;
    this.#tell(keeping);
  }

  /** The browser keeps nothing: it goes on without. */
  #refuse(): void {
    if (this.keeping !== 'refused') this.#stop('refused');
  }

  #tell(keeping: Keeping): void {
    this.keeping = keeping;
    this.#options.onChange();
  }

  #place(what: string) {
    const { partner, offer } = this.#options;
    return [partner, offer, what] as const;
  }
}
