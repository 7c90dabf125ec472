import { msg, str } from '@lit/localize';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

import type { ApplicationSession } from '../../../src/client/applications.ts';
import { GatewayError } from '../../../src/client/errors.ts';
import { randomId } from '../../../src/client/random-id.ts';
import type { ApplicationForm } from '../../../src/contract/index.ts';
import type { Focus } from '../../../src/element/focus.ts';
import { bidiIsolate } from '../../../src/i18n/format.ts';
import { folderRejectionReason, fileRejectionReason } from '../../../src/uploads/file-checks.ts';
import { FileUpload, type UploadState } from '../../../src/uploads/file-upload.ts';
import { isOfKind } from '../../../src/uploads/file-types.ts';
import { missingFileMessage, uploadPendingMessage } from './document-fields.ts';
import { hintWithLimits } from '../../../src/uploads/file-limits.ts';
import { isLargePhotograph, resizedMessage, resizePhotographs, resizingMessage } from '../../../src/uploads/large-photographs.ts';
import { UploadQueue } from '../../../src/uploads/upload-queue.ts';
import { UploadAnnouncer } from '../../../src/uploads/upload-announcer.ts';
import { isTypeUnknown, withDetectedTypes } from '../../../src/uploads/detected-types.ts';
import { filePicker, fileReview, type FileActions } from './file-picker.ts';
import { uploadErrorMessage } from '../../../src/uploads/upload-messages.ts';
import type { FieldProps } from '../fields.ts';
import type { ChosenFile } from '../../../src/uploads/chosen-file.ts';
import type { DocumentsApi, DocumentsOwner } from './documents-api.ts';
import { fileFieldName } from '../form-values.ts';

export { default as styles } from './documents.styles.ts';

export interface DocumentsOptions {
  form: () => ApplicationForm | undefined;
  application: DocumentsOwner;
  focus: Focus;
}

/** Photographs on their way to be smaller. */
interface Resizing {
  purpose: string;
  /** What they are called. */
  name: string;
}

/** Any script of the page may have written what was kept: no byte goes elsewhere than to the gateway. */
const withOwnAddress = (file: ChosenFile, { uploads }: ApplicationSession): ChosenFile =>
  file.address?.startsWith(uploads.address.replace(/\?.*/, '/')) ? file : { ...file, address: undefined };

/** Files that are spoken of together: those of one step. */
const stepOf = (purpose: string): string => (purpose === 'cv' || purpose === 'other' ? 'documents' : purpose);

