import { msg } from '@lit/localize';
import { html, nothing, type CSSResultOrNative } from 'lit';

import { toGatewayError, type GatewayError } from '../../../src/client/errors.ts';
import type { TaskHost } from '../../../src/element/gateway-task.ts';
import { failure } from '../../../src/ui/index.ts';
import { missingIn, notYet } from './document-fields.ts';
import type { Documents, DocumentsOptions } from './documents.ts';
import { labelText, notes, type Around } from '../fields.ts';
import type { ChosenFile, DocumentsPart } from './seams.ts';

/** The part that takes files, whose code comes when its step is first shown; what it says before any file is there at once. */
export class LateDocuments implements DocumentsPart {
  readonly #host: TaskHost;
  readonly #options: DocumentsOptions;
  readonly #wear: (styles: CSSResultOrNative) => Promise<void>;
  #part: Documents | undefined;
  #loading: Promise<void> | undefined;
  #failure: GatewayError | undefined;
  /** Files of an earlier visit, until there is what sends them. */
  #waiting: readonly ChosenFile[] = [];

  constructor(host: TaskHost, options: DocumentsOptions, wear: (styles: CSSResultOrNative) => Promise<void>) {
    this.#host = host;
    this.#options = options;
    this.#wear = wear;
  }

  render(purpose: string, around: Around): unknown {
    if (this.#part) return this.#part.render(purpose, around);
    this.#loading ??= this.#load();
    return html`
      <fieldset class="files" aria-labelledby="${around.name}-legend">
        <div class="legend" id="${around.name}-legend">${labelText(around)}</div>
        ${notes(around)}
      </fieldset>
      ${this.#failure && purpose !== 'cv' ? failure(this.#failure, { retry: () => this.#again() }) : nothing}
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
    if (waiting) return notYet(waiting.file.name);
    const form = this.#options.form();
    return form && missingIn(form, purpose);
  }

  chosen(): readonly ChosenFile[] {
    return this.#part?.chosen() ?? this.#waiting;
  }

  restore(files: readonly ChosenFile[]): void {
    if (this.#part) return this.#part.restore(files);
    this.#waiting = files;
    if (files.length > 0) this.#loading ??= this.#load();
  }

  forget(): void {
    this.#waiting = [];
    this.#part?.forget();
  }

  async #load(): Promise<void> {
    try {
      const { Documents, styles } = await import('./documents.ts');
      await this.#wear(styles);
      this.#part = new Documents(this.#host, this.#options);
      this.#part.restore(this.#waiting);
    } catch (cause) {
      this.#failure = toGatewayError(cause);
    }
    this.#host.requestUpdate();
  }

  #again(): void {
    this.#failure = undefined;
    this.#loading = this.#load();
    this.#host.requestUpdate();
  }
}
