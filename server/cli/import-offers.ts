import { existsSync } from 'node:fs';

import { importOffers, type ImportReport } from '../offers/import/import-offers.ts';
import { formatCount, startStep } from '../output/progress.ts';
import { UserError } from '../output/user-error.ts';
import { frenchPlaces } from '../places/french-places.ts';
import { command, run } from './command.ts';
import { withData } from './data-access.ts';

const refusalsShown = 50;

const summary = ({ files, read, added, updated, rejected }: ImportReport): string => {
  const rows: readonly (readonly [string, number])[] = [
    ['files', files],
    ['read', read],
    ['added', added],
    ['updated', updated],
    ['refused', rejected.length],
  ];
  const table = rows.map(([name, value]) => `  ${name.padEnd(8)} ${formatCount(value).padStart(10)}`);
  const reasons = rejected.slice(0, refusalsShown).map(({ where, reason }) => `  ${where}: ${reason}`);
  const more = rejected.length > refusalsShown ? [`  … and ${formatCount(rejected.length - refusalsShown)} more`] : [];
  return [...table, ...(rejected.length ? ['', 'Refused:', ...reasons, ...more] : [])].join('\n');
};

await run(
  command(
    'offers:import',
    'Reads France Travail offers (API « Offres d’emploi v2 »). An offer whose id is known is updated. The gateway may be running.',
  )
    .argument(
      '<path...>',
      'files and folders of them: a bare offer, an array, a search response, or one of these a line (NDJSON), plain or .gz',
    )
    .action(async (paths) => {
      const absent = paths.filter((path) => !existsSync(path));
      if (absent.length) throw new UserError(`No such file or folder: ${absent.join(', ')}`);
      const places = new Map((await frenchPlaces()).map((place) => [place.code, place]));
      await withData(async (data) => {
        const importing = startStep('Importing offers');
        const report = await importOffers(paths, {
          places,
          save: data.save,
          onProgress: ({ read }) => importing.update(`${formatCount(read)} read`),
        });
        importing.done();
        console.log(summary(report));
        if (report.read > 0 && report.rejected.length === report.read) process.exitCode = 1;
      });
    }),
);
