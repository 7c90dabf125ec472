import { extensionOf } from './file-types.ts';

/** Neither the name nor the type of a file says that it is something else. */
export const isTypeUnknown = ({ name, type }: File): boolean =>
  extensionOf(name) === '' || type === '' || type === 'application/octet-stream';

/** The same files, those of unknown names and types with what their bytes say: the gateway goes by these. */
export const withDetectedTypes = async (files: readonly File[], unknown: readonly File[]): Promise<readonly File[]> => {
  const code = await import('./detect-type.ts').catch(() => undefined);
  return Promise.all(files.map(async (file) => (code && unknown.includes(file) ? code.withDetectedType(file) : file)));
};
