import { isRecord } from '../../src/client/is-record.ts';
import type { UploadMemory } from './upload-memory.ts';
import type { Vault } from './vault.ts';

/** A file that the person has chosen. */
export interface KeptFile {
  file: File;
  /** `cv`, `other`, or the id of a question. */
  purpose: string;
}

interface About {
  name: string;
  type: string;
  lastModified: number;
  purpose: string;
}

const aboutIn = (text: string): About | undefined => {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) return undefined;
  const { name, type, lastModified, purpose } = value;
  return typeof name === 'string' && typeof type === 'string' && typeof lastModified === 'number' && typeof purpose === 'string'
    ? { name, type, lastModified, purpose }
    : undefined;
};

/** Bytes that say how long what is said about the file is. */
const headLength = 4;

const bytesOf = async ({ file, purpose }: KeptFile): Promise<ArrayBuffer> => {
  const { name, type, lastModified } = file;
  const about = new TextEncoder().encode(JSON.stringify({ name, type, lastModified, purpose }));
  return new Blob([Uint32Array.of(about.length), about, file]).arrayBuffer();
};

const fileIn = (bytes: ArrayBuffer | undefined): KeptFile | undefined => {
  try {
    if (!bytes) return undefined;
    const start = headLength + new DataView(bytes).getUint32(0, true);
    const about = aboutIn(new TextDecoder().decode(bytes.slice(headLength, start)));
    if (!about) return undefined;
    const { name, purpose, ...rest } = about;
    return { file: new File([bytes.slice(start)], name, rest), purpose };
  } catch {
    return undefined; // another release has written it, or another script
  }
};

/**
 * The files of a draft, and where their uploads have got to: as long as the page is open, and on the device where the person agrees.
 * A file is known by the fingerprint that the uploads give it.
 */
export class KeptFiles implements UploadMemory {
  readonly #vault: Vault;
  readonly #start: readonly [partner: string, offer: string];
  readonly #expires: () => number;
  readonly #onRefused: () => void;
  readonly #files = new Map<string, KeptFile>();
  readonly #addresses = new Map<string, string>();
  #isPersistent = false;
  #last: Promise<void> = Promise.resolve();

  /** `onRefused` is told when the browser does not keep a file. */
  constructor(vault: Vault, start: readonly [string, string], expires: () => number, onRefused: () => void) {
    this.#vault = vault;
    this.#start = start;
    this.#expires = expires;
    this.#onRefused = onRefused;
  }

  /** By their fingerprints. */
  get all(): ReadonlyMap<string, KeptFile> {
    return this.#files;
  }

  /** A file has been chosen. */
  add(fingerprint: string, chosen: KeptFile): void {
    this.#files.set(fingerprint, chosen);
    this.#keepFile(fingerprint, chosen);
  }

  /** It has been removed again. */
  remove(fingerprint: string): void {
    this.#files.delete(fingerprint);
    this.#addresses.delete(fingerprint);
    void this.#queue(() => this.#vault.delete(this.#place('file', fingerprint), this.#place('upload', fingerprint)));
  }

  get(fingerprint: string): Promise<string | undefined> {
    return Promise.resolve(this.#addresses.get(fingerprint));
  }

  set(fingerprint: string, address: string): Promise<void> {
    this.#addresses.set(fingerprint, address);
    return this.#keepAddress(fingerprint, address);
  }

  delete(fingerprint: string): Promise<void> {
    this.#addresses.delete(fingerprint);
    return this.#queue(() => this.#vault.delete(this.#place('upload', fingerprint)));
  }

  /** Whether the device keeps them from now on, and those there are. */
  persist(isPersistent: boolean): void {
    if (this.#isPersistent === isPersistent) return;
    this.#isPersistent = isPersistent;
    this.#files.forEach((chosen, fingerprint) => this.#keepFile(fingerprint, chosen));
    this.#addresses.forEach((address, fingerprint) => void this.#keepAddress(fingerprint, address));
  }

  /** Finds what the device has kept. */
  async find(): Promise<void> {
    for (const fingerprint of await this.#vault.list([...this.#start, 'file'])) {
      const found = fileIn(await this.#vault.read(this.#place('file', fingerprint)));
      if (found) this.#files.set(fingerprint, found);
    }
    for (const fingerprint of await this.#vault.list([...this.#start, 'upload'])) {
      const address = await this.#vault.read(this.#place('upload', fingerprint));
      if (address) this.#addresses.set(fingerprint, new TextDecoder().decode(address));
    }
  }

  /** Drops all of them from the page; what the device has is not touched. */
  forget(): void {
    this.#files.clear();
    this.#addresses.clear();
  }

  /** Resolves when the device has what it is to have. */
  settled(): Promise<void> {
    return this.#last;
  }

  #keepFile(fingerprint: string, chosen: KeptFile): void {
    void this.#queue(async () => {
      const bytes = await bytesOf(chosen);
      if (this.#files.has(fingerprint)) await this.#vault.write(this.#place('file', fingerprint), bytes, this.#expires());
    });
  }

  #keepAddress(fingerprint: string, address: string): Promise<void> {
    return this.#queue(() =>
      this.#vault.write(this.#place('upload', fingerprint), new TextEncoder().encode(address), this.#expires()),
    );
  }

  /** One after the other; nothing where nothing is to be kept by then. */
  #queue(act: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(async () => {
      if (!this.#isPersistent) return;
      await act().catch(() => this.#onRefused());
    });
    return this.#last;
  }

  #place(what: string, fingerprint: string) {
    return [...this.#start, what, fingerprint] as const;
  }
}
