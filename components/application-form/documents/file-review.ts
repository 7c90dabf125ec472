import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

import { breakableName } from '../../../src/ui/breakable.ts';
import { fileIcon } from '../../../src/ui/icons.ts';
import type { FileUpload } from '../../../src/uploads/file-upload.ts';
import { fileSizeText, uploadStateText } from '../../../src/uploads/upload-messages.ts';

/** All files, to be read once more before they are sent. */
export const fileReview = (files: readonly FileUpload[]): TemplateResult =>
  files.length === 0
    ? html`<p>${msg('Aucun document')}</p>`
    : html`<ul>
        ${files.map(
          (file) =>
            html`<li>
              ${fileIcon} <bdi>${breakableName(file.file.name)}</bdi>
              <span class="hint">(<bdi>${fileSizeText(file)}</bdi> · ${uploadStateText(file)})</span>
            </li>`,
        )}
      </ul>`;
