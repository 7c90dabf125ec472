import { msg, str } from '@lit/localize';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

import type { ApplicationDraft } from '../../src/client/applications.ts';
import type { ApplicationForm } from '../../src/contract/index.ts';
import { isolated } from '../../src/i18n/format.ts';
import { folderAway, turnedAway } from './document-checks.ts';
import { SentFile, type FileState } from './document-file.ts';
import { documentFields, limitsOfFile } from './document-limits.ts';
import { Speech } from './document-speech.ts';
import { picker, type FileActs } from './document-views.ts';
import { remedyOf, sizeOf, stateOf } from './document-words.ts';
import type { Around } from './fields.ts';
import type { AroundFiles, DocumentsPart } from './seams.ts';
import { answerName } from './typed.ts';
import { forgiving, passingMemory, type UploadMemory } from './upload-memory.ts';

export { default as styles } from './documents.styles.ts';

export interface DocumentsOptions {
  form: () => ApplicationForm | undefined;
  draft: () => ApplicationDraft | undefined;
  /** Moves the focus to what this selects, once it is there. */
  focus: (selector: string) => void;
  /** Where the bytes have got to; by default it is forgotten with the page. */
  memory?: UploadMemory;
}

/** The id of the field for files of a purpose. */
const fieldOf = (purpose: string): string => {
  if (purpose === 'cv') return 'documents';
  return purpose === 'other' ? 'documents-other' : answerName(purpose);
};

/** Files that are spoken of together: those of one step. */
const stepOf = (purpose: string): string => (purpose === 'cv' || purpose === 'other' ? 'documents' : purpose);

