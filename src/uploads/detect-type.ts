import type { DocumentKind } from '../contract/index.ts';
import { fileTypes } from './file-types.ts';

/** Bytes at the beginning of a file, and at its end, that tell what it is: those of a zip are listed there. */
const [head, tail] = [1_100, 65_536] as const;

const latin1 = async (part: Blob): Promise<string> => new TextDecoder('latin1').decode(await part.arrayBuffer());

const detectKind = async (file: File): Promise<DocumentKind | undefined> => {
  const start = await latin1(file.slice(0, head));
  if (/^(?:ï»¿)?\s*%PDF-/.test(start)) return 'pdf';
  if (start.startsWith('ÿØÿ')) return 'jpeg';
  if (start.startsWith('‰PNG')) return 'png';
  if (!start.startsWith('PK')) return undefined;
  if (start.includes('opendocument.text')) return 'odt';
  return /word[\\/]/.test(await latin1(file.slice(-tail))) ? 'docx' : undefined;
};

/** The same file, with a type where neither its name nor its type say what its bytes do. One that cannot be read stays as it is. */
export const withDetectedType = async (file: File): Promise<File> => {
  const kind = await detectKind(file).catch(() => undefined);
  return kind ? new File([file], file.name, { type: fileTypes[kind].types[0], lastModified: file.lastModified }) : file;
};
