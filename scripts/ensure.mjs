// Runs before everything else, on whatever Node there is: plain JavaScript, no dependency.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(project, 'node_modules/.installed-from');
const lockfile = createHash('sha256')
  .update(readFileSync(join(project, 'package-lock.json')))
  .digest('hex');

/** npm writes its own copy of the lockfile last: where that is the newer, an install by hand has just been completed. */
const installedByHand = () => {
  const copy = statSync(join(project, 'node_modules/.package-lock.json'), { throwIfNoEntry: false });
  return !existsSync(stamp) && copy !== undefined && copy.mtimeMs > statSync(join(project, 'package-lock.json')).mtimeMs;
};

if (installedByHand()) writeFileSync(stamp, lockfile);
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockfile) {
  console.log('Installing dependencies (a minute or two the first time) …');
  const start = Date.now();
  const npm = process.env.npm_execpath;
  const [program, ...args] = npm ? [process.execPath, npm] : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  try {
    execFileSync(program, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: project,
      stdio: 'inherit',
      shell: !npm && process.platform === 'win32',
    });
  } catch {
    console.error('The dependencies could not be installed: see npm’s message above.');
    process.exit(1);
  }
  writeFileSync(stamp, lockfile);
  console.log(`✓ Dependencies installed (${((Date.now() - start) / 1000).toFixed(1)} s)`);
}

// TypeScript runs as it is from Node 22.18 on. npm puts the Node of node_modules/.bin first where the registry has one.
const path = [join(project, 'node_modules/.bin'), process.env.PATH].join(delimiter);
const version = execFileSync('node', ['--version'], { env: { ...process.env, PATH: path }, encoding: 'utf8' }).trim();
const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`Node ${version} is too old, and none comes with npm for this platform: install Node 22.18 or later.`);
  process.exit(1);
}
