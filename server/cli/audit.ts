import { command, numberIn, run } from './command.ts';
import { withData } from './data-access.ts';

await run(
  command(
    'audit',
    'Shows what has happened to applications, the latest first: when, what, and whether the person, the recruiter or the system did it. Nobody is named. The gateway may be running.',
  )
    .argument('[number]', 'of the one application to tell of')
    .option('--limit <entries>', 'how many to show', numberIn('--limit', 1, 999_999, 'a number of entries, 200 say'), 200)
    .action(async (number, { limit }) =>
      withData(async (data) => {
        const entries = await data.audit(limit, number?.toUpperCase());
        for (const { at, number, event, actor } of entries) console.log(`${at}  ${number}  ${actor.padEnd(9)}  ${event}`);
        if (entries.length === 0)
          console.log(number ? `Nothing is known of application ${number}.` : 'Nothing has happened yet.');
      }),
    ),
);
