import { msg, str } from '@lit/localize';
import { html } from 'lit';

import type { ApplicationForm, DocumentKind } from '../contract/index.ts';
import { formatSize, plural } from '../i18n/format.ts';
import { formatDisjunction } from '../i18n/format-files.ts';

/** What kinds of files are called. */
export const kindNames: Readonly<Record<DocumentKind, string>> = {
  pdf: 'PDF',
  docx: 'Word (docx)',
  odt: 'OpenDocument (odt)',
  jpeg: 'JPEG',
  png: 'PNG',
};

/** « PDF, Word (docx), OpenDocument (odt), JPEG ou PNG, 5 Mo au maximum ». */
const fileLimits = ({ documents: { kinds, size } }: ApplicationForm): string => {
  const [taken, most] = [formatDisjunction(kinds.map((kind) => kindNames[kind])), formatSize(size)];
  return msg(str`${taken}, ${most} au maximum`, { desc: 'Kinds of files, then a size: PDF, JPEG or PNG, 5 MB at most.' });
};

/** « 6 fichiers au maximum ». */
export const fileCountLimit = ({ documents: { count } }: ApplicationForm): string =>
  plural(count, msg('{n, plural, one {# fichier au maximum} other {# fichiers au maximum}}'));

/** « PDF, JPEG ou PNG, 5 Mo au maximum, 6 fichiers au maximum ». */
const allLimits = (form: ApplicationForm): string => {
  const [file, files] = [fileLimits(form), fileCountLimit(form)];
  return msg(str`${file}, ${files}`, { desc: 'What one file may be, then how many there may be: both end in « at most ».' });
};

/** What files of a purpose may be, with what else is said of them. */
export const hintWithLimits = (form: ApplicationForm, purpose: string, hint: unknown): unknown => {
  if (purpose === 'other') return allLimits(form);
  const limits = fileLimits(form);
  if (!hint) return limits;
  return purpose === 'cv' ? html`${limits}. ${hint}` : html`${hint} ${limits}`;
};
