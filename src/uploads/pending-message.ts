import { msg, str } from '@lit/localize';

import { bidiIsolate } from '../i18n/format.ts';

/** A file has not arrived yet: what keeps something from being sent, and what to do. */
export const uploadPendingMessage = (fileName: string): string => {
  const name = bidiIsolate(fileName);
  return msg(str`${name} n’est pas encore arrivé : attendez la fin de l’envoi, ou retirez ce fichier.`, {
    desc: 'The name of a file.',
  });
};
