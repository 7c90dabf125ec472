import { msg, str } from '@lit/localize';

import { Announcer } from '../element/announcer.ts';
import { bidiIsolate, plural } from '../i18n/format.ts';
import { formatPercent } from '../i18n/format-files.ts';
import type { FileUpload } from './file-upload.ts';
import type { UploadState } from './upload-state.ts';
import { uploadErrorMessage, uploadStateText } from './upload-messages.ts';

const isSettled = ({ state }: FileUpload): boolean => state === 'received' || state === 'refused' || state === 'failed';

const ofFile = ({ file }: FileUpload, text: string): string => {
  const name = bidiIsolate(file.name);
  return msg(str`${name} : ${text}`, { desc: 'The name of a file, then a sentence about it.' });
};

/**
 * Announces the files that are shown together: politely their progress, as one and at each quarter, and at once what is wrong with
 * one of them.
 */
export class UploadAnnouncer extends Announcer {
  /** Files whose progress is announced as one, and the quarters of it that have been. */
  #batch: readonly FileUpload[] = [];
  #quarters = 0;

  /** Files have been added. */
  follow(files: readonly FileUpload[]): void {
    if (this.#batch.every(isSettled)) {
      this.#batch = [];
      this.#quarters = 0;
    }
    this.#batch = [...this.#batch, ...files];
  }

  /** A file has been removed. */
  unfollow(file: FileUpload): void {
    this.#batch = this.#batch.filter((other) => other !== file);
  }

  /** A file is in another state, or more of it has arrived. */
  onChange(file: FileUpload, before: UploadState): void {
    if (file.state !== before) this.#announceState(file);
    this.#announceProgress();
  }

  #announceState(file: FileUpload): void {
    const message = uploadErrorMessage(file);
    if (message) return this.alert(ofFile(file, message));
    if (file.state !== 'queued' && file.state !== 'waiting' && file.state !== 'paused') return;
    this.clearAlert();
    if (file.state !== 'queued') this.say(ofFile(file, uploadStateText(file)));
  }

  #announceProgress(): void {
    const files = this.#batch.filter(({ state }) => state !== 'failed' && state !== 'refused');
    const size = files.reduce((sum, { file }) => sum + file.size, 0);
    if (size === 0) return;
    const received = files.filter(({ state }) => state === 'received').length;
    const sent = files.reduce((sum, file) => sum + file.sent, 0);
    const quarters = Math.floor((sent / size) * 4);
    // The last quarter is announced when the files have been checked, too.
    if (quarters <= this.#quarters || (quarters === 4 && received < files.length)) return;
    this.#quarters = quarters;
    const share = formatPercent(quarters / 4);
    this.say(
      quarters === 4
        ? plural(received, msg('{n, plural, one {# fichier reçu} other {# fichiers reçus}}'))
        : msg(str`Envoi des fichiers : ${share}`, { desc: 'A percentage.' }),
    );
  }
}
