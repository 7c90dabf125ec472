import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small disk of its own, that can really be full: a tmpfs. */
export const smallDisk = (megabytes: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0;
  const filler = join(folder, 'filler');
  /** Writes until nothing more goes in. */
  const fill = (): void => {
    const handle = openSync(filler, 'w');
    for (const piece of [65_536, 512])
      try {
        for (;;) writeSync(handle, Buffer.alloc(piece));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    closeSync(handle);
  };
  return {
    folder,
    isMounted: mounted,
    fill,
    empty: () => rmSync(filler),
    readOnly: () => spawnSync('mount', ['-o', 'remount,ro', folder]).status === 0,
    close: () => {
      if (mounted) spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const trial = smallDisk(1);
trial.close();

/** Why no disk can be filled here, or `false`. */
export const noSmallDisk: string | false = !trial.isMounted && 'no disk can be made here: that takes Linux and root';
