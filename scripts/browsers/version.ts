import { execFileSync } from 'node:child_process';

/** What a browser says to `--version`. On Windows it would open a window instead. */
export const askVersion = (path: string): string => {
  if (process.platform === 'win32') return '';
  const said = execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return /\d[\w.]*/.exec(said)?.[0] ?? '';
};
