import { msg, str } from '@lit/localize';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { GatewayError } from '../client/errors.ts';
import { randomId } from '../client/random-id.ts';
import type { GatewaySession } from '../client/session.ts';
import { bidiIsolate } from '../i18n/format.ts';
import { withOwnAddress, type ChosenFile } from './chosen-file.ts';
import { isTypeUnknown, withDetectedTypes } from './detected-types.ts';
import { fileRejectionReason, folderRejectionReason } from './file-checks.ts';
import type { FileLimits } from './file-limits.ts';
import { isOfKind } from './file-types.ts';
import { FileUpload, type FileUploadOptions } from './file-upload.ts';
import { isLargePhotograph, PhotographResizer, resizedMessage, resizingMessage } from './large-photographs.ts';
import { uploadPendingMessage } from './pending-message.ts';
import { UploadAnnouncer } from './upload-announcer.ts';
import { uploadIssue } from './upload-messages.ts';
import { UploadQueue } from './upload-queue.ts';
import type { UploadState } from './upload-state.ts';

/** What uploads need of their owner. A purpose is what a file is for; each has a field of its own. */
export interface UploadsOptions extends Pick<FileUploadOptions, 'refusalMessage'> {
  /** Where files are sent; nothing before there is a client. */
  session: () => GatewaySession | undefined;
  /** What files may be; nothing before that is known. */
  limits: () => FileLimits | undefined;
  /** Whether there can be several files of a purpose. Where there can be one, the newest replaces it. */
  isMultiple: (purpose: string) => boolean;
  /** Purposes whose fields are shown together are announced together; any name. */
  groupOf: (purpose: string) => string;
  /** Files were chosen or removed, or have got further. */
  onChange: () => void;
}

