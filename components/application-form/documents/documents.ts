import { msg, str } from '@lit/localize';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

import type { ApplicationDraft } from '../../../src/client/applications.ts';
import { GatewayError } from '../../../src/client/errors.ts';
import { newKey } from '../../../src/client/new-key.ts';
import type { ApplicationForm } from '../../../src/contract/index.ts';
import { isolated } from '../../../src/i18n/format.ts';
import type { Applying } from '../applying.ts';
import { folderAway, turnedAway } from './document-checks.ts';
import { SentFile, type FileState } from './document-file.ts';
import { isOfKind } from './document-kinds.ts';
import { missingIn, notYet } from './document-fields.ts';
import { withLimits } from './document-limits.ts';
import { isLargePhotograph, madeSmaller, makeSmaller, makingSmaller } from './document-photographs.ts';
import { DocumentQueue } from './document-queue.ts';
import { Speech } from './document-speech.ts';
import { saysNothing, withTypes } from './document-types.ts';
import { picker, reviewed, type FileActs } from './document-views.ts';
import { remedyOf } from './document-words.ts';
import type { Around } from '../fields.ts';
import type { ChosenFile, DocumentsPart } from './seams.ts';
import { fileFieldName } from '../typed.ts';

export { default as styles } from './documents.styles.ts';

export interface DocumentsOptions {
  form: () => ApplicationForm | undefined;
  applying: Applying;
  /** Moves the focus to what this selects, once it is there. */
  focus: (selector: string) => void;
}

/** Photographs on their way to be smaller. */
interface Shrinking {
  purpose: string;
  /** What they are called. */
  name: string;
}

/** Any script of the page may have written what was kept: no byte goes elsewhere than to the gateway. */
const isOurs = ({ address }: ChosenFile, { uploads }: ApplicationDraft): boolean =>
  Boolean(address?.startsWith(uploads.address.replace(/\?.*/, '/')));

/** Files that are spoken of together: those of one step. */
const stepOf = (purpose: string): string => (purpose === 'cv' || purpose === 'other' ? 'documents' : purpose);

