import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** Folders of `components/` that are not an element. */
const notElements = new Set(['cdn']);

/** The elements by the name of their folder: `offer-search`, `provider`. */
export const componentNames = (): string[] =>
  readdirSync(`${projectFolder}components`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !notElements.has(entry.name))
    .map(({ name }) => name)
    .sort();
