import { lazyModule } from '../client/lazy-module.ts';
import { extensionOf } from './file-types.ts';

const load = lazyModule(() => import('./detect-type.ts'));

/** Neither the name nor the type of a file says that it is something else. */
export const isTypeUnknown = ({ name, type }: File): boolean =>
  extensionOf(name) === '' || type === '' || type === 'application/octet-stream';

/** The same files, those of unknown names and types with what their bytes say: the gateway goes by these. */
export const withDetectedTypes = async (files: readonly File[], unknown: readonly File[]): Promise<readonly File[]> => {
  const module = await load().catch(() => undefined);
  return Promise.all(files.map(async (file) => (module && unknown.includes(file) ? module.withDetectedType(file) : file)));
};
