import type { ChosenFile } from '../../../src/uploads/chosen-file.ts';
import type { StoreKey, EncryptedStore } from '../../../src/device/encrypted-store.ts';

/** What the device keeps of the files of one draft, at most (bytes): browsers give a site little room for good. */
export const maxDraftFileBytes = 20_000_000;

/** The bytes of the files of a draft, on the device. They are kept under the draft, and go with it. */
export class DraftFiles {
  readonly #store: EncryptedStore;
  readonly #draftKey: StoreKey;
  /** Files that the browser has not taken, by their ids: it is not asked again at each letter. */
  readonly #refused = new Set<string>();
  /** Some of the files are in the page alone. */
  isIncomplete = false;

  /** `draft`: where the draft is kept. */
  constructor(store: EncryptedStore, draft: StoreKey) {
    this.#store = store;
    this.#draftKey = draft;
  }

  /** Keeps these files and no others, as far as there is room. Asked before each: `mayGoOn`. Fails where the browser keeps nothing at all. */
  async save(files: readonly ChosenFile[], mayGoOn: () => boolean): Promise<void> {
    const there = await this.#store.list(this.#draftKey);
    const gone = there.filter((kept) => files.every(({ id }) => id !== kept));
    if (gone.length > 0 && mayGoOn()) await this.#store.delete(...gone.map((id) => this.#key(id)));
    let [room, isLacking] = [maxDraftFileBytes, false];
    for (const chosen of files) {
      const { id, file } = chosen;
      if (file.size === 0) continue;
      const hasRoom = file.size <= room;
      if (hasRoom && mayGoOn() && (there.includes(id) || (await this.#write(chosen)))) room -= file.size;
      else isLacking = true;
    }
    this.isIncomplete = isLacking;
  }

  /** The same files, with their bytes; without any, where the device has not kept them. */
  load(files: readonly ChosenFile[]): Promise<ChosenFile[]> {
    return Promise.all(
      files.map(async (chosen) => {
        const bytes = await this.#store.read(this.#key(chosen.id));
        const { name, type, lastModified } = chosen.file;
        return { ...chosen, file: new File(bytes ? [bytes] : [], name, { type, lastModified }) };
      }),
    );
  }

  /** Whether the browser has taken it. One that can no longer be read is not kept either. */
  async #write({ id, file }: ChosenFile): Promise<boolean> {
    if (this.#refused.has(id)) return false;
    try {
      // It ends with its draft, whose end is later with each letter.
      await this.#store.write(this.#key(id), await file.arrayBuffer(), Number.POSITIVE_INFINITY);
      return true;
    } catch {
      this.#refused.add(id);
      return false;
    }
  }

  #key(id: string): StoreKey {
    const [partner, offer, what] = this.#draftKey;
    return [partner, offer, what, id];
  }
}
