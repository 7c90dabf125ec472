import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import { GatewayError } from '../../../src/client/errors.ts';
import type { ApplicationForm } from '../../../src/contract/index.ts';
import { checkIcon, fileIcon } from '../../../src/ui/icons.ts';
import { breakableName } from '../../../src/ui/index.ts';
import type { SentFile } from './document-file.ts';
import { acceptOf } from './document-kinds.ts';
import { remedyOf, shareOf, sizeOf, stateOf } from './document-words.ts';
import { labelText, notes, notesOf, type Around } from '../fields.ts';

/** What can be done with one file. */
export interface FileActs {
  pause: (file: SentFile) => void;
  resume: (file: SentFile) => void;
  remove: (file: SentFile) => void;
}

export interface Picker extends Around {
  form: ApplicationForm;
  files: readonly SentFile[];
  /** What was not added, a sentence for each file. */
  away: readonly string[];
  /** What was done with files before they were taken, a sentence for each. */
  told: readonly string[];
  isMultiple: boolean;
  acts: FileActs;
  add: (files: readonly File[], folders?: readonly string[]) => void;
  /** Files hang over the field. */
  isOver: boolean;
  over: (isOver: boolean) => void;
}

/** Whether the device is held in the hand, and so has a camera that one turns to a sheet of paper. */
const isHeld = (): boolean => matchMedia('(pointer: coarse)').matches;

/** A button whose name says which file it is for; on the screen it stands beside it. */
const fileButton = (file: SentFile, id: string, text: string, act: (file: SentFile) => void): TemplateResult => html`
  <button type="button" class="quiet" id="file-${file.id}-${id}" @click=${() => act(file)}>
    ${text} <span class="visually-hidden"><bdi>${file.file.name}</bdi></span>
  </button>
`;

const buttonsOf = (file: SentFile, { pause, resume, remove }: FileActs): TemplateResult => html`
  ${
    file.state === 'sending' || file.state === 'waiting' || file.state === 'queued'
      ? fileButton(file, 'turn', msg('Mettre en pause'), pause)
      : file.state === 'paused'
        ? fileButton(file, 'turn', msg('Reprendre', { desc: 'Button: goes on with sending a file.' }), resume)
        : file.state === 'failed' && file.trouble instanceof GatewayError
          ? fileButton(file, 'turn', msg('Réessayer'), resume)
          : nothing
  }
  ${fileButton(file, 'remove', msg('Retirer', { desc: 'Button: takes this out of the list. Its name follows for screen readers.' }), remove)}
`;

const fileRow = (file: SentFile, acts: FileActs): TemplateResult => {
  const remedy = remedyOf(file);
  const isOnItsWay = file.state === 'sending' || file.state === 'paused' || file.state === 'waiting';
  const isChecked = file.state === 'checking';
  return html`
    <li class="file ${file.state}" id="file-${file.id}">
      <p class="name">
        ${fileIcon}
        <bdi>${breakableName(file.file.name)}</bdi>
        ${file.file.size ? html`<span class="hint">(<bdi>${sizeOf(file)}</bdi>)</span>` : nothing}
      </p>
      <p class="state">${file.state === 'received' ? [checkIcon, ' '] : nothing}${stateOf(file)}</p>
      ${
        isOnItsWay || isChecked
          ? html`<progress max="1" .value=${isChecked ? 1 : shareOf(file)} aria-labelledby="file-${file.id}-sent"></progress>
              <span hidden id="file-${file.id}-sent"
                >${msg('Envoi de :', { desc: 'Before the name of a file.' })} ${file.file.name}</span
              >`
          : nothing
      }
      ${remedy ? html`<p class="error">${remedy}</p>` : nothing}
      <div class="actions">${buttonsOf(file, acts)}</div>
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

const listeners = ({ add, over }: Picker) => ({
  dragover: (event: DragEvent): void => {
    if (!carriesFiles(event.dataTransfer)) return;
    event.preventDefault();
    over(true);
  },
  dragleave: ({ currentTarget, relatedTarget }: DragEvent): void => {
    const isInside = currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!isInside) over(false);
  },
  drop: (event: DragEvent): void => {
    over(false);
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

const camera = ({ name, add }: Picker): TemplateResult => html`
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
const invitation = ({ isMultiple, files }: Picker): string => {
  if (isMultiple) return msg('Choisir des fichiers', { desc: 'Button: opens the device’s files.' });
  return files.length > 0
    ? msg('Choisir un autre fichier à la place')
    : msg('Choisir un fichier', { desc: 'Button: opens the device’s files.' });
};

/** A field for files: chosen, dropped, pasted or photographed; and below, each of them with all that can be done about it. */
export const picker = (field: Picker): TemplateResult => {
  const { name, form, files, away, told, required, isMultiple, isOver, acts, error, add } = field;
  const on = listeners(field);
  return html`
    <fieldset
      aria-labelledby="${name}-legend"
      class="files ${isOver ? 'over' : ''} ${error ? 'wrong' : ''}"
      @dragover=${on.dragover}
      @dragleave=${on.dragleave}
      @drop=${on.drop}
      @paste=${on.paste}
    >
      <div class="legend" id="${name}-legend">${labelText(field)}</div>
      ${notes(field)}
      <div class="ways">
        <div class="way">
          <label class="drop" for=${name}>
            ${fileIcon} <span class="invitation" id="${name}-invitation">${invitation(field)}</span>
            ${isHeld() ? nothing : html`<span class="hint">${msg('ou déposez-le ici, ou collez-le')}</span>`}
          </label>
          <input
            type="file"
            id=${name}
            accept=${acceptOf(form.documents.kinds)}
            ?multiple=${isMultiple}
            ?required=${required && files.length === 0}
            aria-labelledby="${name}-invitation ${name}-legend"
            aria-describedby=${notesOf(field)}
            @change=${({ currentTarget }: Event) => currentTarget instanceof HTMLInputElement && add(chosen(currentTarget))}
          />
          <span class="ring"></span>
        </div>
        ${isHeld() ? camera(field) : nothing}
      </div>
      ${told.map((sentence) => html`<p class="hint">${sentence}</p>`)}
      ${
        away.length > 0
          ? html`<ul class="away">
              ${away.map((sentence) => html`<li class="error">${sentence}</li>`)}
            </ul>`
          : nothing
      }
      ${
        files.length > 0
          ? html`<ul class="list">
              ${repeat(
                files,
                ({ id }) => id,
                (file) => fileRow(file, acts),
              )}
            </ul>`
          : nothing
      }
    </fieldset>
  `;
};

/** All files, to be read once more before they are sent. */
export const reviewed = (files: readonly SentFile[]): TemplateResult =>
  files.length === 0
    ? html`<p>${msg('Aucun document')}</p>`
    : html`<ul>
        ${files.map(
          (file) =>
            html`<li>
              ${fileIcon} <bdi>${breakableName(file.file.name)}</bdi>
              <span class="hint">(<bdi>${sizeOf(file)}</bdi> · ${stateOf(file)})</span>
            </li>`,
        )}
      </ul>`;
