import { existsSync } from 'node:fs';

import { readConfig } from '../config.ts';
import { readReferentials } from '../occupations/referentials.ts';
import { count, step } from '../output/progress.ts';
import { CannotRun, openTarget, runCommand } from './catalogue.ts';

const usage = `Usage: npm run referentials:import -- FOLDER

Reads the national list of occupations (ROME) from what a folder has of France Travail's files: metiers.json and
appellations.json of the API's referentials, CSV files of the ROME data set. Occupations are added or renamed, job titles
come on top of those that are there. The gateway may be running.`;

const batchSize = 500;

await runCommand(async () => {
  const [folder, ...others] = process.argv.slice(2);
  if (folder === undefined || others.length) throw new CannotRun(usage);
  if (!existsSync(folder)) throw new CannotRun(`No such folder: ${folder}`);
  const { records, unfiled } = await readReferentials(folder);
  if (records.length === 0) throw new CannotRun(`No occupations in ${folder}\n\n${usage}`);
  const target = await openTarget(readConfig(process.env));
  try {
    const importing = step('Importing occupations');
    for (let at = 0; at < records.length; at += batchSize) await target.saveOccupations(records.slice(at, at + batchSize));
    importing.done(count(records.length));
    console.log(`  job titles ${count(records.reduce((sum, { titles }) => sum + titles.length, 0))}`);
    if (unfiled) console.log(`  left out   ${count(unfiled)} job titles that do not say their occupation`);
    return 0;
  } finally {
    await target.close();
  }
});
