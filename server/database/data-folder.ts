import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { UserError } from '../output/user-error.ts';

/** Data that cannot be used as they are. The message is a sentence for whoever runs the gateway: what is wrong, and what to do. */
export class DataFolderError extends UserError {}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'the user that the gateway runs as may not write there',
  EPERM: 'the user that the gateway runs as may not write there',
  EROFS: 'it can be read and not written',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full for this user',
  ENOENT: 'the system makes no folder there',
  ENOTDIR: 'a part of this path is a file, not a folder',
  EEXIST: 'a part of this path is a file, not a folder',
  EIO: 'the disk fails',
  53100: 'the disk is full',
  58030: 'the disk fails',
};

/** Why a folder cannot be used, as far as the system says. */
export const toDataFolderError = (folder: string, error: unknown): DataFolderError =>
  error instanceof DataFolderError
    ? error
    : new DataFolderError(
        `The data in ${folder} cannot be used: ${reasons[codeOf(error)] ?? 'the system refuses it'} (${codeOf(error)}). Mend that, or set DATA_DIR to another folder.`,
      );

/** Whatever this process makes from now on is its owner's alone. */
export const restrictUmask = (): void => void process.umask(0o077);

/** One after the other, from the outermost: `recursive` of Node never ends where a system makes none, as in /proc. */
const make = (folder: string): void => {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
    if (codeOf(error) !== 'ENOENT' || existsSync(dirname(folder))) throw error;
    make(dirname(folder));
    make(folder);
  }
};

/** Makes a folder that only its owner can enter, and lets be one that is there. */
export const makeFolder = (folder: string): void => {
  try {
    make(resolve(folder));
  } catch (error) {
    throw toDataFolderError(folder, error);
  }
};

/**
 * Takes away what others than the owner may do in a folder and all that is in it: earlier releases, and copies, leave it open. Links
 * are not followed. Returns how many could not be closed, because they are another user's.
 */
export const restrictPermissions = (folder: string): number => {
  let refused = 0;
  const close = (path: string): void => {
    try {
      const { mode } = statSync(path);
      if ((mode & 0o077) !== 0) chmodSync(path, mode & 0o700);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') refused++;
    }
  };
  const closeAll = (path: string): void => {
    close(path);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) closeAll(join(path, entry.name));
      else if (entry.isFile()) close(join(path, entry.name));
    }
  };
  closeAll(folder);
  return refused;
};
