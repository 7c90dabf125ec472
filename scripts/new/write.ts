import { existsSync, globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { format, getFileInfo, resolveConfig } from 'prettier';

import { localesFolder, localesModule, translatedInto } from '../build/locales.ts';
import { writeElementLists } from '../elements.ts';
import { BadTag, folderNameOf, renamed, resourceOf } from './names.ts';
import { wiring } from './wiring.ts';

const template = join(import.meta.dirname, 'template');

const templateFiles = globSync(['**/*.*', '.changeset/*'], { cwd: template, withFileTypes: true })
  .filter((file) => file.isFile())
  .map((file) => join(file.parentPath, file.name));

/** `sample_things.sql` → `0014_job_fairs.sql`: migrations run in the order of their numbers. */
const numbered = (path: string, folder: string): string => {
  const numbers = globSync('server/database/migrations/*.sql', { cwd: folder }).map((file) => Number(/(\d+)_/.exec(file)?.[1]));
  return path.replace(/(migrations\/)/, `$1${`${Math.max(...numbers) + 1}`.padStart(4, '0')}_`);
};

/** The files of a new element, and those of the project with it in them, by path. */
const newFiles = async (name: string, folder: string): Promise<Readonly<Record<string, string>>> => {
  const as = (text: string): string => renamed(text, name);
  const files: Record<string, string> = {};
  for (const file of templateFiles) {
    const path = as(file.slice(template.length + 1).replaceAll('\\', '/'));
    files[numbered(path, folder)] = as(await readFile(file, 'utf8'));
  }
  files[`${localesFolder(name)}/index.ts`] = localesModule;
  for (const code of translatedInto) files[`${localesFolder(name)}/${code}.ts`] = 'export const templates = {};';
  for (const [path, wire] of Object.entries(wiring)) files[path] = wire(await readFile(folder + path, 'utf8'), as);
  return files;
};

/** Writes a new element and its resource into the project in `folder`; returns the paths of what it has written. */
export const writeElement = async (tag: string, folder: string): Promise<string[]> => {
  const name = folderNameOf(tag);
  const resource = resourceOf(name);
  if (existsSync(`${folder}components/${name}`)) throw new BadTag(`<${tag}> exists already.`);
  if (existsSync(`${folder}server/${resource}`)) throw new BadTag(`“${tag}” cannot be: the gateway has “${resource}” already.`);
  const files = await newFiles(name, folder);
  const style = await resolveConfig(`${folder}package.json`);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(folder + path), { recursive: true });
    const { inferredParser } = await getFileInfo(path);
    await writeFile(folder + path, inferredParser ? await format(text, { ...style, filepath: path }) : text);
  }
  await writeElementLists(folder);
  return Object.keys(files);
};
