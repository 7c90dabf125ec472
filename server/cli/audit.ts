import { command, numberIn, run } from './command.ts';
import { withData } from './data-access.ts';

await run(
  command(
    'audit',
    'Shows what has happened to applications, the latest first: when, what, and whether the applicant, the recruiter or the system did it. Nobody is named. The gateway may be running.',
  )
    .argument('[reference]', 'of the one application to tell of')
    .option('--limit <entries>', 'how many to show', numberIn('--limit', 1, 999_999, 'a number of entries, 200 say'), 200)
    .action(async (reference, { limit }) =>
      withData(async (data) => {
        const entries = await data.audit(limit, reference?.toUpperCase());
        for (const { at, reference, event, actor } of entries) console.log(`${at}  ${reference}  ${actor.padEnd(9)}  ${event}`);
        if (entries.length === 0)
          console.log(reference ? `Nothing is known of application ${reference}.` : 'Nothing has happened yet.');
      }),
    ),
);
