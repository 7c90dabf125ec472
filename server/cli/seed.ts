import { readConfig } from '../config.ts';
import { storesOf } from '../context/stores.ts';
import { startStep } from '../output/progress.ts';
import { defaultOfferCount, loadCatalogue } from '../seed/catalogue.ts';
import { command, numberIn, run } from './command.ts';
import { openForCommand } from './data-access.ts';

await run(
  command('seed', 'Replaces the sample offers of the catalogue by as many as asked for. Imported offers stay.')
    .option(
      '--offers <number>',
      'how many there are to be',
      numberIn('--offers', 0, 9_999_999, `a number of offers, ${defaultOfferCount} say`),
      defaultOfferCount,
    )
    .action(async ({ offers }) => {
      const db = await openForCommand(readConfig(process.env));
      try {
        await db.transaction(async (tx) => {
          await storesOf(tx).offers.removeSamples();
          await loadCatalogue(tx, { offers, step: startStep });
        });
      } finally {
        await db.close();
      }
    }),
);