/** The files that go with an application: chosen, checked in the page, sent one after the other, and looked at by the gateway. */
export class Documents implements DocumentsPart, ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: DocumentsOptions;
  readonly #memory: UploadMemory;
  readonly #acts: FileActs;
  /** What was not added, by purpose. */
  readonly #away = new Map<string, readonly string[]>();
  readonly #speeches = new Map<string, Speech>();
  readonly #removals = new Set<Promise<void>>();
  #files: readonly SentFile[] = [];
  /** The purpose whose field files hang over. */
  #over: string | undefined;
  #isHere = false;
  #isSending = false;

  constructor(host: ReactiveControllerHost, options: DocumentsOptions) {
    this.#host = host;
    this.#options = options;
    this.#memory = options.memory ? forgiving(options.memory) : passingMemory();
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
    void this.#sendNext();
  }

  hostDisconnected(): void {
    this.#isHere = false;
    removeEventListener('online', this.#onOnline);
    for (const file of this.#files) file.suspend();
  }

  /** All have arrived that were chosen, or were none. */
  get ready(): boolean {
    return this.#files.every(({ isThere }) => isThere);
  }

  ids(): readonly string[] {
    const all = [
      ...this.#of('cv'),
      ...this.#of('other'),
      ...this.#files.filter(({ purpose }) => stepOf(purpose) !== 'documents'),
    ];
    return all.flatMap(({ isThere, document }) => (isThere && document ? [document.id] : []));
  }

  issueOf(purpose: string): string | undefined {
    const { cv, questions } = this.#options.form() ?? { cv: 'optional', questions: [] };
    if (purpose === 'cv') return this.#issueIn('cv', cv === 'required', msg('Ajoutez votre CV.'));
    return this.#issueIn(purpose, Boolean(questions.find(({ id }) => id === purpose)?.required), msg('Ajoutez un fichier.'));
  }

  #issueIn(purpose: string, isRequired: boolean, missing = ''): string | undefined {
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
        : msg(str`${name} n’est pas encore arrivé : attendez la fin de l’envoi, ou retirez ce fichier.`, {
            desc: 'The name of a file.',
          });
    }
    return isRequired && files.length === 0 ? missing : undefined;
  }

  /** For the curriculum vitae, the field for what goes with it comes along. */
  render(purpose: string, around: AroundFiles): unknown {
    const form = this.#options.form();
    if (!form) return nothing;
    const { cv, other } = documentFields(form);
    const limits = limitsOfFile(form);
    return html`
      ${
        purpose === 'cv'
          ? [
              this.#field(form, 'cv', { ...cv, error: around.error }),
              this.#field(form, 'other', { ...other, error: around.otherError }),
            ]
          : this.#field(form, purpose, { ...around, hint: around.hint ? html`${around.hint} ${limits}` : limits })
      }
      ${this.#speech(stepOf(purpose)).render()}
    `;
  }

  #field(form: ApplicationForm, purpose: string, around: Around): TemplateResult {
    return picker({
      ...around,
      form,
      files: this.#of(purpose),
      away: this.#away.get(purpose) ?? [],
      isMultiple: purpose === 'other',
      acts: this.#acts,
      add: (files, folders) => this.add(purpose, files, folders),
      isOver: this.#over === purpose,
      over: (isOver) => this.#hangOver(isOver ? purpose : undefined),
    });
  }

  /** What goes along, to be read once more. */
  review(): unknown {
    if (this.#files.length === 0) return html`<p>${msg('Aucun document')}</p>`;
    return html`<ul>
      ${this.#files.map(
        (file) =>
          html`<li>
            <bdi>${file.file.name}</bdi> <span class="hint">(<bdi>${sizeOf(file)}</bdi> · ${stateOf(file)})</span>
          </li>`,
      )}
    </ul>`;
  }

  /** Takes files that were chosen, dropped, pasted or kept; those that cannot be taken are told by their names, and the others go on. */
  add(purpose: string, files: readonly File[], folders: readonly string[] = []): void {
    const [form, draft] = [this.#options.form(), this.#options.draft()];
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
      else taken.push(this.#newFile(file, purpose, draft, taken));
    }
    if (taken.length > 0) for (const file of before) this.#remove(file);
    this.#away.set(purpose, away);
    const speech = this.#speech(stepOf(purpose));
    speech.follow(taken);
    speech.warn(away.join(' '));
    this.#files = [...this.#files, ...taken];
    this.#host.requestUpdate();
    void this.#sendNext();
  }

  #newFile(file: File, purpose: string, draft: ApplicationDraft, others: readonly SentFile[]): SentFile {
    const used = new Set([...this.#files, ...others].map(({ fingerprint }) => fingerprint));
    const { name, size, lastModified } = file;
    // Two files that look the same are two files.
    const numbered = (number: number): string => [purpose, name, size, lastModified, number].join('\n');
    let number = 1;
    while (used.has(numbered(number))) number += 1;
    return new SentFile(file, purpose, numbered(number), {
      draft,
      memory: this.#memory,
      onChange: (changed, state) => this.#onChange(changed, state),
    });
  }

  /** Drops all of them, here and with the gateway; what was sent with an application stays with it. */
  forget(): void {
    for (const file of this.#files) this.#remove(file);
    this.#away.clear();
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
    this.#host.requestUpdate();
    this.#options.focus(next ? `#file-${next.id}-remove` : `[id="${fieldOf(file.purpose)}"]`);
  }

  #remove(file: SentFile): void {
    this.#files = this.#files.filter((other) => other !== file);
    this.#speech(stepOf(file.purpose)).leave(file);
    const removal = file.remove().finally(() => this.#removals.delete(removal));
    this.#removals.add(removal);
    void this.#sendNext();
  }

  /** One at a time: the first arrives sooner. What was taken away has to be gone, for it counts. */
  async #sendNext(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (;;) {
        await Promise.all(this.#removals);
        const next = this.#isHere ? this.#files.find(({ state }) => state === 'queued') : undefined;
        if (!next) return;
        await next.send();
      }
    } finally {
      this.#isSending = false;
    }
  }

  readonly #onOnline = (): void => {
    for (const file of this.#files)
      if (file.state === 'failed' && file.trouble !== 'unreadable' && file.trouble?.kind === 'offline') file.resume();
  };

  #onChange(file: SentFile, before: FileState): void {
    if (!this.#files.includes(file)) return;
    const { state } = file;
    if (state === 'queued') void this.#sendNext();
    const speech = this.#speech(stepOf(file.purpose));
    if (state !== before) speech.tell(file);
    speech.progress();
    this.#host.requestUpdate();
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
