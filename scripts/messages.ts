import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import settings from '../lit-localize.json' with { type: 'json' };
import { componentNames, projectFolder } from './build/sources.ts';
import { translatedInto, localesFolder, localesModule } from './build/locales.ts';

const localize = join(fileURLToPath(import.meta.resolve('@lit/localize-tools/package.json')), '../bin/lit-localize.js');
const { xliffDir } = settings.interchange;

/** Where a run is tried, before anything in the project changes. */
const folder = `${projectFolder}.cache/messages/`;

/** Runs Localize's tool in that folder, on sources of the project. */
const run = async (command: 'extract' | 'build', name: string, sources: readonly string[], outputDir: string): Promise<void> => {
  const inputFiles = sources.map((pattern) => `../../${pattern}`);
  const config = `${folder}${name}.json`;
  await writeFile(config, JSON.stringify({ ...settings, inputFiles, output: { ...settings.output, outputDir } }));
  await promisify(execFile)(process.execPath, [localize, command, `--config=${config}`], { cwd: projectFolder });
};

/**
 * Takes the messages of the sources to the translators' files, and what stands there to the elements, to each what it says
 * itself: a page loads the words of the elements it has. Returns the paths of the files.
 */
const takeMessages = async (): Promise<string[]> => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(projectFolder + xliffDir, folder + xliffDir, { recursive: true });
  await run('extract', 'all', settings.inputFiles, settings.output.outputDir);
  const paths = translatedInto.map((code) => `${xliffDir}/${code}.xlf`);
  for (const name of componentNames()) {
    const outputDir = localesFolder(name);
    await run('build', name, [`components/${name}/**/*.ts`], outputDir);
    const languages = translatedInto.map((code) => `${outputDir}/${code}.ts`);
    const written = await Promise.all(languages.map((path) => readFile(folder + path, 'utf8')));
    if (!written.some((text) => /^\s*'/m.test(text))) continue; // it says nothing
    await writeFile(`${folder}${outputDir}/index.ts`, localesModule);
    paths.push(...languages, `${outputDir}/index.ts`);
  }
  return paths;
};

/** Those of the files that the project has not, or has otherwise. */
const changed = async (paths: readonly string[]): Promise<string[]> => {
  const found: string[] = [];
  for (const path of paths) {
    const there = await readFile(projectFolder + path, 'utf8').catch(() => '');
    if ((await readFile(folder + path, 'utf8')) !== there) found.push(path);
  }
  return found;
};

/** What translators have still to write, one line each. */
const untranslated = async (): Promise<string[]> => {
  const missing: string[] = [];
  for (const code of translatedInto) {
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

const paths = await changed(await takeMessages());
if (process.argv.includes('--check')) complain('Run “npm run messages”; it changes', paths);
else
  for (const path of paths) {
    await mkdir(dirname(projectFolder + path), { recursive: true });
    await cp(folder + path, projectFolder + path);
  }
complain('Not translated:', await untranslated());
