import { parseArgs } from 'node:util';

import { lookupOf } from '../language/words.ts';
import { readConfig } from '../config.ts';
import { isLocal } from '../http/origins.ts';
import { oneLine } from '../mail/text.ts';
import type { Account, Order } from '../partners/partner-orders.ts';
import { CannotRun, openTarget, runCommand } from './catalogue.ts';
import { accountText, snippet } from './partners/account.ts';
import { detailOptions, readDetails } from './partners/details.ts';
import { readRecruiter, recruiterOptions } from './partners/recruiter-details.ts';
import { usage } from './partners/usage.ts';

/** The shortest and the usual time that two keys work side by side, in hours. */
const overlaps = { least: 24, usual: 168, most: 8_760 };

const options = {
  ...detailOptions,
  ...recruiterOptions,
  id: { type: 'string' },
  test: { type: 'boolean', default: false },
  overlap: { type: 'string', default: `${overlaps.usual}` },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

const typed = () => {
  try {
    // What was pasted has things in it that nobody sees, and no message could show.
    return parseArgs({ args: process.argv.slice(2).map(oneLine), options, allowPositionals: true });
  } catch (error) {
    const [mistake] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new CannotRun(`${mistake}.\n“npm run partners -- --help” says what there is.`);
  }
};

type Values = ReturnType<typeof typed>['values'];

/** « Ville de Nyons » → `ville-de-nyons` */
const idFrom = (text: string): string => {
  const id = lookupOf(text).replaceAll(' ', '-').slice(0, 60);
  if (!/^[a-z0-9-]+$/.test(id)) throw new CannotRun(`“${text}” gives no name to call the partner by: choose one, --id nyons`);
  return id;
};

const one = (given: string | undefined, what: string): string => {
  if (!given) throw new CannotRun(`Say which: ${what}`);
  return given;
};

const addOrder = async (values: Values): Promise<Order> => {
  const details = await readDetails(values);
  if (!details.name) throw new CannotRun('A partner needs a name: --name "Ville de Nyons"');
  if (!details.origins?.length)
    throw new CannotRun('A partner needs the origin of its site, scheme and host: --origin https://www.nyons.fr');
  return { command: 'add', id: idFrom(values.id ?? details.name), details };
};

const editOrder = async (id: string, values: Values): Promise<Order> => {
  const details = await readDetails(values);
  if (Object.keys(details).length === 0) throw new CannotRun(`Say what to change of “${id}”: --origin https://www.nyons.fr`);
  if (details.origins?.length === 0) throw new CannotRun('A partner needs one origin at least. To shut it out, revoke its keys.');
  return { command: 'edit', id, details };
};

const rotateOrder = (id: string, { test, overlap }: Values): Order => {
  const hours = /^\d{1,4}$/.test(overlap) ? Number(overlap) : 0;
  if (hours < overlaps.least || hours > overlaps.most)
    throw new CannotRun(
      `--overlap is “${overlap}”: it must be a number of hours, ${overlaps.least} at least, so that no page is left without a key.`,
    );
  return { command: 'rotate', id, mode: test ? 'test' : 'live', overlap: hours };
};

const orderOf = async ([command, what]: readonly string[], values: Values): Promise<Order> => {
  switch (command) {
    case 'add':
      return addOrder(values);
    case 'list':
      return { command, id: what };
    case 'edit':
      return editOrder(one(what, 'npm run partners -- edit nyons --origin https://www.nyons.fr'), values);
    case 'recruit':
      return {
        command,
        id: one(what, 'npm run partners -- recruit boulangerie --contact donnees@exemple.fr'),
        ...(await readRecruiter(values)),
      };
    case 'sign':
      return { command, id: one(what, 'npm run partners -- sign boulangerie') };
    case 'rotate':
      return rotateOrder(one(what, 'npm run partners -- rotate nyons'), values);
    case 'revoke':
      return { command, key: one(what, 'npm run partners -- revoke pk_live_…') };
    default:
      throw new CannotRun(command ? `There is no command “${command}”.\n\n${usage}` : usage);
  }
};

const keyFor = ({ keys }: Account, mode: 'test' | 'live'): string =>
  keys.find((key) => key.mode === mode && key.expiresAt === null)?.key ?? '';

/** What follows from what has been done. */
const advice = (order: Order, account: Account, gateway: string): string[] => {
  if (order.command === 'add') {
    // A live key works on no page of somebody's own machine.
    const isForTests = account.partner.origins.every(isLocal);
    return [
      isForTests ? 'To paste into the page, with the test key, since no live key works on localhost:' : 'To paste into the page:',
      snippet(account, keyFor(account, isForTests ? 'test' : 'live'), gateway),
      ...(isForTests ? [] : [`On localhost, at any port, use the test key: ${keyFor(account, 'test')}`]),
    ];
  }
  if (order.command === 'rotate')
    return [
      `The new ${order.mode} key is ${keyFor(account, order.mode)}. Until the older one expires, both work: put the new one into the pages.`,
      snippet(account, keyFor(account, order.mode), gateway),
    ];
  if (order.command === 'sign')
    return [
      `Tokens that fill in a form are signed with (HS256): ${account.prefillSecret}\nIt is a secret, shown this once. What was signed with another before fills in nothing any more.`,
    ];
  if (order.command === 'revoke') return [`${order.key} is revoked: within seconds no gateway serves it any more.`];
  return [];
};

await runCommand(async () => {
  const { positionals, values } = typed();
  if (values.help || positionals[0] === 'help') {
    console.log(usage);
    return 0;
  }
  const order = await orderOf(positionals, values);
  const config = readConfig(process.env);
  const target = await openTarget(config);
  try {
    const answer = await target.order(order);
    if ('mistake' in answer) throw new CannotRun(answer.mistake);
    const gateway = config.publicUrl ?? target.address ?? `http://${config.host}:${config.port}`;
    const texts = answer.accounts.flatMap((account) => [accountText(account, gateway), ...advice(order, account, gateway)]);
    console.log((texts.length ? texts : ['There is no partner yet.']).join('\n\n'));
    if (!config.publicUrl && (order.command === 'add' || order.command === 'rotate'))
      console.log(
        `\n${gateway} is this gateway as this machine sees it: set PUBLIC_URL to the address that partners’ pages reach.`,
      );
    return 0;
  } finally {
    await target.close();
  }
});
