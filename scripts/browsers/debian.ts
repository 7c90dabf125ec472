import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const isDebian = (): boolean =>
  existsSync('/etc/os-release') && /^ID(?:_LIKE)?=.*(?:debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));

export const canInstall = (): boolean => isDebian() && process.getuid?.() === 0;

/** Installs packages of Debian; only root can. Where that fails, `apt-get` says why. */
export const install = (packages: readonly string[]): void => {
  console.log(`Installing ${packages.join(', ')} with apt-get …`);
  const quietly: ExecFileSyncOptions = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  try {
    execFileSync('apt-get', ['update', '-qq'], quietly);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quietly);
  } catch {
    console.error('apt-get has failed.');
  }
};
