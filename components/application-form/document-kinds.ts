import type { DocumentKind } from '../../src/contract/index.ts';

/** By what a browser knows a kind of file before it is opened. */
interface KindOfFile {
  extensions: readonly string[];
  /** MIME type. */
  type: string;
}

export const kindsOfFiles: Readonly<Record<DocumentKind, KindOfFile>> = {
  pdf: { extensions: ['pdf'], type: 'application/pdf' },
  docx: { extensions: ['docx'], type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  odt: { extensions: ['odt'], type: 'application/vnd.oasis.opendocument.text' },
  jpeg: { extensions: ['jpg', 'jpeg'], type: 'image/jpeg' },
  png: { extensions: ['png'], type: 'image/png' },
};
