import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { GatewayError } from '../client/errors.ts';
import type { Focus } from '../element/focus.ts';
import { acceptAttribute } from '../uploads/file-types.ts';
import type { FileUpload } from '../uploads/file-upload.ts';
import { fileSizeText, uploadedShare, uploadErrorMessage, uploadStateText } from '../uploads/upload-messages.ts';
import type { Uploads } from '../uploads/uploads.ts';
import { breakableName } from './breakable.ts';
import { checkIcon, fileIcon } from './icons.ts';

export interface FilePickerProps {
  /** Name of the field, and its id; unique in the element. */
  name: string;
  /** What the field is called. */
  label: unknown;
  /** Hint and error, which stand between the label and the field. */
  messages: unknown;
  /** The ids of these. */
  describedBy: string | typeof nothing;
  required: boolean;
  isWrong: boolean;
  uploads: Uploads;
  /** What files of this field are for. */
  purpose: string;
  focus: Focus;
}

/** Whether the device is held in the hand, and so has a camera that one turns to a sheet of paper. */
const isHandheld = (): boolean => matchMedia('(pointer: coarse)').matches;

/** A button whose name says which file it is for; on the screen it stands beside it. */
const fileButton = (file: FileUpload, id: string, text: string, act: (file: FileUpload) => void): TemplateResult => html`
  <button type="button" class="quiet" id="file-${file.id}-${id}" @click=${() => act(file)}>
    ${text} <span class="visually-hidden"><bdi>${file.file.name}</bdi></span>
  </button>
`;

const pause = (file: FileUpload): void => file.pause();
const resume = (file: FileUpload): void => file.resume();

const buttonsOf = (file: FileUpload, remove: (file: FileUpload) => void): TemplateResult => html`
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

const fileRow = (file: FileUpload, remove: (file: FileUpload) => void): TemplateResult => {
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
      <div class="actions">${buttonsOf(file, remove)}</div>
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

type Add = (files: readonly File[], folders?: readonly string[]) => void;

/** Files hang over the field. */
const setDropTarget = ({ currentTarget }: Event, isOver: boolean): void => {
  if (currentTarget instanceof Element) currentTarget.toggleAttribute('data-over', isOver);
};

const onDragOver = (event: DragEvent): void => {
  if (!carriesFiles(event.dataTransfer)) return;
  event.preventDefault();
  setDropTarget(event, true);
};

const onDragLeave = (event: DragEvent): void => {
  const { currentTarget, relatedTarget } = event;
  const isInside = currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
  if (!isInside) setDropTarget(event, false);
};

const onDrop = (event: DragEvent, add: Add): void => {
  setDropTarget(event, false);
  if (!event.dataTransfer || !carriesFiles(event.dataTransfer)) return;
  event.preventDefault(); // the browser would leave the page and show the file
  const { files, folders } = dropped(event.dataTransfer);
  add(files, folders);
};

const onPaste = (event: ClipboardEvent, add: Add): void => {
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length === 0) return;
  event.preventDefault();
  add(files);
};

const onChoose = ({ currentTarget }: Event, add: Add): void => {
  if (currentTarget instanceof HTMLInputElement) add(chosen(currentTarget));
};

const camera = (name: string, add: Add): TemplateResult => html`
  <div class="way">
    <label class="camera" id="${name}-photo" for="${name}-camera">${msg('Prendre une photo')}</label>
    <input
      type="file"
      id="${name}-camera"
      accept="image/*"
      aria-labelledby="${name}-photo ${name}-legend"
      .capture=${'environment'}
      @change=${(event: Event) => onChoose(event, add)}
    />
    <span class="ring"></span>
  </div>
`;

/** What the field says to do. Where there is one file and no more, the next one takes its place. */
const invitation = (isMultiple: boolean, files: readonly FileUpload[]): string => {
  if (isMultiple) return msg('Choisir des fichiers', { desc: 'Button: opens the device’s files.' });
  return files.length > 0
    ? msg('Choisir un autre fichier à la place')
    : msg('Choisir un fichier', { desc: 'Button: opens the device’s files.' });
};

/** A field for files: chosen, dropped, pasted or photographed; and below, each of them with all that can be done about it. */
export const filePicker = (field: FilePickerProps): TemplateResult => {
  const { name, label, messages, describedBy, required, isWrong, uploads, purpose, focus } = field;
  const [files, rejected, isMultiple] = [uploads.filesFor(purpose), uploads.rejectedFor(purpose), uploads.isMultiple(purpose)];
  const add: Add = (added, folders) => uploads.add(purpose, added, folders);
  /** The focus goes to the next file, or back to the field. */
  const remove = (file: FileUpload): void => {
    const next = uploads.remove(file);
    void focus.after(next ? `#file-${next.id}-remove` : `[id="${name}"]`);
  };
  return html`
    <fieldset
      aria-labelledby="${name}-legend"
      class="files ${isWrong ? 'wrong' : ''}"
      @dragover=${onDragOver}
      @dragleave=${onDragLeave}
      @drop=${(event: DragEvent) => onDrop(event, add)}
      @paste=${(event: ClipboardEvent) => onPaste(event, add)}
    >
      <div class="legend" id="${name}-legend">${label}</div>
      ${messages}
      <div class="ways">
        <div class="way">
          <label class="drop" for=${name}>
            ${fileIcon} <span class="invitation" id="${name}-invitation">${invitation(isMultiple, files)}</span>
            ${isHandheld() ? nothing : html`<span class="hint">${msg('ou déposez-le ici, ou collez-le')}</span>`}
          </label>
          <input
            type="file"
            id=${name}
            accept=${acceptAttribute(uploads.limits?.kinds ?? [])}
            ?multiple=${isMultiple}
            ?required=${required && files.length === 0}
            aria-labelledby="${name}-invitation ${name}-legend"
            aria-describedby=${describedBy}
            @change=${(event: Event) => onChoose(event, add)}
          />
          <span class="ring"></span>
        </div>
        ${isHandheld() ? camera(name, add) : nothing}
      </div>
      ${uploads.noticesFor(purpose).map((sentence) => html`<p class="hint">${sentence}</p>`)}
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
                (file) => fileRow(file, remove),
              )}
            </ul>`
          : nothing
      }
    </fieldset>
  `;
};
