import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { GatewayError } from '../../../src/client/errors.ts';
import type { ApplicationForm } from '../../../src/contract/index.ts';
import { checkIcon, fileIcon } from '../../../src/ui/icons.ts';
import { breakableName } from '../../../src/ui/breakable.ts';
import type { FileUpload } from '../../../src/uploads/file-upload.ts';
import { acceptAttribute } from '../../../src/uploads/file-types.ts';
import { uploadErrorMessage, uploadedShare, fileSizeText, uploadStateText } from '../../../src/uploads/upload-messages.ts';
import { labelText, fieldMessages, describedBy, type FieldProps } from '../fields.ts';

/** What can be done with one file. */
export interface FileActions {
  pause: (file: FileUpload) => void;
  resume: (file: FileUpload) => void;
  remove: (file: FileUpload) => void;
}

export interface FilePickerProps extends FieldProps {
  form: ApplicationForm;
  files: readonly FileUpload[];
  /** What was not added, a sentence for each file. */
  rejected: readonly string[];
  /** What was done with files before they were taken, a sentence for each. */
  notices: readonly string[];
  isMultiple: boolean;
  actions: FileActions;
  add: (files: readonly File[], folders?: readonly string[]) => void;
  /** Files hang over the field. */
  isDropTarget: boolean;
  setDropTarget: (isOver: boolean) => void;
}

/** Whether the device is held in the hand, and so has a camera that one turns to a sheet of paper. */
const isHandheld = (): boolean => matchMedia('(pointer: coarse)').matches;

/** A button whose name says which file it is for; on the screen it stands beside it. */
const fileButton = (file: FileUpload, id: string, text: string, act: (file: FileUpload) => void): TemplateResult => html`
  <button type="button" class="quiet" id="file-${file.id}-${id}" @click=${() => act(file)}>
    ${text} <span class="visually-hidden"><bdi>${file.file.name}</bdi></span>
  </button>
`;

const buttonsOf = (file: FileUpload, { pause, resume, remove }: FileActions): TemplateResult => html`
  ${
    file.state === 'sending' || file.state === 'waiting' || file.state === 'queued'
      ? fileButton(file, 'turn', msg('Mettre en pause'), pause)
      : file.state === 'paused'
        ? fileButton(file, 'turn', msg('Reprendre', { desc: 'Button: goes on with sending a file.' }), resume)
        : file.state === 'failed' && file.failure instanceof GatewayError
          ? fileButton(file, 'turn', msg('Réessayer'), resume)
          : nothing
  }
  ${fileButton(file, 'remove', msg('Retirer', { desc: 'Button: takes this out of the list. Its name follows for screen readers.' }), remove)}
`;

const fileRow = (file: FileUpload, actions: FileActions): TemplateResult => {
  const message = uploadErrorMessage(file);
  const isOnItsWay = file.state === 'sending' || file.state === 'paused' || file.state === 'waiting';
  const isChecked = file.state === 'checking';
  return html`
    <li class="file ${file.state}" id="file-${file.id}">
      <p class="name">
        ${fileIcon}
        <bdi>${breakableName(file.file.name)}</bdi>
        ${file.file.size ? html`<span class="hint">(<bdi>${fileSizeText(file)}</bdi>)</span>` : nothing}
      </p>
      <p class="state">${file.state === 'received' ? [checkIcon, ' '] : nothing}${uploadStateText(file)}</p>
      ${
        isOnItsWay || isChecked
          ? html`<progress
                max="1"
                .value=${isChecked ? 1 : uploadedShare(file)}
                aria-labelledby="file-${file.id}-sent"
              ></progress>
              <span hidden id="file-${file.id}-sent"
                >${msg('Envoi de :', { desc: 'Before the name of a file.' })} ${file.file.name}</span
              >`
          : nothing
      }
      ${message ? html`<p class="error">${message}</p>` : nothing}
      <div class="actions">${buttonsOf(file, actions)}</div>
    </li>
  `;
};

/** The files that were chosen, taken out so that the same one can be chosen again. */
const chosen = (input: HTMLInputElement): readonly File[] => {
  const files = [...(input.files ?? [])];
  input.value = '';
  return files;
};

const carriesFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes('Files') ?? false;

