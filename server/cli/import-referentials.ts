import { existsSync } from 'node:fs';

import { readReferentials } from '../occupations/referentials.ts';
import { formatCount, startStep } from '../output/progress.ts';
import { UserError } from '../output/user-error.ts';
import { command, run } from './command.ts';
import { withData } from './data-access.ts';

const batchSize = 500;

await run(
  command(
    'referentials:import',
    'Reads the national list of occupations (ROME). Occupations are added or renamed, job titles come on top of those that are there. The gateway may be running.',
  )
    .argument(
      '<folder>',
      'with files of France Travail: metiers.json and appellations.json of the API’s referentials, CSV files of the ROME data set',
    )
    .action(async (folder) => {
      if (!existsSync(folder)) throw new UserError(`No such folder: ${folder}`);
      const { records, unfiled } = await readReferentials(folder);
      if (records.length === 0)
        throw new UserError(`There are no occupations in ${folder}: it needs metiers.json, or the ROME data set.`);
      await withData(async (data) => {
        const importing = startStep('Importing occupations');
        for (let at = 0; at < records.length; at += batchSize) await data.saveOccupations(records.slice(at, at + batchSize));
        importing.done(formatCount(records.length));
        console.log(`  job titles ${formatCount(records.reduce((sum, { titles }) => sum + titles.length, 0))}`);
        if (unfiled) console.log(`  left out   ${formatCount(unfiled)} job titles that do not say their occupation`);
      });
    }),
);
