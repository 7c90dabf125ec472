import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';

/**
 * Writes `integrity.json`: for each self-contained file, the `integrity` with which a browser refuses any other (W3C
 * Subresource Integrity). Not for the loader: it would say nothing of what that loads.
 */
export const writeIntegrity = async (folder: string): Promise<void> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js') && name !== 'loader.js').sort();
  const hashes = await Promise.all(
    names.map(async (name) => [
      name,
      `sha384-${createHash('sha384')
        .update(await readFile(folder + name))
        .digest('base64')}`,
    ]),
  );
  await writeFile(`${folder}integrity.json`, `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
};
