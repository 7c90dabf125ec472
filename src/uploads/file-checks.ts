import { msg, str } from '@lit/localize';

import { formatSize, bidiIsolate } from '../i18n/format.ts';
import { extensionOf, isOfKind } from './file-types.ts';
import { fileCountText, type FileLimits } from './file-limits.ts';

export interface FileContext {
  limits: FileLimits;
  /** How many files go along already. */
  count: number;
  /** How many more may be added here. */
  room: number;
}

const wrongKindMessage = (name: string, extension: string): string => {
  if (extension === 'doc')
    return msg(str`${name} est un ancien document Word. Ouvrez-le, enregistrez-le en PDF ou en docx, puis ajoutez-le.`, {
      desc: 'The name of a file.',
    });
  if (extension === 'heic' || extension === 'heif')
    return msg(
      str`${name} est une photo au format HEIC, que tout le monde ne peut pas lire. Enregistrez-la en JPEG, puis ajoutez-la.`,
      {
        desc: 'The name of a file.',
      },
    );
  return msg(str`${name} n’est pas d’un type accepté. Enregistrez-le en PDF, puis ajoutez-le.`, { desc: 'The name of a file.' });
};

/** Why a file need not be sent at all, and what to do about it; nothing: it may be taken. */
export const fileRejectionReason = (file: File, { limits, count, room }: FileContext): string | undefined => {
  const name = bidiIsolate(file.name);
  const most = formatSize(limits.size);
  if (file.size === 0)
    return msg(str`${name} est vide. Vérifiez-le sur votre appareil, puis choisissez-le à nouveau.`, {
      desc: 'The name of a file, or of a folder.',
    });
  if (!isOfKind(file, limits.kinds)) return wrongKindMessage(name, extensionOf(file.name));
  if (file.size > limits.size) {
    const size = formatSize(file.size);
    return msg(str`${name} est trop lourd : ${size} (maximum : ${most}). Réduisez sa taille, puis ajoutez-le.`, {
      desc: 'The name of a file, its size, and how large it may be.',
    });
  }
  if (room < 1)
    return msg(str`${name} n’a pas été ajouté : il n’y a de place ici que pour un fichier.`, { desc: 'The name of a file.' });
  if (count >= limits.count) {
    const limit = fileCountText(limits);
    return msg(str`${name} n’a pas été ajouté : ${limit}. Retirez-en un d’abord.`, {
      desc: 'The name of a file, then « 6 files at most ».',
    });
  }
  return undefined;
};

/** Why a folder is none of the files that are taken. */
export const folderRejectionReason = (folder: string): string => {
  const name = bidiIsolate(folder);
  return msg(str`${name} est un dossier. Ouvrez-le, puis choisissez les fichiers qui sont dedans.`, {
    desc: 'The name of a folder.',
  });
};
