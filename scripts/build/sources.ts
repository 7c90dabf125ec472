import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));

/** Folders of `components/` that are not an element. */
const notElements = new Set(['cdn']);

/** The elements by the name of their folder: `offer-search`, `provider`. */
export const componentNames = (folder = projectFolder): string[] =>
  readdirSync(`${folder}components`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !notElements.has(entry.name))
    .map(({ name }) => name)
    .sort();

/** `emploi-job-fair` → `EmploiJobFair`. */
export const classNameOf = (tag: string): string => tag.replaceAll(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

/** `job-fair` → `jobFair`. */
export const variableNameOf = (name: string): string => name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
