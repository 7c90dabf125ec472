import { msg, str } from '@lit/localize';
import { html } from 'lit';

import type { ApplicationForm, DocumentKind } from '../../src/contract/index.ts';
import { formatSize, isolated, plural } from '../../src/i18n/format.ts';
import { formatChoice } from '../../src/i18n/format-files.ts';
import type { Around } from './fields.ts';
import { fileFieldName } from './typed.ts';

/** What kinds of files are called. What is said before any file is chosen comes with the form itself. */
export const namesOfKinds: Readonly<Record<DocumentKind, string>> = {
  pdf: 'PDF',
  docx: 'Word (docx)',
  odt: 'OpenDocument (odt)',
  jpeg: 'JPEG',
  png: 'PNG',
};

/** « PDF, Word (docx), OpenDocument (odt), JPEG ou PNG, 5 Mo au plus ». */
export const limitsOfFile = ({ documents: { kinds, size } }: ApplicationForm): string => {
  const [taken, most] = [formatChoice(kinds.map((kind) => namesOfKinds[kind])), formatSize(size)];
  return msg(str`${taken}, ${most} au plus`, { desc: 'Kinds of files, then a size: PDF, JPEG or PNG, 5 MB at most.' });
};

/** « 6 fichiers au plus ». */
export const limitOfFiles = ({ documents: { count } }: ApplicationForm): string =>
  plural(count, msg('{n, plural, one {# fichier au plus} other {# fichiers au plus}}'));

/** « PDF, JPEG ou PNG, 5 Mo au plus, 6 fichiers au plus ». */
const allLimits = (form: ApplicationForm): string => {
  const [file, files] = [limitsOfFile(form), limitOfFiles(form)];
  return msg(str`${file}, ${files}`, { desc: 'What one file may be, then how many there may be: both end in « at most ».' });
};

/** What is wrong where there is no file of a purpose; nothing where none is needed. */
export const missingIn = ({ cv, questions }: ApplicationForm, purpose: string): string | undefined => {
  if (purpose === 'cv') return cv === 'required' ? msg('Ajoutez votre CV.') : undefined;
  return questions.some(({ id, required }) => id === purpose && required) ? msg('Ajoutez un fichier.') : undefined;
};

/** A file is still on its way. */
export const notYet = (file: string): string => {
  const name = isolated(file);
  return msg(str`${name} n’est pas encore arrivé : attendez la fin de l’envoi, ou retirez ce fichier.`, {
    desc: 'The name of a file.',
  });
};

/** The two fields for files that every form has, and what is said around them. */
export const documentFields = (form: ApplicationForm): { cv: Around; other: Around } => {
  const limits = limitsOfFile(form);
  const required = form.cv === 'required';
  const without = msg('Sans CV, vous pouvez postuler quand même.');
  return {
    cv: { name: fileFieldName('cv'), label: msg('Votre CV'), hint: required ? limits : html`${limits}. ${without}`, required },
    other: {
      name: fileFieldName('other'),
      label: msg('Autres documents', { desc: 'Label: documents besides the curriculum vitae.' }),
      hint: allLimits(form),
      required: false,
    },
  };
};