/** The files that go with an application: chosen, checked in the page, sent one after the other, and looked at by the gateway. */
export class Documents implements DocumentsApi, ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: DocumentsOptions;
  readonly #actions: FileActions;
  /** What was not added, by purpose. */
  readonly #rejected = new Map<string, readonly string[]>();
  /** Photographs that are being made smaller. */
  readonly #resizing = new Set<Resizing>();
  /** What is done with files before they are taken, by purpose. */
  readonly #notices = new Map<string, readonly string[]>();
  readonly #announcers = new Map<string, UploadAnnouncer>();
  readonly #queue = new UploadQueue(() => (this.#isConnected ? this.#files.find(({ state }) => state === 'queued') : undefined));
  #files: readonly FileUpload[] = [];
  /** The purpose whose field files hang over. */
  #dropTarget: string | undefined;
  #isConnected = false;

  constructor(host: ReactiveControllerHost, options: DocumentsOptions) {
    this.#host = host;
    this.#options = options;
    this.#actions = {
      pause: (file) => file.pause(),
      resume: (file) => file.resume(),
      remove: (file) => this.#removeByHand(file),
    };
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

  ids(): readonly string[] {
    const all = [
      ...this.#filesFor('cv'),
      ...this.#filesFor('other'),
      ...this.#files.filter(({ purpose }) => stepOf(purpose) !== 'documents'),
    ];
    return all.flatMap(({ isAttached, document }) => (isAttached && document ? [document.id] : []));
  }

  chosen(): readonly ChosenFile[] {
    return this.#files.map(({ chosen }) => chosen);
  }

  issueOf(purpose: string): string | undefined {
    const [shrinking] = this.#resizingFor(purpose);
    if (shrinking) return uploadPendingMessage(shrinking.name);
    const files = this.#filesFor(purpose);
    const stuck = files.find((file) => uploadErrorMessage(file));
    if (stuck) {
      const name = bidiIsolate(stuck.file.name);
      return msg(str`${name} n’a pas été envoyé : retirez ce fichier ou réessayez.`, { desc: 'The name of a file.' });
    }
    const pending = files.find(({ isAttached }) => !isAttached);
    if (pending) {
      const name = bidiIsolate(pending.file.name);
      return pending.state === 'paused'
        ? msg(str`${name} est en pause : reprenez l’envoi, ou retirez ce fichier.`, { desc: 'The name of a file.' })
        : uploadPendingMessage(pending.file.name);
    }
    const form = this.#options.form();
    return form && files.length === 0 ? missingFileMessage(form, purpose) : undefined;
  }

  render(purpose: string, field: FieldProps): unknown {
    const form = this.#options.form();
    if (!form) return nothing;
    return html` ${this.#field(form, purpose, field)} ${purpose === 'cv' ? nothing : this.#announcer(stepOf(purpose)).render()} `;
  }

  #field(form: ApplicationForm, purpose: string, field: FieldProps): TemplateResult {
    return filePicker({
      ...field,
      hint: hintWithLimits(form, purpose, field.hint),
      form,
      files: this.#filesFor(purpose),
      rejected: this.#rejected.get(purpose) ?? [],
      notices: this.#notices.get(purpose) ?? [],
      isMultiple: purpose === 'other',
      actions: this.#actions,
      add: (files, folders) => this.add(purpose, files, folders),
      isDropTarget: this.#dropTarget === purpose,
      setDropTarget: (isOver) => this.#setDropTarget(isOver ? purpose : undefined),
    });
  }

  /** What goes along, to be read once more. */
  review(): unknown {
    return fileReview(this.#files);
  }

  /**
   * Takes files that were chosen, dropped or pasted; those that cannot be taken are told by their names, and the others go on.
   * Photographs that are too large are made smaller first.
   */
  add(purpose: string, files: readonly File[], folders: readonly string[] = []): void {
    const form = this.#options.form();
    if (!form) return;
    const unknown = files.filter((file) => file.size > 0 && !isOfKind(file, form.documents.kinds));
    if (unknown.some(isTypeUnknown)) {
      void withDetectedTypes(files, unknown).then((typed) => this.#addTyped(form, purpose, typed, folders));
      return;
    }
    this.#addTyped(form, purpose, files, folders);
    if (unknown.length > 0) void withDetectedTypes(unknown, unknown).then((typed) => this.#addAfterAll(form, purpose, typed));
  }

  /** Takes what was turned away by its name, and whose bytes say that it may be taken. */
  #addAfterAll(form: ApplicationForm, purpose: string, typed: readonly File[]): void {
    const found = typed.filter((file) => isOfKind(file, form.documents.kinds));
    if (found.length === 0) return;
    const away = this.#rejected.get(purpose) ?? [];
    this.#addTyped(form, purpose, found, []);
    const stays = away.filter((sentence) => !found.some(({ name }) => sentence.includes(bidiIsolate(name))));
    this.#rejected.set(purpose, [...stays, ...(this.#rejected.get(purpose) ?? [])]);
    this.#host.requestUpdate();
  }

  #addTyped(form: ApplicationForm, purpose: string, files: readonly File[], folders: readonly string[]): void {
    // Where there is one file, the newest counts.
    if (purpose !== 'other') for (const before of this.#resizingFor(purpose)) this.#resizing.delete(before);
    const large = files.filter((file) => isLargePhotograph(file, form));
    this.#setNotices(purpose, large.map(resizingMessage));
    if (large.length === 0) return this.#add(purpose, files, folders);
    const shrinking = { purpose, name: large.map(({ name }) => name).join(', ') };
    this.#resizing.add(shrinking);
    void resizePhotographs(large, form.documents.size).then((made) => {
      if (!this.#resizing.delete(shrinking)) return; // all was erased meanwhile, or another was chosen
      const told = [...made].map(([file, smaller]) => resizedMessage(file, smaller));
      this.#setNotices(purpose, told);
      const all = files.map((file) => made.get(file) ?? file);
      this.#add(purpose, all, folders);
    });
  }

  #resizingFor(purpose: string): readonly Resizing[] {
    return [...this.#resizing].filter((shrinking) => shrinking.purpose === purpose);
  }

  /** What is done with the files of a purpose before they are taken. */
  #setNotices(purpose: string, told: readonly string[]): void {
    this.#notices.set(purpose, told);
    this.#announcer(stepOf(purpose)).announce(told.join(' '));
    this.#options.application.onFilesChanged();
  }

  #add(purpose: string, files: readonly File[], folders: readonly string[]): void {
    const { application } = this.#options;
    const [form, session] = [this.#options.form(), application.session];
    if (!form || !session) return;
    session.prepare();
    const isOne = purpose !== 'other';
    const before = isOne ? this.#filesFor(purpose) : [];
    const taken: FileUpload[] = [];
    const away = folders.map(folderRejectionReason);
    const others = this.#files.filter((file) => file.state !== 'refused' && !before.includes(file)).length;
    for (const file of files) {
      const count = others + taken.length;
      const reason = fileRejectionReason(file, { form, count, room: isOne ? 1 - taken.length : Number.POSITIVE_INFINITY });
      if (reason) away.push(reason);
      else taken.push(this.#createUpload({ id: randomId(), file, purpose, key: randomId(), address: undefined }, session));
    }
    if (taken.length > 0) for (const file of before) this.#remove(file);
    this.#rejected.set(purpose, away);
    this.#addUploads(taken);
    this.#announcer(stepOf(purpose)).alert(away.join(' '));
    application.onFilesChanged();
  }

  restore(files: readonly ChosenFile[]): void {
    const { session } = this.#options.application;
    if (session) this.#addUploads(files.map((file) => this.#createUpload(withOwnAddress(file, session), session)));
  }

  #addUploads(files: readonly FileUpload[]): void {
    for (const file of files) this.#announcer(stepOf(file.purpose)).follow([file]);
    this.#files = [...this.#files, ...files];
    void this.#queue.run();
  }

  #createUpload(chosen: ChosenFile, session: ApplicationSession): FileUpload {
    return new FileUpload(chosen, { session, onChange: (changed, state) => this.#onChange(changed, state) });
  }

  /** Drops all of them, here and with the gateway; what was sent with an application stays with it. */
  clear(): void {
    for (const file of this.#files) this.#remove(file);
    this.#rejected.clear();
    this.#notices.clear();
    this.#resizing.clear();
    this.#host.requestUpdate();
  }

  #filesFor(purpose: string): readonly FileUpload[] {
    return this.#files.filter((file) => file.purpose === purpose);
  }

  /** The focus goes to the next file, or back to the field. */
  #removeByHand(file: FileUpload): void {
    const files = this.#filesFor(file.purpose);
    const next = files[files.indexOf(file) + 1] ?? files[files.indexOf(file) - 1];
    this.#remove(file);
    const name = bidiIsolate(file.file.name);
    const announcer = this.#announcer(stepOf(file.purpose));
    announcer.announce(msg(str`${name} est retiré.`, { desc: 'The name of a file.' }));
    this.#rejected.delete(file.purpose);
    this.#notices.delete(file.purpose);
    this.#options.application.onFilesChanged();
    void this.#options.focus.after(next ? `#file-${next.id}-remove` : `[id="${fileFieldName(file.purpose)}"]`);
  }

  #remove(file: FileUpload): void {
    this.#files = this.#files.filter((other) => other !== file);
    this.#announcer(stepOf(file.purpose)).unfollow(file);
    this.#queue.remove(file);
  }

  readonly #onOnline = (): void => {
    for (const file of this.#files)
      if (file.state === 'failed' && file.failure instanceof GatewayError && file.failure.kind === 'offline') file.resume();
  };

  #onChange(file: FileUpload, before: UploadState): void {
    if (!this.#files.includes(file)) return;
    if (file.state === 'queued') void this.#queue.run();
    const announcer = this.#announcer(stepOf(file.purpose));
    if (file.state !== before) announcer.onState(file);
    announcer.onProgress();
    this.#options.application.onFilesChanged();
  }

  #announcer(step: string): UploadAnnouncer {
    const announcer = this.#announcers.get(step) ?? new UploadAnnouncer();
    this.#announcers.set(step, announcer);
    return announcer;
  }

  #setDropTarget(purpose: string | undefined): void {
    if (purpose === this.#dropTarget) return;
    this.#dropTarget = purpose;
    this.#host.requestUpdate();
  }
}
