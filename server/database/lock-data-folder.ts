import { restrictPermissions, restrictUmask, makeFolder, toDataFolderError } from './data-folder.ts';
import { acquireLock, type Holder, type LockResult, type LockOptions } from './lock/index.ts';

/** « (http://127.0.0.1:4600) »: where a gateway that holds the data answers, as far as is known. */
export const holderAddress = (holder: Holder | undefined): string => (holder?.address ? ` (${holder.address})` : '');

/**
 * Keeps the folder of the embedded database for this process alone, and from other users of the machine; or names who holds it. Fails
 * as `UnusableData` where it cannot be used.
 */
export const lockDataFolder = async (folder: string, token: string, options?: LockOptions): Promise<LockResult> => {
  restrictUmask();
  makeFolder(folder);
  try {
    const taken = await acquireLock(folder, token, options);
    if (taken.lock) {
      process.on('exit', () => taken.lock.release());
      warnOf(folder, restrictPermissions(folder));
    }
    return taken;
  } catch (error) {
    throw toDataFolderError(folder, error);
  }
};

const warnOf = (folder: string, open: number): void => {
  if (open > 0)
    console.error(
      `${open} files and folders in ${folder} belong to another user and may be read by others: give them to the user that the gateway runs as.`,
    );
};
