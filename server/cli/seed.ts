import { parseArgs } from 'node:util';

import { readConfig } from '../config.ts';
import { step } from '../output/progress.ts';
import { defaultOfferCount, loadCatalogue } from '../seed/catalogue.ts';
import { storesOf } from '../context/stores.ts';
import { CannotRun, openForCommand, runCommand } from './catalogue.ts';

const usage = `Usage: npm run seed -- [--offers ${defaultOfferCount}]

Replaces the sample offers of the catalogue by as many as asked for. Imported offers stay.`;

await runCommand(async () => {
  const { values } = parseArgs({ options: { offers: { type: 'string', default: `${defaultOfferCount}` } } });
  const offers = Number(values.offers);
  if (!Number.isInteger(offers) || offers < 0) throw new CannotRun(usage);
  const db = await openForCommand(readConfig(process.env));
  try {
    await db.transaction(async (tx) => {
      await storesOf(tx).offers.removeSamples();
      await loadCatalogue(tx, { offers, step });
    });
    return 0;
  } finally {
    await db.close();
  }
});
