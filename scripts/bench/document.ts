import { readFile, writeFile } from 'node:fs/promises';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { projectFolder } from '../build/sources.ts';

/** When and on what a benchmark ran: « Measured on 2026-11-25: 2 cores (…) … ». */
export const measuredOn = (...others: string[]): string => {
  const model = cpus()[0]?.model ?? 'unknown';
  const machine = `${cpus().length} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${release()}`;
  return `Measured on ${new Date().toISOString().slice(0, 10)}: ${[machine, `Node ${process.versions.node}`, ...others].join(', ')}.`;
};

/** Writes figures anew between the two comments of that name in `docs/benchmarks.md`. */
export const writeSection = async (name: string, text: string): Promise<void> => {
  const document = join(projectFolder, 'docs/benchmarks.md');
  const before = await readFile(document, 'utf8');
  const section = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!section.test(before)) throw new Error(`docs/benchmarks.md has no section “${name}”`);
  const after = before.replace(section, (_, start: string, end: string) => `${start}\n${text}\n\n${end}`);
  await writeFile(document, await format(after, { ...(await resolveConfig(document)), filepath: document }));
};
