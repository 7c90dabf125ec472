import { closeToOthers, keepToOwner, makeFolder, unusable } from './data-folder.ts';
import { takeLock, type Holder, type Taken, type TakeOptions } from './lock/index.ts';

/** « (http://127.0.0.1:4600) »: where a gateway that holds the data answers, as far as is known. */
export const whereIs = (holder: Holder | undefined): string => (holder?.address ? ` (${holder.address})` : '');

/**
 * Keeps the folder of the embedded database for this process alone, and from other users of the machine; or names who holds it. Fails
 * as `UnusableData` where it cannot be used.
 */
export const holdData = async (folder: string, token: string, options?: TakeOptions): Promise<Taken> => {
  keepToOwner();
  makeFolder(folder);
  try {
    const taken = await takeLock(folder, token, options);
    if (taken.lock) {
      process.on('exit', () => taken.lock.release());
      warnOf(folder, closeToOthers(folder));
    }
    return taken;
  } catch (error) {
    throw unusable(folder, error);
  }
};

const warnOf = (folder: string, open: number): void => {
  if (open > 0)
    console.error(
      `${open} files and folders in ${folder} belong to another user and may be read by others: give them to the user that the gateway runs as.`,
    );
};