/** The files of an element: chosen, checked in the page, sent one after the other, and checked by the gateway. */
export class Uploads implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: UploadsOptions;
  /** Why files were not taken, by purpose: a sentence for each. */
  readonly #rejected = new Map<string, readonly string[]>();
  readonly #resizer = new PhotographResizer();
  /** What is done with files before they are taken, by purpose: a sentence for each. */
  readonly #notices = new Map<string, readonly string[]>();
  readonly #announcers = new Map<string, UploadAnnouncer>();
  readonly #queue = new UploadQueue(() => (this.#isConnected ? this.#files.find(({ state }) => state === 'queued') : undefined));
  #files: readonly FileUpload[] = [];
  #isConnected = false;

  constructor(host: ReactiveControllerHost, options: UploadsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    addEventListener('online', this.#onOnline);
    for (const file of this.#files) if (file.state === 'checking') void file.awaitCheck();
    void this.#queue.run();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    removeEventListener('online', this.#onOnline);
    for (const file of this.#files) file.suspend();
  }

  /** All files, in the order in which they were chosen. */
  get files(): readonly FileUpload[] {
    return this.#files;
  }

  get limits(): FileLimits | undefined {
    return this.#options.limits();
  }

  filesFor(purpose: string): readonly FileUpload[] {
    return this.#files.filter((file) => file.purpose === purpose);
  }

  isMultiple(purpose: string): boolean {
    return this.#options.isMultiple(purpose);
  }

  rejectedFor(purpose: string): readonly string[] {
    return this.#rejected.get(purpose) ?? [];
  }

  noticesFor(purpose: string): readonly string[] {
    return this.#notices.get(purpose) ?? [];
  }

  /** What keeps the files of a purpose from being attached, and what to do about it. */
  issueOf(purpose: string): string | undefined {
    const resizing = this.#resizer.pendingFor(purpose);
    if (resizing) return uploadPendingMessage(resizing);
    return uploadIssue(this.filesFor(purpose));
  }

  /** The live regions of a group; they stand below its last field. */
  announcer(group: string): UploadAnnouncer {
    const announcer = this.#announcers.get(group) ?? new UploadAnnouncer();
    this.#announcers.set(group, announcer);
    return announcer;
  }

  /**
   * Takes files that were chosen, dropped or pasted. Those that cannot be taken are rejected by their names, and the others go on.
   * Photographs that are too large are resized first.
   */
  add(purpose: string, files: readonly File[], folders: readonly string[] = []): void {
    const { limits } = this;
    if (!limits) return;
    const unknown = files.filter((file) => file.size > 0 && !isOfKind(file, limits.kinds));
    if (unknown.some(isTypeUnknown)) {
      void withDetectedTypes(files, unknown).then((typed) => this.#resizeAndTake(limits, purpose, typed, folders));
      return;
    }
    this.#resizeAndTake(limits, purpose, files, folders);
    if (unknown.length > 0) void withDetectedTypes(unknown, unknown).then((typed) => this.#takeAfterAll(limits, purpose, typed));
  }

  /** Takes up files of an earlier visit, where they had got to. */
  restore(files: readonly ChosenFile[]): void {
    const session = this.#options.session();
    if (session) this.#send(files.map((file) => this.#createUpload(withOwnAddress(file, session), session)));
  }

  /** Removes a file, as the person asks. Returns the file that is beside it in the list. */
  remove(file: FileUpload): FileUpload | undefined {
    const { purpose } = file;
    const files = this.filesFor(purpose);
    const next = files[files.indexOf(file) + 1] ?? files[files.indexOf(file) - 1];
    this.#drop(file);
    const name = bidiIsolate(file.file.name);
    this.#say(purpose, msg(str`${name} est retiré.`, { desc: 'The name of a file.' }));
    this.#rejected.delete(purpose);
    this.#notices.delete(purpose);
    this.#options.onChange();
    return next;
  }

  /** Drops all of them, here and with the gateway; what was sent with something stays with it. */
  clear(): void {
    for (const file of this.#files) this.#drop(file);
    this.#rejected.clear();
    this.#notices.clear();
    this.#resizer.cancel();
    this.#host.requestUpdate();
  }

  /** Takes files that were rejected by their names, and whose bytes say that they may be taken. */
  #takeAfterAll(limits: FileLimits, purpose: string, typed: readonly File[]): void {
    const found = typed.filter((file) => isOfKind(file, limits.kinds));
    if (found.length === 0) return;
    const rejected = this.rejectedFor(purpose);
    this.#resizeAndTake(limits, purpose, found, []);
    const stays = rejected.filter((sentence) => !found.some(({ name }) => sentence.includes(bidiIsolate(name))));
    this.#rejected.set(purpose, [...stays, ...this.rejectedFor(purpose)]);
    this.#host.requestUpdate();
  }

  #resizeAndTake(limits: FileLimits, purpose: string, files: readonly File[], folders: readonly string[]): void {
    if (!this.isMultiple(purpose)) this.#resizer.cancel(purpose); // the newest counts
    const large = files.filter((file) => isLargePhotograph(file, limits));
    this.#setNotices(purpose, large.map(resizingMessage));
    if (large.length === 0) return this.#take(purpose, files, folders);
    void this.#resizer.resize(purpose, large, limits.size).then((resized) => {
      if (!resized) return;
      const notices = [...resized].map(([file, smaller]) => resizedMessage(file, smaller));
      this.#setNotices(purpose, notices);
      const all = files.map((file) => resized.get(file) ?? file);
      this.#take(purpose, all, folders);
    });
  }

  #setNotices(purpose: string, notices: readonly string[]): void {
    const isTakenBack = notices.length === 0 && this.noticesFor(purpose).length > 0;
    this.#notices.set(purpose, notices);
    if (isTakenBack) this.#announcerFor(purpose).clear();
    this.#say(purpose, notices.join(' '));
    this.#options.onChange();
  }

  #take(purpose: string, files: readonly File[], folders: readonly string[]): void {
    const [limits, session] = [this.limits, this.#options.session()];
    if (!limits || !session) return;
    session.prepare();
    const isMultiple = this.isMultiple(purpose);
    const before = isMultiple ? [] : this.filesFor(purpose);
    const taken: FileUpload[] = [];
    const rejected = folders.map(folderRejectionReason);
    const others = this.#files.filter((file) => file.state !== 'refused' && !before.includes(file)).length;
    for (const file of files) {
      const count = others + taken.length;
      const room = isMultiple ? Number.POSITIVE_INFINITY : 1 - taken.length;
      const reason = fileRejectionReason(file, { limits, count, room });
      if (reason) rejected.push(reason);
      else taken.push(this.#createUpload({ id: randomId(), file, purpose, key: randomId(), address: undefined }, session));
    }
    if (taken.length > 0) for (const file of before) this.#drop(file);
    this.#rejected.set(purpose, rejected);
    this.#send(taken);
    this.#announcerFor(purpose).alert(rejected.join(' '));
    this.#options.onChange();
  }

  #createUpload(chosen: ChosenFile, session: GatewaySession): FileUpload {
    const { refusalMessage } = this.#options;
    return new FileUpload(chosen, { session, refusalMessage, onChange: (file, before) => this.#onChange(file, before) });
  }

  #send(files: readonly FileUpload[]): void {
    for (const file of files) this.#announcerFor(file.purpose).follow([file]);
    this.#files = [...this.#files, ...files];
    void this.#queue.run();
  }

  #drop(file: FileUpload): void {
    this.#files = this.#files.filter((other) => other !== file);
    this.#announcerFor(file.purpose).unfollow(file);
    this.#queue.remove(file);
  }

  readonly #onOnline = (): void => {
    for (const file of this.#files)
      if (file.state === 'failed' && file.failure instanceof GatewayError && file.failure.kind === 'offline') file.resume();
  };

  #onChange(file: FileUpload, before: UploadState): void {
    if (!this.#files.includes(file)) return;
    if (file.state === 'queued') void this.#queue.run();
    this.#announcerFor(file.purpose).onChange(file, before);
    this.#options.onChange();
  }

  #announcerFor(purpose: string): UploadAnnouncer {
    return this.announcer(this.#options.groupOf(purpose));
  }

  #say(purpose: string, text: string): void {
    const announcer = this.#announcerFor(purpose);
    announcer.clearAlert();
    if (text) announcer.say(text);
  }
}
