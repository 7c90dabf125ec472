import { extensionOf } from './document-kinds.ts';

/** Neither the name nor the type of a file says that it is something else. */
export const saysNothing = ({ name, type }: File): boolean =>
  extensionOf(name) === '' || type === '' || type === 'application/octet-stream';

/** The same files, those of unknown names and types with what their bytes say: the gateway goes by these. */
export const withTypes = async (files: readonly File[], unknown: readonly File[]): Promise<readonly File[]> => {
  const code = await import('./document-bytes.ts').catch(() => undefined);
  return Promise.all(files.map(async (file) => (code && unknown.includes(file) ? code.withType(file) : file)));
};
