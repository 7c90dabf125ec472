import { msg } from '@lit/localize';
import { html, nothing, type CSSResultOrNative } from 'lit';

import { toGatewayError, type GatewayError } from '../../src/client/errors.ts';
import type { TaskHost } from '../../src/element/gateway-task.ts';
import { failure } from '../../src/ui/index.ts';
import { documentFields, limitsOfFile } from './document-limits.ts';
import type { Documents, DocumentsOptions } from './documents.ts';
import { labelText, notes } from './fields.ts';
import type { AroundFiles, DocumentsPart } from './seams.ts';

/** The part that takes files, whose code comes when its step is first shown; what it says before any file is there at once. */
export class LateDocuments implements DocumentsPart {
  readonly #host: TaskHost;
  readonly #options: DocumentsOptions;
  readonly #wear: (styles: CSSResultOrNative) => Promise<void>;
  #part: Documents | undefined;
  #loading: Promise<void> | undefined;
  #failure: GatewayError | undefined;

  constructor(host: TaskHost, options: DocumentsOptions, wear: (styles: CSSResultOrNative) => Promise<void>) {
    this.#host = host;
    this.#options = options;
    this.#wear = wear;
  }

  render(purpose: string, around: AroundFiles): unknown {
    if (this.#part) return this.#part.render(purpose, around);
    this.#loading ??= this.#load();
    const form = this.#options.form();
    if (!form) return nothing;
    const { cv, other } = documentFields(form);
    const fields = purpose === 'cv' ? [{ ...cv, error: around.error }, other] : [{ ...around, hint: limitsOfFile(form) }];
    return html`
      ${fields.map(
        (field) =>
          html`<fieldset class="files" aria-labelledby="${field.name}-legend">
            <div class="legend" id="${field.name}-legend">${labelText(field)}</div>
            ${notes(field)}
          </fieldset>`,
      )}
      ${this.#failure ? failure(this.#failure, { retry: () => this.#again() }) : nothing}
    `;
  }

  review(): unknown {
    return this.#part ? this.#part.review() : html`<p>${msg('Aucun document')}</p>`;
  }

  get ready(): boolean {
    return this.#part?.ready ?? true;
  }

  ids(): readonly string[] {
    return this.#part?.ids() ?? [];
  }

  issueOf(purpose: string): string | undefined {
    if (this.#part) return this.#part.issueOf(purpose);
    const { cv, questions } = this.#options.form() ?? { cv: 'optional', questions: [] };
    if (purpose === 'cv') return cv === 'required' ? msg('Ajoutez votre CV.') : undefined;
    return questions.find(({ id }) => id === purpose)?.required ? msg('Ajoutez un fichier.') : undefined;
  }

  forget(): void {
    this.#part?.forget();
  }

  async #load(): Promise<void> {
    try {
      const { Documents, styles } = await import('./documents.ts');
      await this.#wear(styles);
      this.#part = new Documents(this.#host, this.#options);
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
