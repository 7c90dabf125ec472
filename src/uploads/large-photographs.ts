import { msg, str } from '@lit/localize';

import { lazyModule } from '../client/lazy-module.ts';
import type { ApplicationForm } from '../contract/index.ts';
import { formatSize, bidiIsolate } from '../i18n/format.ts';
import { isOfKind } from './file-types.ts';

const load = lazyModule(() => import('./resize-photograph.ts'));

/** Larger than this a photograph may be more than a telephone can hold at once (bytes). */
const largestPhotograph = 50_000_000;

/** Whether this is a photograph that may be sent once it is made smaller. */
export const isLargePhotograph = (file: File, { documents }: ApplicationForm): boolean =>
  isOfKind(file, ['jpeg', 'png']) &&
  documents.kinds.includes('jpeg') &&
  file.size > documents.size &&
  file.size <= largestPhotograph;

/** A photograph is being made smaller. */
export const resizingMessage = (file: File): string => {
  const name = bidiIsolate(file.name);
  return msg(str`${name} est une photo trop lourde : nous la réduisons…`, { desc: 'The name of a file.' });
};

/** A photograph has been made smaller. */
export const resizedMessage = (file: File, smaller: File): string => {
  const [name, before, after] = [bidiIsolate(file.name), formatSize(file.size), formatSize(smaller.size)];
  return msg(str`${name} : photo réduite de ${before} à ${after}.`, { desc: 'The name of a file, its size before, and now.' });
};

/** Those that can be made smaller, with what they have become; the code for it comes with the first. */
export const resizePhotographs = async (files: readonly File[], most: number): Promise<ReadonlyMap<File, File>> => {
  const made = new Map<File, File>();
  const module = await load().catch(() => undefined);
  for (const file of files) {
    const smaller = await module?.resizePhotograph(file, most);
    if (smaller) made.set(file, smaller);
  }
  return made;
};
