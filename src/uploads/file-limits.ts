import { msg, str } from '@lit/localize';

import type { DocumentKind } from '../contract/index.ts';
import { formatSize, plural } from '../i18n/format.ts';
import { formatDisjunction } from '../i18n/format-files.ts';

/** What files may be, as the gateway says. */
export interface FileLimits {
  readonly kinds: readonly DocumentKind[];
  /** Of one file, at most (bytes). */
  readonly size: number;
  /** Of all files together. */
  readonly count: number;
}

/** What kinds of files are called. */
export const kindNames: Readonly<Record<DocumentKind, string>> = {
  pdf: 'PDF',
  docx: 'Word (docx)',
  odt: 'OpenDocument (odt)',
  jpeg: 'JPEG',
  png: 'PNG',
};

/** « PDF, Word (docx), OpenDocument (odt), JPEG ou PNG, 5 Mo au maximum ». */
export const fileLimitsText = ({ kinds, size }: FileLimits): string => {
  const [taken, most] = [formatDisjunction(kinds.map((kind) => kindNames[kind])), formatSize(size)];
  return msg(str`${taken}, ${most} au maximum`, { desc: 'Kinds of files, then a size: PDF, JPEG or PNG, 5 MB at most.' });
};

/** « 6 fichiers au maximum ». */
export const fileCountText = ({ count }: FileLimits): string =>
  plural(count, msg('{n, plural, one {# fichier au maximum} other {# fichiers au maximum}}'));

/** « PDF, JPEG ou PNG, 5 Mo au maximum, 6 fichiers au maximum ». */
export const allLimitsText = (limits: FileLimits): string => {
  const [file, files] = [fileLimitsText(limits), fileCountText(limits)];
  return msg(str`${file}, ${files}`, { desc: 'What one file may be, then how many there may be: both end in « at most ».' });
};
