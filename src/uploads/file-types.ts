import type { DocumentKind } from '../contract/index.ts';

/** By what a browser knows a kind of file before it is opened. */
interface FileType {
  extensions: readonly string[];
  /** MIME types, ours first: systems and programs have others of their own. */
  types: readonly [string, ...string[]];
}

export const fileTypes: Readonly<Record<DocumentKind, FileType>> = {
  pdf: { extensions: ['pdf'], types: ['application/pdf', 'application/x-pdf'] },
  docx: { extensions: ['docx'], types: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'] },
  odt: { extensions: ['odt'], types: ['application/vnd.oasis.opendocument.text'] },
  jpeg: { extensions: ['jpg', 'jpeg', 'jpe', 'jfif', 'pjpeg', 'pjp'], types: ['image/jpeg', 'image/jpg', 'image/pjpeg'] },
  png: { extensions: ['png'], types: ['image/png', 'image/x-png'] },
};

/** In small letters, without its dot, nor blanks behind it. */
export const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';

/** Whether the name or the type of a file says that it is of one of these kinds. */
export const isOfKind = ({ name, type }: File, kinds: readonly DocumentKind[]): boolean =>
  kinds.some((kind) => {
    const { extensions, types } = fileTypes[kind];
    return extensions.includes(extensionOf(name)) || types.includes(type);
  });

/** What a field for files of these kinds says to the device, which may hide all others. A file without an extension is of the last type. */
export const acceptAttribute = (kinds: readonly DocumentKind[]): string =>
  [
    ...kinds.flatMap((kind) => [...fileTypes[kind].extensions.map((extension) => `.${extension}`), ...fileTypes[kind].types]),
    'application/octet-stream',
  ].join();
