import { msg } from '@lit/localize';

import type { ApplicationForm } from '../../../src/contract/index.ts';
import type { FieldProps } from '../fields.ts';
import { fileFieldName } from '../form-values.ts';

/** What is wrong where there is no file of a purpose; nothing where none is needed. */
export const missingFileMessage = ({ cv, questions }: ApplicationForm, purpose: string): string | undefined => {
  if (purpose === 'cv') return cv === 'required' ? msg('Ajoutez votre CV.') : undefined;
  return questions.some(({ id, required }) => id === purpose && required) ? msg('Ajoutez un fichier.') : undefined;
};

/** The two fields for files that every form has; what files may be is said by the part that takes them. */
export const documentFields = ({ cv }: ApplicationForm): { cv: FieldProps; other: FieldProps } => {
  const required = cv === 'required';
  const hint = required ? undefined : msg('Le CV n’est pas obligatoire.');
  return {
    cv: { name: fileFieldName('cv'), label: msg('Votre CV'), hint, required },
    other: {
      name: fileFieldName('other'),
      label: msg('Autres documents', { desc: 'Label: documents besides the curriculum vitae.' }),
      required: false,
    },
  };
};
