import type { ChosenFile } from '../documents/seams.ts';
import type { Place, Vault } from './vault.ts';

/** What the device keeps of the files of one draft, at most (bytes): browsers give a site little room for good. */
export const mostBytes = 20_000_000;

/** The bytes of the files of a draft, on the device. They are kept under the draft, and go with it. */
export class KeptFiles {
  readonly #vault: Vault;
  readonly #draft: Place;
  /** Files that the browser has not taken, by their ids: it is not asked again at each letter. */
  readonly #refused = new Set<string>();
  /** Some of the files are in the page alone. */
  isLacking = false;

  /** `draft`: where the draft is kept. */
  constructor(vault: Vault, draft: Place) {
    this.#vault = vault;
    this.#draft = draft;
  }

  /** Keeps these files and no others, as far as there is room. Asked before each: `mayGoOn`. Fails where the browser keeps nothing at all. */
  async keep(files: readonly ChosenFile[], mayGoOn: () => boolean): Promise<void> {
    const there = await this.#vault.list(this.#draft);
    const gone = there.filter((kept) => files.every(({ id }) => id !== kept));
    if (gone.length > 0 && mayGoOn()) await this.#vault.delete(...gone.map((id) => this.#place(id)));
    let [room, isLacking] = [mostBytes, false];
    for (const chosen of files) {
      const { id, file } = chosen;
      if (file.size === 0) continue;
      const hasRoom = file.size <= room;
      if (hasRoom && mayGoOn() && (there.includes(id) || (await this.#write(chosen)))) room -= file.size;
      else isLacking = true;
    }
    this.isLacking = isLacking;
  }

  /** The same files, with their bytes; without any, where the device has not kept them. */
  find(files: readonly ChosenFile[]): Promise<ChosenFile[]> {
    return Promise.all(
      files.map(async (chosen) => {
        const bytes = await this.#vault.read(this.#place(chosen.id));
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
      await this.#vault.write(this.#place(id), await file.arrayBuffer(), Number.POSITIVE_INFINITY);
      return true;
    } catch {
      this.#refused.add(id);
      return false;
    }
  }

  #place(id: string): Place {
    const [partner, offer, what] = this.#draft;
    return [partner, offer, what, id];
  }
}
