import { msg } from '@lit/localize';
import { html, nothing, type CSSResultOrNative } from 'lit';

import { toGatewayError, type GatewayError } from '../../../src/client/errors.ts';
import type { TaskHost } from '../../../src/element/gateway-task.ts';
import { failure } from '../../../src/ui/index.ts';
import { missingFileMessage, uploadPendingMessage } from './document-fields.ts';
import type { Documents, DocumentsOptions } from './documents.ts';
import { labelText, fieldMessages, type FieldProps } from '../fields.ts';
import type { ChosenFile, DocumentsApi } from './documents-api.ts';

/** The part that takes files, whose code comes when its step is first shown; what it says before any file is there at once. */
export class LazyDocuments implements DocumentsApi {
  readonly #host: TaskHost;
  readonly #options: DocumentsOptions;
  readonly #addStyles: (styles: CSSResultOrNative) => Promise<void>;
  #part: Documents | undefined;
  #loading: Promise<void> | undefined;
  #failure: GatewayError | undefined;
  /** Files of an earlier visit, until there is what sends them. */
  #waiting: readonly ChosenFile[] = [];

  constructor(host: TaskHost, options: DocumentsOptions, addStyles: (styles: CSSResultOrNative) => Promise<void>) {
    this.#host = host;
    this.#options = options;
    this.#addStyles = addStyles;
  }

  render(purpose: string, field: FieldProps): unknown {
    if (this.#part) return this.#part.render(purpose, field);
    this.#loading ??= this.#load();
    return html`
      <fieldset class="files" aria-labelledby="${field.name}-legend">
        <div class="legend" id="${field.name}-legend">${labelText(field)}</div>
        ${fieldMessages(field)}
      </fieldset>
      ${this.#failure && purpose !== 'cv' ? failure(this.#failure, { retry: () => this.#retry() }) : nothing}
    `;
  }

  review(): unknown {
    return this.#part ? this.#part.review() : html`<p>${msg('Aucun document')}</p>`;
  }

  ids(): readonly string[] {
    return this.#part?.ids() ?? [];
  }

  issueOf(purpose: string): string | undefined {
    if (this.#part) return this.#part.issueOf(purpose);
    const waiting = this.#waiting.find((file) => file.purpose === purpose);
    if (waiting) return uploadPendingMessage(waiting.file.name);
    const form = this.#options.form();
    return form && missingFileMessage(form, purpose);
  }

  chosen(): readonly ChosenFile[] {
    return this.#part?.chosen() ?? this.#waiting;
  }

  restore(files: readonly ChosenFile[]): void {
    if (this.#part) return this.#part.restore(files);
    this.#waiting = files;
    if (files.length > 0) this.#loading ??= this.#load();
  }

  clear(): void {
    this.#waiting = [];
    this.#part?.clear();
  }

  async #load(): Promise<void> {
    try {
      const { Documents, styles } = await import('./documents.ts');
      await this.#addStyles(styles);
      this.#part = new Documents(this.#host, this.#options);
      this.#part.restore(this.#waiting);
    } catch (cause) {
      this.#failure = toGatewayError(cause);
    }
    this.#host.requestUpdate();
  }

  #retry(): void {
    this.#failure = undefined;
    this.#loading = this.#load();
    this.#host.requestUpdate();
  }
}
