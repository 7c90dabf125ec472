import { msg } from '@lit/localize';
import { html, nothing } from 'lit';

import { lazyModule } from '../../../src/client/lazy-module.ts';
import { LazyPart, type LazyHost } from '../../../src/element/lazy-part.ts';
import { lazyView } from '../../../src/ui/lazy-view.ts';
import { uploadPendingMessage } from '../../../src/uploads/pending-message.ts';
import { missingFileMessage } from './document-fields.ts';
import type { Documents, DocumentsOptions } from './documents.ts';
import { labelText, fieldMessages, type FieldProps } from '../fields.ts';
import type { ChosenFile } from '../../../src/uploads/chosen-file.ts';
import type { DocumentsApi } from './documents-api.ts';

const load = lazyModule(() => import('./documents.ts'));

/** The part that takes files, whose code comes when its step is first shown; what it says before any file is there at once. */
export class LazyDocuments implements DocumentsApi {
  readonly #options: DocumentsOptions;
  readonly #part: LazyPart<Awaited<ReturnType<typeof load>>, Documents>;
  /** Files of an earlier visit, until there is what sends them. */
  #waiting: readonly ChosenFile[] = [];

  constructor(host: LazyHost, options: DocumentsOptions) {
    this.#options = options;
    this.#part = new LazyPart(host, {
      load,
      isNeeded: () =>
        this.#waiting.length > 0 || options.application.visibleSteps.some((step) => step === 'documents' || step === 'answers'),
      create: ({ Documents }) => {
        const documents = new Documents(host, options);
        documents.restore(this.#waiting);
        return documents;
      },
    });
  }

  render(purpose: string, field: FieldProps): unknown {
    return this.#documents
      ? this.#documents.render(purpose, field)
      : html`
          <fieldset class="files" aria-labelledby="${field.name}-legend">
            <div class="legend" id="${field.name}-legend">${labelText(field)}</div>
            ${fieldMessages(field)}
          </fieldset>
          ${purpose === 'cv' ? nothing : lazyView(this.#part, () => nothing)}
        `;
  }

  review(): unknown {
    return this.#documents ? this.#documents.review() : html`<p>${msg('Aucun document')}</p>`;
  }

  ids(): readonly string[] {
    return this.#documents?.ids() ?? [];
  }

  issueOf(purpose: string): string | undefined {
    if (this.#documents) return this.#documents.issueOf(purpose);
    const waiting = this.#waiting.find((file) => file.purpose === purpose);
    if (waiting) return uploadPendingMessage(waiting.file.name);
    const form = this.#options.form();
    return form && missingFileMessage(form, purpose);
  }

  chosen(): readonly ChosenFile[] {
    return this.#documents?.chosen() ?? this.#waiting;
  }

  restore(files: readonly ChosenFile[]): void {
    if (this.#documents) return this.#documents.restore(files);
    this.#waiting = files;
  }

  clear(): void {
    this.#waiting = [];
    this.#documents?.clear();
  }

  get #documents(): Documents | undefined {
    return this.#part.value;
  }
}
