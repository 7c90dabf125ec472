import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';

import { bidiIsolate, plural } from '../i18n/format.ts';
import { formatPercent } from '../i18n/format-files.ts';
import type { FileUpload } from './file-upload.ts';
import { uploadErrorMessage, uploadStateText } from './upload-messages.ts';

const isSettled = ({ state }: FileUpload): boolean => state === 'received' || state === 'refused' || state === 'failed';

const ofFile = ({ file }: FileUpload, said: string): string => {
  const name = bidiIsolate(file.name);
  return msg(str`${name} : ${said}`, { desc: 'The name of a file, then a sentence about it.' });
};

/**
 * What is said aloud about the files of a step: politely how far they are, as one and at each quarter, and at once what is wrong
 * with one. Each is said once.
 */
export class UploadAnnouncer {
  #status = '';
  #alert = '';
  /** Files whose way is told as one, and how many quarters of it have been. */
  #batch: readonly FileUpload[] = [];
  #quarters = 0;

  announce(status: string): void {
    this.#status = status;
    this.#alert = '';
  }

  alert(alert: string): void {
    this.#alert = alert;
  }

  /** Files have been added. */
  follow(files: readonly FileUpload[]): void {
    if (this.#batch.every(isSettled)) {
      this.#batch = [];
      this.#quarters = 0;
    }
    this.#batch = [...this.#batch, ...files];
  }

  /** A file has been taken away. */
  unfollow(file: FileUpload): void {
    this.#batch = this.#batch.filter((other) => other !== file);
  }

  /** A file is in another state. */
  onState(file: FileUpload): void {
    const message = uploadErrorMessage(file);
    if (message) this.alert(ofFile(file, message));
    else if (file.state === 'queued') this.#alert = '';
    else if (file.state === 'waiting' || file.state === 'paused') this.announce(ofFile(file, uploadStateText(file)));
  }

  /** Bytes have arrived, or all has. */
  onProgress(): void {
    const files = this.#batch.filter(({ state }) => state !== 'failed' && state !== 'refused');
    const size = files.reduce((sum, { file }) => sum + file.size, 0);
    if (size === 0) return;
    const received = files.filter(({ state }) => state === 'received').length;
    const sent = files.reduce((sum, file) => sum + file.sent, 0);
    const quarters = Math.floor((sent / size) * 4);
    // What has only to be looked at will be told as received, or not.
    if (quarters <= this.#quarters || (quarters === 4 && received < files.length)) return;
    this.#quarters = quarters;
    const share = formatPercent(quarters / 4);
    this.#status =
      quarters === 4
        ? plural(received, msg('{n, plural, one {# fichier reçu} other {# fichiers reçus}}'))
        : msg(str`Envoi des fichiers : ${share}`, { desc: 'A percentage.' });
  }

  render(): TemplateResult {
    return html`
      <p class="visually-hidden" role="status">${this.#status}</p>
      <p class="visually-hidden" role="alert" ${ref(this.#onRegion)}>${this.#alert}</p>
    `;
  }

  /** Who comes back to the step has heard it. */
  readonly #onRegion = (region: Element | undefined): void => {
    if (region) return;
    this.#status = '';
    this.#alert = '';
  };
}
