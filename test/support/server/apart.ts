import { spawnSync } from 'node:child_process';

/** What starts a program among processes of its own, numbered from 1, as a container does. */
export const apart = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'] as const;

/** Why no program can be started so here, or `false`. */
export const notApart: string | false =
  process.platform === 'linux' && spawnSync(apart[0], [...apart.slice(1), 'true']).status === 0
    ? false
    : 'processes cannot be kept apart here: that takes Linux, unshare and root';