/** The files that go with an application: chosen, checked in the page, sent one after the other, and looked at by the gateway. */
export class Documents implements DocumentsPart, ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: DocumentsOptions;
  readonly #acts: FileActs;
  /** What was not added, by purpose. */
  readonly #away = new Map<string, readonly string[]>();
  /** Photographs that are being made smaller. */
  readonly #shrinking = new Set<Shrinking>();
  /** What is done with files before they are taken, by purpose. */
  readonly #told = new Map<string, readonly string[]>();
  readonly #speeches = new Map<string, Speech>();
  readonly #queue = new DocumentQueue(() => (this.#isHere ? this.#files.find(({ state }) => state === 'queued') : undefined));
  #files: readonly SentFile[] = [];
  /** The purpose whose field files hang over. */
  #over: string | undefined;
  #isHere = false;

  constructor(host: ReactiveControllerHost, options: DocumentsOptions) {
    this.#host = host;
    this.#options = options;
    this.#acts = {
      pause: (file) => file.pause(),
      resume: (file) => file.resume(),
      remove: (file) => this.#removeByHand(file),
    };
    host.addController(this);
  }

  hostConnected(): void {
    this.#isHere = true;
    addEventListener('online', this.#onOnline);
    for (const file of this.#files) if (file.state === 'checking') void file.look();
    void this.#queue.run();
  }

  hostDisconnected(): void {
    this.#isHere = false;
    removeEventListener('online', this.#onOnline);
    for (const file of this.#files) file.suspend();
  }

  ids(): readonly string[] {
    const all = [
      ...this.#of('cv'),
      ...this.#of('other'),
      ...this.#files.filter(({ purpose }) => stepOf(purpose) !== 'documents'),
    ];
    return all.flatMap(({ isThere, document }) => (isThere && document ? [document.id] : []));
  }

  chosen(): readonly ChosenFile[] {
    return this.#files.map(({ chosen }) => chosen);
  }

  issueOf(purpose: string): string | undefined {
    const [shrinking] = this.#shrinkingFor(purpose);
    if (shrinking) return notYet(shrinking.name);
    const files = this.#of(purpose);
    const stuck = files.find((file) => remedyOf(file));
    if (stuck) {
      const name = isolated(stuck.file.name);
      return msg(str`${name} n’a pas été envoyé : retirez ce fichier ou réessayez.`, { desc: 'The name of a file.' });
    }
    const pending = files.find(({ isThere }) => !isThere);
    if (pending) {
      const name = isolated(pending.file.name);
      return pending.state === 'paused'
        ? msg(str`${name} est en pause : reprenez l’envoi, ou retirez ce fichier.`, { desc: 'The name of a file.' })
        : notYet(pending.file.name);
    }
    const form = this.#options.form();
    return form && files.length === 0 ? missingIn(form, purpose) : undefined;
  }

  render(purpose: string, around: Around): unknown {
    const form = this.#options.form();
    if (!form) return nothing;
    return html` ${this.#field(form, purpose, around)} ${purpose === 'cv' ? nothing : this.#speech(stepOf(purpose)).render()} `;
  }

  #field(form: ApplicationForm, purpose: string, around: Around): TemplateResult {
    return picker({
      ...around,
      hint: withLimits(form, purpose, around.hint),
      form,
      files: this.#of(purpose),
      away: this.#away.get(purpose) ?? [],
      told: this.#told.get(purpose) ?? [],
      isMultiple: purpose === 'other',
      acts: this.#acts,
      add: (files, folders) => this.add(purpose, files, folders),
      isOver: this.#over === purpose,
      over: (isOver) => this.#hangOver(isOver ? purpose : undefined),
    });
  }

  /** What goes along, to be read once more. */
  review(): unknown {
    return reviewed(this.#files);
  }

  /**
   * Takes files that were chosen, dropped or pasted; those that cannot be taken are told by their names, and the others go on.
   * Photographs that are too large are made smaller first.
   */
  add(purpose: string, files: readonly File[], folders: readonly string[] = []): void {
    const form = this.#options.form();
    if (!form) return;
    const unknown = files.filter((file) => file.size > 0 && !isOfKind(file, form.documents.kinds));
    if (unknown.some(saysNothing)) {
      void withTypes(files, unknown).then((typed) => this.#addTyped(form, purpose, typed, folders));
      return;
    }
    this.#addTyped(form, purpose, files, folders);
    if (unknown.length > 0) void withTypes(unknown, unknown).then((typed) => this.#addAfterAll(form, purpose, typed));
  }

  /** Takes what was turned away by its name, and whose bytes say that it may be taken. */
  #addAfterAll(form: ApplicationForm, purpose: string, typed: readonly File[]): void {
    const found = typed.filter((file) => isOfKind(file, form.documents.kinds));
    if (found.length === 0) return;
    const away = this.#away.get(purpose) ?? [];
    this.#addTyped(form, purpose, found, []);
    const stays = away.filter((sentence) => !found.some(({ name }) => sentence.includes(isolated(name))));
    this.#away.set(purpose, [...stays, ...(this.#away.get(purpose) ?? [])]);
    this.#host.requestUpdate();
  }

  #addTyped(form: ApplicationForm, purpose: string, files: readonly File[], folders: readonly string[]): void {
    // Where there is one file, the newest counts.
    if (purpose !== 'other') for (const before of this.#shrinkingFor(purpose)) this.#shrinking.delete(before);
    const large = files.filter((file) => isLargePhotograph(file, form));
    this.#tell(purpose, large.map(makingSmaller));
    if (large.length === 0) return this.#add(purpose, files, folders);
    const shrinking = { purpose, name: large.map(({ name }) => name).join(', ') };
    this.#shrinking.add(shrinking);
    void makeSmaller(large, form.documents.size).then((made) => {
      if (!this.#shrinking.delete(shrinking)) return; // all was erased meanwhile, or another was chosen
      const told = [...made].map(([file, smaller]) => madeSmaller(file, smaller));
      this.#tell(purpose, told);
      const all = files.map((file) => made.get(file) ?? file);
      this.#add(purpose, all, folders);
    });
  }

  #shrinkingFor(purpose: string): readonly Shrinking[] {
    return [...this.#shrinking].filter((shrinking) => shrinking.purpose === purpose);
  }

  /** What is done with the files of a purpose before they are taken. */
  #tell(purpose: string, told: readonly string[]): void {
    this.#told.set(purpose, told);
    this.#speech(stepOf(purpose)).say(told.join(' '));
    this.#options.applying.noteFiles();
  }

  #add(purpose: string, files: readonly File[], folders: readonly string[]): void {
    const { applying } = this.#options;
    const [form, draft] = [this.#options.form(), applying.draft];
    if (!form || !draft) return;
    draft.prepare();
    const isOne = purpose !== 'other';
    const before = isOne ? this.#of(purpose) : [];
    const taken: SentFile[] = [];
    const away = folders.map(folderAway);
    const others = this.#files.filter((file) => file.state !== 'refused' && !before.includes(file)).length;
    for (const file of files) {
      const count = others + taken.length;
      const reason = turnedAway(file, { form, count, room: isOne ? 1 - taken.length : Number.POSITIVE_INFINITY });
      if (reason) away.push(reason);
      else taken.push(this.#fileOf({ id: newKey(), file, purpose, key: newKey(), address: undefined }, draft));
    }
    if (taken.length > 0) for (const file of before) this.#remove(file);
    this.#away.set(purpose, away);
    this.#take(taken);
    this.#speech(stepOf(purpose)).warn(away.join(' '));
    applying.noteFiles();
  }

  restore(files: readonly ChosenFile[]): void {
    const { draft } = this.#options.applying;
    if (!draft) return;
    this.#take(files.map((file) => this.#fileOf(isOurs(file, draft) ? file : { ...file, address: undefined }, draft)));
  }

  #take(files: readonly SentFile[]): void {
    for (const file of files) this.#speech(stepOf(file.purpose)).follow([file]);
    this.#files = [...this.#files, ...files];
    void this.#queue.run();
  }

  #fileOf(chosen: ChosenFile, draft: ApplicationDraft): SentFile {
    return new SentFile(chosen, { draft, onChange: (changed, state) => this.#onChange(changed, state) });
  }

  /** Drops all of them, here and with the gateway; what was sent with an application stays with it. */
  forget(): void {
    for (const file of this.#files) this.#remove(file);
    this.#away.clear();
    this.#told.clear();
    this.#shrinking.clear();
    this.#host.requestUpdate();
  }

  #of(purpose: string): readonly SentFile[] {
    return this.#files.filter((file) => file.purpose === purpose);
  }

  /** The focus goes to the next file, or back to the field. */
  #removeByHand(file: SentFile): void {
    const files = this.#of(file.purpose);
    const next = files[files.indexOf(file) + 1] ?? files[files.indexOf(file) - 1];
    this.#remove(file);
    const name = isolated(file.file.name);
    const speech = this.#speech(stepOf(file.purpose));
    speech.say(msg(str`${name} est retiré.`, { desc: 'The name of a file.' }));
    this.#away.delete(file.purpose);
    this.#told.delete(file.purpose);
    this.#options.applying.noteFiles();
    this.#options.focus(next ? `#file-${next.id}-remove` : `[id="${fileFieldName(file.purpose)}"]`);
  }

  #remove(file: SentFile): void {
    this.#files = this.#files.filter((other) => other !== file);
    this.#speech(stepOf(file.purpose)).leave(file);
    this.#queue.remove(file);
  }

  readonly #onOnline = (): void => {
    for (const file of this.#files)
      if (file.state === 'failed' && file.trouble instanceof GatewayError && file.trouble.kind === 'offline') file.resume();
  };

  #onChange(file: SentFile, before: FileState): void {
    if (!this.#files.includes(file)) return;
    const { state } = file;
    if (state === 'queued') void this.#queue.run();
    const speech = this.#speech(stepOf(file.purpose));
    if (state !== before) speech.tell(file);
    speech.progress();
    this.#options.applying.noteFiles();
  }

  #speech(step: string): Speech {
    const speech = this.#speeches.get(step) ?? new Speech();
    this.#speeches.set(step, speech);
    return speech;
  }

  #hangOver(purpose: string | undefined): void {
    if (purpose === this.#over) return;
    this.#over = purpose;
    this.#host.requestUpdate();
  }
}
