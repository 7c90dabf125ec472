import { parseArgs } from 'node:util';

import { readConfig } from '../config.ts';
import { CannotRun, openTarget, runCommand } from './catalogue.ts';

const usage = `Usage: npm run audit -- [NUMBER] [--limit 200]

Shows what has happened to applications, the latest first, or to the one with this number: when, what, and whether the person,
the recruiter or the system did it. Nobody is named. The gateway may be running.`;

const typed = () => {
  try {
    return parseArgs({
      options: { limit: { type: 'string', default: '200' }, help: { type: 'boolean', short: 'h', default: false } },
      allowPositionals: true,
    });
  } catch {
    throw new CannotRun(usage);
  }
};

await runCommand(async () => {
  const {
    positionals: [number, ...others],
    values: { limit, help },
  } = typed();
  if (help) {
    console.log(usage);
    return 0;
  }
  if (others.length || !/^[1-9]\d{0,5}$/.test(limit)) throw new CannotRun(usage);
  const target = await openTarget(readConfig(process.env));
  try {
    const entries = await target.audit(Number(limit), number?.toUpperCase());
    for (const { at, number, event, actor } of entries) console.log(`${at}  ${number}  ${actor.padEnd(9)}  ${event}`);
    if (entries.length === 0) console.log(number ? `Nothing is known of application ${number}.` : 'Nothing has happened yet.');
    return 0;
  } finally {
    await target.close();
  }
});
