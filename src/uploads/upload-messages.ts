import { msg, str } from '@lit/localize';

import { GatewayError } from '../client/errors.ts';
import type { DocumentRefusal } from '../contract/index.ts';
import { bidiIsolate, formatSize, formatWait, plural } from '../i18n/format.ts';
import { formatPercent } from '../i18n/format-files.ts';
import type { FileUpload } from './file-upload.ts';
import { uploadPendingMessage } from './pending-message.ts';
import type { UploadFailure } from './upload-state.ts';
import { kindNames } from './file-limits.ts';

/** Why the gateway has not taken a file, and what to do. */
const refusalMessage = (refusal: DocumentRefusal | null | undefined): string => {
  switch (refusal) {
    case 'empty':
      return msg('Ce fichier est vide. Retirez-le, puis choisissez le bon.');
    case 'too-large':
      return msg('Ce fichier est trop lourd. Retirez-le, réduisez sa taille, puis ajoutez-le.');
    case 'unknown-kind':
      return msg('Ce fichier n’est pas d’un type accepté. Retirez-le, enregistrez-le en PDF, puis ajoutez-le.');
    case 'not-what-it-says':
      return msg('Le contenu de ce fichier ne correspond pas à son nom. Retirez-le, enregistrez-le en PDF, puis ajoutez-le.');
    case 'macros':
      return msg(
        'Ce document contient des macros, qui peuvent cacher un virus. Retirez-le, enregistrez-le en PDF, puis ajoutez-le.',
      );
    case 'active-content':
      return msg(
        'Ce document va chercher du contenu ailleurs ou lance un programme quand on l’ouvre, ce qui peut cacher un virus. Retirez-le, enregistrez-le en PDF, puis ajoutez-le.',
      );
    case 'damaged':
      return msg('Ce fichier est abîmé ou incomplet. Retirez-le, vérifiez qu’il s’ouvre sur votre appareil, puis ajoutez-le.');
    case 'too-many-parts':
      return msg('Ce document est trop compliqué pour être vérifié. Retirez-le, enregistrez-le en PDF, puis ajoutez-le.');
    case 'infected':
      return msg('L’antivirus a trouvé un virus dans ce fichier. Retirez-le, et faites vérifier votre appareil.');
    default:
      return msg('Ce fichier a été refusé. Retirez-le, puis choisissez-en un autre.');
  }
};

/** Why a file does not go on by itself, what is safe, and what to do. */
const failureMessageOf = (failure: UploadFailure): string => {
  if (failure === 'unkept')
    return msg('Ce fichier n’a pas pu être enregistré sur cet appareil. Retirez-le, puis choisissez-le à nouveau.');
  if (failure === 'unreadable')
    return msg('Ce fichier n’est plus lisible : il a été modifié ou déplacé. Retirez-le, puis choisissez-le à nouveau.');
  switch (failure.problem?.status) {
    case 413:
      return refusalMessage('too-large');
    case 422:
      return msg('Il y a déjà trop de fichiers. Retirez-en un, puis réessayez.');
  }
  switch (failure.kind) {
    case 'offline':
    case 'timeout':
      return msg('Le réseau ne répond pas. Ce qui est déjà envoyé est conservé : vérifiez votre connexion, puis réessayez.');
    case 'busy':
      return msg('Le service est très demandé. Ce qui est déjà envoyé est conservé : réessayez dans une minute.');
    case 'refused':
      return msg('Ce service n’est pas disponible sur ce site.');
    case 'missing':
      return msg('Ce fichier a attendu trop longtemps : il n’est plus là. Réessayez, il sera envoyé à nouveau.');
    case 'invalid':
    case 'broken':
      return msg('Le service est en panne. Réessayez dans quelques minutes.');
  }
};

/** What the person has to do about a file; nothing: it needs nothing. */
export const uploadErrorMessage = ({ state, failure, document, refusalMessage: ownMessage }: FileUpload): string | undefined => {
  if (state === 'refused') return ownMessage ?? refusalMessage(document?.refusal);
  return state === 'failed' && failure ? failureMessageOf(failure) : undefined;
};

/** What keeps files from being attached, and what to do about the first of them. */
export const uploadIssue = (files: readonly FileUpload[]): string | undefined => {
  const stuck = files.find((file) => uploadErrorMessage(file));
  if (stuck) {
    const name = bidiIsolate(stuck.file.name);
    return msg(str`${name} n’a pas été envoyé : retirez ce fichier ou réessayez.`, { desc: 'The name of a file.' });
  }
  const pending = files.find(({ isAttached }) => !isAttached);
  if (pending?.state !== 'paused') return pending && uploadPendingMessage(pending.file.name);
  const name = bidiIsolate(pending.file.name);
  return msg(str`${name} est en pause : reprenez l’envoi, ou retirez ce fichier.`, { desc: 'The name of a file.' });
};

const waitingText = (failure: UploadFailure | undefined): string => {
  const seconds = failure instanceof GatewayError && failure.kind !== 'offline' ? failure.retryAfter : 0;
  if (!seconds) return msg('En attente du réseau', { desc: 'State of a file: it goes on by itself once there is a network.' });
  const wait = formatWait(seconds);
  return msg(str`Le service est très demandé : l’envoi reprend tout seul ${wait}.`, {
    desc: 'State of a file; « dans 45 secondes » comes at the end.',
  });
};

/** « PDF · 2 pages ». */
const contentText = ({ document }: FileUpload): string =>
  [
    document?.kind && kindNames[document.kind],
    document?.pages &&
      plural(
        document.pages,
        msg('{n, plural, one {# page} other {# pages}}', { desc: 'Of a document. Give every form of your language.' }),
      ),
    document?.warnings.includes('unexamined') &&
      msg('non examiné en entier', { desc: 'Of a file that was received; the employer is told, too.' }),
  ]
    .filter(Boolean)
    .join(' · ');

/** How far a file is, in a few words. */
export const uploadStateText = (file: FileUpload): string => {
  switch (file.state) {
    case 'queued':
      return msg('En attente', { desc: 'State of a file: others go first.' });
    case 'sending':
      return formatPercent(uploadedShare(file));
    case 'waiting':
      return waitingText(file.failure);
    case 'paused': {
      const share = formatPercent(uploadedShare(file));
      return msg(str`En pause · ${share}`, { desc: 'State of a file; a percentage.' });
    }
    case 'checking':
      return file.isCheckSlow
        ? msg('Vérification antivirus… Vous pouvez continuer.', { desc: 'State of a file.' })
        : msg('Vérification…');
    case 'received': {
      const content = contentText(file);
      return content
        ? msg(str`Reçu · ${content}`, { desc: 'State of a file: the service has all of it; « PDF · 2 pages ».' })
        : msg('Reçu', { desc: 'State of a file: the service has all of it.' });
    }
    case 'failed':
      return msg('Non envoyé', { desc: 'State of a file.' });
    case 'refused':
      return msg('Refusé', { desc: 'State of a file.' });
  }
};

/** How much of a file is safe with the gateway, up to 1; whole is what has been checked, too. */
export const uploadedShare = ({ sent, file }: FileUpload): number => Math.min(Math.floor((sent / file.size) * 100), 99) / 100;

/** « 1,2 Mo ». */
export const fileSizeText = ({ file }: FileUpload): string => formatSize(file.size);
