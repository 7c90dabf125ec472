import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { createApp } from '../server/app.ts';
import { storesOf } from '../server/context/stores.ts';
import { projectFolder } from './build/sources.ts';
import { elementsDocument } from './elements-document.ts';
import { settingsDocument } from './settings-document.ts';

/** What partners and operators build upon, as the sources have it: kept in git, so that every change of it is seen in a diff. */
const committed = `${projectFolder}docs/`;

const analyzer = fileURLToPath(import.meta.resolve('@custom-elements-manifest/analyzer/cem.js'));

/** Tags, attributes, properties, events, slots and parts, read from the sources of the elements. */
const elementsManifest = async (): Promise<string> => {
  const outdir = '.cache/manifest';
  await promisify(execFile)(process.execPath, [analyzer, 'analyze', '--outdir', outdir], { cwd: projectFolder });
  return readFile(`${projectFolder}${outdir}/custom-elements.json`, 'utf8');
};

/** The gateway's API, as the gateway itself describes it. No database is asked. */
const apiDocument = async (): Promise<string> => {
  const none = () => Promise.reject(new Error('The document needs no data'));
  const app = createApp(storesOf({ query: none, execute: none, transaction: none, exclusive: none, close: none }));
  const answer = await app.request('/v1/openapi.json');
  if (!answer.ok) throw new Error(`The gateway does not describe its API: ${await answer.text()}`);
  return `${JSON.stringify(await answer.json(), null, 2)}\n`;
};

const documents = [
  { name: 'api/custom-elements.json', read: elementsManifest },
  { name: 'api/elements.md', read: async () => elementsDocument(await elementsManifest()) },
  { name: 'api/openapi.json', read: apiDocument },
  { name: 'settings.md', read: settingsDocument },
] as const;

const writeDocuments = async (): Promise<void> => {
  await mkdir(`${committed}api`, { recursive: true });
  for (const { name, read } of documents) await writeFile(committed + name, await read());
};

/** The documents in git that do not say what the sources say. */
const outdated = async (): Promise<string[]> => {
  const names: string[] = [];
  for (const { name, read } of documents) {
    const kept = await readFile(committed + name, 'utf8').catch(() => undefined);
    if (kept !== (await read())) names.push(`docs/${name}`);
  }
  return names;
};

/** Puts the description of the elements beside the built ones, where `package.json` says it is. */
export const copyManifest = (): Promise<void> =>
  copyFile(`${committed}api/custom-elements.json`, `${projectFolder}dist/custom-elements.json`);

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const names = await outdated();
    if (names.length) {
      console.error(
        `The sources say something else than ${names.join(' and ')}: run “npm run manifest”, review the diff and add a changeset.`,
      );
      process.exitCode = 1;
    }
  } else await writeDocuments();
}
