import { msg, str } from '@lit/localize';

import { lazyModule } from '../client/lazy-module.ts';
import { formatSize, bidiIsolate } from '../i18n/format.ts';
import type { FileLimits } from './file-limits.ts';
import { isOfKind } from './file-types.ts';

const load = lazyModule(() => import('./resize-photograph.ts'));

/** Larger than this a photograph may be more than a telephone can hold at once (bytes). */
const largestPhotograph = 50_000_000;

/** Whether a photograph is too large, and may be sent once it is resized. */
export const isLargePhotograph = (file: File, { kinds, size }: FileLimits): boolean =>
  isOfKind(file, ['jpeg', 'png']) && kinds.includes('jpeg') && file.size > size && file.size <= largestPhotograph;

/** A photograph is being resized. */
export const resizingMessage = (file: File): string => {
  const name = bidiIsolate(file.name);
  return msg(str`${name} est une photo trop lourde : nous la réduisons…`, { desc: 'The name of a file.' });
};

/** A photograph has been resized. */
export const resizedMessage = (file: File, smaller: File): string => {
  const [name, before, after] = [bidiIsolate(file.name), formatSize(file.size), formatSize(smaller.size)];
  return msg(str`${name} : photo réduite de ${before} à ${after}.`, { desc: 'The name of a file, its size before, and now.' });
};

/** Photographs that are being resized, for one purpose. */
interface Resizing {
  purpose: string;
  /** What they are called. */
  name: string;
}

/** Resizes photographs that are too large; the code for it comes with the first. */
export class PhotographResizer {
  readonly #resizing = new Set<Resizing>();

  /** What the photographs for a purpose are called that are being resized. */
  pendingFor(purpose: string): string | undefined {
    return [...this.#resizing].find((resizing) => resizing.purpose === purpose)?.name;
  }

  /** Drops those for a purpose, or all. */
  cancel(purpose?: string): void {
    for (const resizing of this.#resizing)
      if (purpose === undefined || resizing.purpose === purpose) this.#resizing.delete(resizing);
  }

  /** Those that could be resized, with the files they have become; nothing where they were dropped meanwhile. Never rejects. */
  async resize(purpose: string, files: readonly File[], maxBytes: number): Promise<ReadonlyMap<File, File> | undefined> {
    const resizing = { purpose, name: files.map(({ name }) => name).join(', ') };
    this.#resizing.add(resizing);
    const resized = new Map<File, File>();
    const module = await load().catch(() => undefined);
    for (const file of files) {
      const smaller = await module?.resizePhotograph(file, maxBytes);
      if (smaller) resized.set(file, smaller);
    }
    return this.#resizing.delete(resizing) ? resized : undefined;
  }
}
