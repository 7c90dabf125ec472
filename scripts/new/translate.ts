import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import settings from '../../lit-localize.json' with { type: 'json' };
import { translatedInto } from '../build/locales.ts';
import translations from './translations.json' with { type: 'json' };

/** Runs one of the project's own scripts in `folder`. */
export const runScript = (folder: string, name: string): Promise<unknown> =>
  promisify(execFile)(process.execPath, [`scripts/${name}.ts`], { cwd: folder });

const sayings: Readonly<Record<string, Readonly<Record<string, string>>>> = translations;

/** Takes the messages of the new element to the translators' files, with their translations, and back to the element. */
export const translate = async (folder: string): Promise<void> => {
  await runScript(folder, 'messages').catch(() => {}); // some are not translated yet
  for (const code of translatedInto) {
    const path = join(folder, settings.interchange.xliffDir, `${code}.xlf`);
    const text = Object.entries(sayings).reduce(
      (xliff, [source, said]) =>
        xliff.replace(
          new RegExp(`(<source>${source}</source>)(?!\\s*<target>)`),
          (_, unit: string) => `${unit}\n  <target>${said[code] ?? ''}</target>`,
        ),
      await readFile(path, 'utf8'),
    );
    await writeFile(path, text);
  }
  await runScript(folder, 'messages');
};