/** Folders come as files that nobody can read: they are told apart by their entry. */
const dropped = (transfer: DataTransfer): { files: readonly File[]; folders: readonly string[] } => {
  const entries = [...transfer.items].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry());
  const folders = entries.flatMap((entry) => (entry?.isDirectory ? [entry.name] : []));
  return { files: [...transfer.files].filter(({ name }) => !folders.includes(name)), folders };
};

const listeners = ({ add, setDropTarget }: FilePickerProps) => ({
  dragover: (event: DragEvent): void => {
    if (!carriesFiles(event.dataTransfer)) return;
    event.preventDefault();
    setDropTarget(true);
  },
  dragleave: ({ currentTarget, relatedTarget }: DragEvent): void => {
    const isInside = currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!isInside) setDropTarget(false);
  },
  drop: (event: DragEvent): void => {
    setDropTarget(false);
    if (!event.dataTransfer || !carriesFiles(event.dataTransfer)) return;
    event.preventDefault(); // the browser would leave the page and show the file
    const { files, folders } = dropped(event.dataTransfer);
    add(files, folders);
  },
  paste: (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    add(files);
  },
});

const camera = ({ name, add }: FilePickerProps): TemplateResult => html`
  <div class="way">
    <label class="camera" id="${name}-photo" for="${name}-camera">${msg('Prendre une photo')}</label>
    <input
      type="file"
      id="${name}-camera"
      accept="image/*"
      aria-labelledby="${name}-photo ${name}-legend"
      .capture=${'environment'}
      @change=${({ currentTarget }: Event) => currentTarget instanceof HTMLInputElement && add(chosen(currentTarget))}
    />
    <span class="ring"></span>
  </div>
`;

/** What the field says to do. Where there is one file and no more, the next one takes its place. */
const invitation = ({ isMultiple, files }: FilePickerProps): string => {
  if (isMultiple) return msg('Choisir des fichiers', { desc: 'Button: opens the device’s files.' });
  return files.length > 0
    ? msg('Choisir un autre fichier à la place')
    : msg('Choisir un fichier', { desc: 'Button: opens the device’s files.' });
};

/** A field for files: chosen, dropped, pasted or photographed; and below, each of them with all that can be done about it. */
export const filePicker = (field: FilePickerProps): TemplateResult => {
  const { name, form, files, rejected, notices, required, isMultiple, isDropTarget, actions, error, add } = field;
  const on = listeners(field);
  return html`
    <fieldset
      aria-labelledby="${name}-legend"
      class="files ${isDropTarget ? 'over' : ''} ${error ? 'wrong' : ''}"
      @dragover=${on.dragover}
      @dragleave=${on.dragleave}
      @drop=${on.drop}
      @paste=${on.paste}
    >
      <div class="legend" id="${name}-legend">${labelText(field)}</div>
      ${fieldMessages(field)}
      <div class="ways">
        <div class="way">
          <label class="drop" for=${name}>
            ${fileIcon} <span class="invitation" id="${name}-invitation">${invitation(field)}</span>
            ${isHandheld() ? nothing : html`<span class="hint">${msg('ou déposez-le ici, ou collez-le')}</span>`}
          </label>
          <input
            type="file"
            id=${name}
            accept=${acceptAttribute(form.documents.kinds)}
            ?multiple=${isMultiple}
            ?required=${required && files.length === 0}
            aria-labelledby="${name}-invitation ${name}-legend"
            aria-describedby=${describedBy(field)}
            @change=${({ currentTarget }: Event) => currentTarget instanceof HTMLInputElement && add(chosen(currentTarget))}
          />
          <span class="ring"></span>
        </div>
        ${isHandheld() ? camera(field) : nothing}
      </div>
      ${notices.map((sentence) => html`<p class="hint">${sentence}</p>`)}
      ${
        rejected.length > 0
          ? html`<ul class="away">
              ${rejected.map((sentence) => html`<li class="error">${sentence}</li>`)}
            </ul>`
          : nothing
      }
      ${
        files.length > 0
          ? html`<ul class="list">
              ${repeat(
                files,
                ({ id }) => id,
                (file) => fileRow(file, actions),
              )}
            </ul>`
          : nothing
      }
    </fieldset>
  `;
};

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
