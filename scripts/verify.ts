import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import { projectFolder } from './build/sources.ts';

const Programs = v.object({ bin: v.union([v.string(), v.record(v.string(), v.string())]) });

/** The script behind a program that a package brings. */
const programOf = (packageName: string, name: string): string => {
  const folder = join(projectFolder, 'node_modules', packageName);
  const { bin } = v.parse(Programs, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const script = join(folder, typeof bin === 'string' ? bin : (bin[name] ?? ''));
  if (!existsSync(script)) throw new Error(`${packageName} brings no program ${name}`);
  return script;
};

interface Check {
  name: string;
  /** A script and its arguments. */
  run: () => readonly [string, ...string[]];
  /** Its output is shown while it runs, and not only when it fails. */
  isLong?: boolean;
}

/** What must hold before a change lands; the quick checks first. */
const checks: readonly Check[] = [
  { name: 'Format', run: () => [programOf('prettier', 'prettier'), '--check', '--log-level=warn', '.'] },
  { name: 'ESLint', run: () => [programOf('eslint', 'eslint'), '--max-warnings=0', '.'] },
  {
    name: 'Templates',
    run: () => [programOf('@jackolope/lit-analyzer', 'lit-analyzer'), 'src', 'components', '--strict', '--maxWarnings', '0'],
  },
  { name: 'Types', run: () => [programOf('typescript', 'tsc'), '-p', '.'] },
  { name: 'Public API and settings in docs', run: () => ['scripts/manifest.ts', '--check'] },
  { name: 'Messages and their translations', run: () => ['scripts/messages.ts', '--check'] },
  { name: 'Build', run: () => ['scripts/build.ts'] },
  { name: 'Package for npm', run: () => [programOf('publint', 'publint'), '--strict'] },
  { name: 'Types of the package', run: () => [programOf('@arethetypeswrong/cli', 'attw'), '--pack', '.', '--profile=esm-only'] },
  { name: 'Sizes', run: () => [programOf('size-limit', 'size-limit')] },
  { name: 'Tests', run: () => ['scripts/test.ts'], isLong: true },
];

/** Whether the check has passed, and what it said. */
const runCheck = ({ run, isLong = false }: Check): Promise<{ passed: boolean; output: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...run()], {
      cwd: projectFolder,
      stdio: ['ignore', ...(isLong ? (['inherit', 'inherit'] as const) : (['pipe', 'pipe'] as const))],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const begin = performance.now();
for (const check of checks) {
  const start = performance.now();
  if (check.isLong) console.log(`\n▶ ${check.name}`);
  const { passed, output } = await runCheck(check);
  if (!passed) {
    if (output) console.error(`\n${output.trim()}`);
    console.error(`\n✗ ${check.name} (${seconds(start)})`);
    process.exit(1);
  }
  console.log(`✓ ${check.name} (${seconds(start)})`);
}
console.log(`\nAll is well (${seconds(begin)})`);
