import { msg } from '@lit/localize';
import { html, nothing, type ReactiveControllerHost } from 'lit';

import type { ApplicationForm, DocumentRefusal } from '../../../src/contract/index.ts';
import type { Focus } from '../../../src/element/focus.ts';
import { filePicker } from '../../../src/ui/file-picker.ts';
import type { ChosenFile } from '../../../src/uploads/chosen-file.ts';
import type { FileUpload } from '../../../src/uploads/file-upload.ts';
import { Uploads } from '../../../src/uploads/uploads.ts';
import { describedBy, fieldMessages, labelText, type FieldProps } from '../fields.ts';
import { missingFileMessage } from './document-fields.ts';
import type { DocumentsApi, DocumentsOwner } from './documents-api.ts';
import { fileReview } from './file-review.ts';
import { hintWithLimits } from './hint-with-limits.ts';

export { default as styles } from '../../../src/ui/file-picker.styles.ts';

export interface DocumentsOptions {
  form: () => ApplicationForm | undefined;
  application: DocumentsOwner;
  focus: Focus;
}

/** The step in which the files of a purpose are chosen. */
const stepOf = (purpose: string): string => (purpose === 'cv' || purpose === 'other' ? 'documents' : purpose);

const refusalMessage = (refusal: DocumentRefusal): string | undefined =>
  refusal === 'protected'
    ? msg(
        'Ce fichier est protégé par un mot de passe : l’employeur ne pourrait pas l’ouvrir. Retirez-le, enlevez le mot de passe, puis ajoutez-le.',
      )
    : undefined;

/** The files that go with an application. */
export class Documents implements DocumentsApi {
  readonly #options: DocumentsOptions;
  readonly #uploads: Uploads;

  constructor(host: ReactiveControllerHost, options: DocumentsOptions) {
    const { form, application } = options;
    this.#options = options;
    this.#uploads = new Uploads(host, {
      session: () => application.session,
      limits: () => form()?.documents,
      isMultiple: (purpose) => purpose === 'other',
      groupOf: stepOf,
      onChange: () => application.onFilesChanged(),
      refusalMessage,
    });
  }

  ids(): readonly string[] {
    const { files } = this.#uploads;
    const isAnswer = ({ purpose }: FileUpload): boolean => stepOf(purpose) !== 'documents';
    const all = [...this.#uploads.filesFor('cv'), ...this.#uploads.filesFor('other'), ...files.filter(isAnswer)];
    return all.flatMap(({ isAttached, document }) => (isAttached && document ? [document.id] : []));
  }

  chosen(): readonly ChosenFile[] {
    return this.#uploads.files.map(({ chosen }) => chosen);
  }

  issueOf(purpose: string): string | undefined {
    const issue = this.#uploads.issueOf(purpose);
    if (issue) return issue;
    const form = this.#options.form();
    return form && this.#uploads.filesFor(purpose).length === 0 ? missingFileMessage(form, purpose) : undefined;
  }

  render(purpose: string, props: FieldProps): unknown {
    const form = this.#options.form();
    if (!form) return nothing;
    const field = { ...props, hint: hintWithLimits(form.documents, purpose, props.hint) };
    const uploads = this.#uploads;
    return html`
      ${filePicker({
        name: field.name,
        label: labelText(field),
        messages: fieldMessages(field),
        describedBy: describedBy(field),
        required: field.required,
        isWrong: Boolean(field.error),
        uploads,
        purpose,
        focus: this.#options.focus,
      })}
      ${purpose === 'cv' ? nothing : uploads.announcer(stepOf(purpose)).render()}
    `;
  }

  review(): unknown {
    return fileReview(this.#uploads.files);
  }

  restore(files: readonly ChosenFile[]): void {
    this.#uploads.restore(files);
  }

  clear(): void {
    this.#uploads.clear();
  }
}
