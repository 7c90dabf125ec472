import { existsSync } from 'node:fs';

import { frenchPlaces } from '../places/french-places.ts';
import { readConfig } from '../config.ts';
import { importOffers, type ImportReport } from '../offers/import/import-offers.ts';
import { count, step } from '../output/progress.ts';
import { CannotRun, openTarget, runCommand } from './catalogue.ts';

const usage = `Usage: npm run offers:import -- PATH…

Reads France Travail offers (API « Offres d'emploi v2 ») from files and folders: a bare offer, an array, a search response,
or one of these a line (NDJSON), plain or .gz. An offer whose id is known is updated. The gateway may be running.`;

const refusalsShown = 50;

const summary = ({ files, read, added, updated, refused }: ImportReport): string => {
  const rows: readonly (readonly [string, number])[] = [
    ['files', files],
    ['read', read],
    ['added', added],
    ['updated', updated],
    ['refused', refused.length],
  ];
  const table = rows.map(([name, value]) => `  ${name.padEnd(8)} ${count(value).padStart(10)}`);
  const reasons = refused.slice(0, refusalsShown).map(({ where, reason }) => `  ${where}: ${reason}`);
  const more = refused.length > refusalsShown ? [`  … and ${count(refused.length - refusalsShown)} more`] : [];
  return [...table, ...(refused.length ? ['', 'Refused:', ...reasons, ...more] : [])].join('\n');
};

await runCommand(async () => {
  const paths = process.argv.slice(2);
  if (paths.length === 0) throw new CannotRun(usage);
  const absent = paths.filter((path) => !existsSync(path));
  if (absent.length) throw new CannotRun(`No such file or folder: ${absent.join(', ')}`);

  const places = new Map((await frenchPlaces()).map((place) => [place.code, place]));
  const target = await openTarget(readConfig(process.env));
  try {
    const importing = step('Importing offers');
    const report = await importOffers(paths, {
      places,
      save: target.save,
      onProgress: ({ read }) => importing.update(`${count(read)} read`),
    });
    importing.done();
    console.log(summary(report));
    return report.read > 0 && report.refused.length === report.read ? 1 : 0;
  } finally {
    await target.close();
  }
});
