import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import settings from '../lit-localize.json' with { type: 'json' };
import { projectFolder } from './build/sources.ts';

const localize = join(fileURLToPath(import.meta.resolve('@lit/localize-tools/package.json')), '../bin/lit-localize.js');

const { xliffDir } = settings.interchange;
const { outputDir } = settings.output;
const files = settings.targetLocales.flatMap((code) => [`${xliffDir}/${code}.xlf`, `${outputDir}/${code}.ts`]);

/** Takes the messages of the sources to the translators' files, and what stands there to the elements. */
const run = async (config: string): Promise<void> => {
  for (const command of ['extract', 'build'])
    await promisify(execFile)(process.execPath, [localize, command, `--config=${config}`], { cwd: projectFolder });
};

/** The files that are not what the sources and the translators say: what a run would change, tried on a copy. */
const outdated = async (): Promise<string[]> => {
  const folder = `${projectFolder}.cache/messages/`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(projectFolder + xliffDir, folder + xliffDir, { recursive: true });
  const inputFiles = settings.inputFiles.map((pattern) => `../../${pattern}`);
  await writeFile(`${folder}lit-localize.json`, JSON.stringify({ ...settings, inputFiles }));
  await run(`${folder}lit-localize.json`);
  const changed = async (file: string) =>
    (await readFile(folder + file, 'utf8')) !== (await readFile(projectFolder + file, 'utf8').catch(() => ''));
  const found: string[] = [];
  for (const file of files) if (await changed(file)) found.push(file);
  return found;
};

/** What translators have still to write, one line each. */
const untranslated = async (): Promise<string[]> => {
  const missing: string[] = [];
  for (const code of settings.targetLocales) {
    const text = await readFile(`${projectFolder}${xliffDir}/${code}.xlf`, 'utf8');
    for (const [, source = '', rest = ''] of text.matchAll(/<source>(.*?)<\/source>(.*?)<\/trans-unit>/gs))
      if (!/<target>.*\S.*<\/target>/s.test(rest)) missing.push(`${code}: ${source}`);
  }
  return missing;
};

const complain = (title: string, lines: readonly string[]): void => {
  if (lines.length === 0) return;
  console.error([title, ...lines].join('\n  '));
  process.exitCode = 1;
};

if (process.argv.includes('--check')) complain('Run “npm run messages”; it changes', await outdated());
else await run(`${projectFolder}lit-localize.json`);
complain('Not translated:', await untranslated());
