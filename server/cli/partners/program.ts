import * as v from 'valibot';

import { isLocal } from '../../http/origins.ts';
import { lookupKey } from '../../language/tokenizer.ts';
import { UserError } from '../../output/user-error.ts';
import { PartnerDetails, IntakeDetails, type PartnerAccount, type PartnerCommand } from '../../partners/partner-command.ts';
import type { KeyMode } from '../../partners/store.ts';
import { departementCodes } from '../../places/french-places.ts';
import { command, numberIn } from '../command.ts';
import { withData } from '../data-access.ts';
import { accountText, snippet } from './account.ts';
import { withIntakeOptions } from './intake-options.ts';
import { withPartnerOptions } from './partner-options.ts';

type PartnerOptions = ReturnType<ReturnType<typeof withPartnerOptions>['opts']>;
type IntakeOptions = ReturnType<ReturnType<typeof withIntakeOptions>['opts']>;

/** « Ville de Nyons » → `ville-de-nyons` */
const idFrom = (text: string): string => {
  const id = lookupKey(text).replaceAll(' ', '-').slice(0, 60);
  if (!/^[a-z0-9-]+$/.test(id)) throw new UserError(`“${text}” gives no name to call the partner by: choose one, --id nyons`);
  return id;
};

/** The options that were given, where an empty one takes back what was set. */
const given = (options: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(options)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, value === '' ? null : value]),
  );

const detailsOf = async ({
  origin,
  element,
  departement,
  siret,
  company,
  ...others
}: PartnerOptions): Promise<PartnerDetails> => {
  const known = await departementCodes();
  const unknown = departement?.find((code) => !known.has(code));
  if (unknown !== undefined) throw new UserError(`“${unknown}” is no code of a département: write 26, 2A or 974.`);
  const lists = { origins: origin, elements: element, departements: departement, sirets: siret, companies: company };
  return v.parse(PartnerDetails, given({ ...others, ...lists }));
};

const intakeOf = ({ recruiter, webhook, cv, questions, offer, ...others }: IntakeOptions) => ({
  details: v.parse(IntakeDetails, given({ ...others, name: recruiter, webhookUrl: webhook, cvRequired: cv })),
  ...(questions && { questions }),
  ...(offer !== undefined && { offer }),
});

/** Has a command done, and prints the accounts it was about, each with what follows from it. `gateway`: where it is reached. */
const send = (
  asked: PartnerCommand,
  { shows = () => [], pastes = false }: { shows?: (account: PartnerAccount, gateway: string) => string[]; pastes?: boolean } = {},
): Promise<void> =>
  withData(async (data, config) => {
    const answer = await data.partners(asked);
    if ('refusal' in answer) throw new UserError(answer.refusal);
    const gateway = config.publicUrl ?? data.address ?? `http://${config.host}:${config.port}`;
    const texts = answer.accounts.flatMap((account) => [accountText(account, gateway), ...shows(account, gateway)]);
    console.log((texts.length ? texts : ['There is no partner yet.']).join('\n\n'));
    if (pastes && !config.publicUrl)
      console.log(
        `\n${gateway} is this gateway as this machine sees it: set PUBLIC_URL to the address that partners’ pages reach.`,
      );
  });

const keyFor = ({ keys }: PartnerAccount, mode: KeyMode): string =>
  keys.find((key) => key.mode === mode && key.expiresAt === null)?.key ?? '';

const toPaste = (account: PartnerAccount, gateway: string): string[] => {
  // A live key works on no page of somebody's own machine.
  if (account.partner.origins.every(isLocal))
    return [
      'To paste into the page, with the test key, since no live key works on localhost:',
      snippet(account, keyFor(account, 'test'), gateway),
    ];
  return [
    'To paste into the page:',
    snippet(account, keyFor(account, 'live'), gateway),
    `On localhost, at any port, use the test key: ${keyFor(account, 'test')}`,
  ];
};

/** The command `partners`, as it is before anything is typed. */
export const partnersProgram = () => {
  const program = command(
    'partners',
    `A partner is a site whose pages carry the elements. Its public keys stand in its pages; they open the gateway to the pages of its origins, for what its account allows, and to nobody else’s. The gateway may be running: it follows within seconds.`,
  ).addHelpText(
    'after',
    `
Examples:
  npm run partners -- add --name "Ville de Nyons" --origin https://www.nyons.fr --departement 26
  npm run partners -- edit ville-de-nyons --origin https://www.nyons.fr,https://emploi.nyons.fr
  npm run partners -- intake comptoir --contact donnees@comptoir.fr --email recrutement@comptoir.fr
  npm run partners -- rotate ville-de-nyons --overlap 336

“npm run partners -- edit --help” says what can be said of a partner. More: docs/partners.md`,
  );

  withPartnerOptions(program.command('add'))
    .description('a new partner, with a live and a test key, and what its webmaster pastes')
    .option('--id <id>', 'how the commands call the partner; otherwise made of its name')
    .action(async ({ id, ...options }) => {
      const details = await detailsOf(options);
      if (!details.name) throw new UserError('A partner needs a name: --name "Ville de Nyons"');
      if (!details.origins?.length)
        throw new UserError('A partner needs the origin of its site, scheme and host: --origin https://www.nyons.fr');
      await send({ name: 'add', id: idFrom(id ?? details.name), details }, { shows: toPaste, pastes: true });
    });

  program
    .command('list')
    .description('all partners, or one')
    .argument('[partner]')
    .action((id) => send({ name: 'list', id }));

  withPartnerOptions(program.command('edit'))
    .description('changes what is given, whole lists at a time; keys stay')
    .argument('<partner>')
    .action(async (id, options) => {
      const details = await detailsOf(options);
      if (Object.keys(details).length === 0) throw new UserError(`Say what to change of “${id}”: --origin https://www.nyons.fr`);
      if (details.origins?.length === 0)
        throw new UserError('A partner needs one origin at least. To shut it out, revoke its keys.');
      await send({ name: 'edit', id, details });
    });

  program
    .command('rotate')
    .description('a new key beside the one in use, which expires by itself')
    .argument('<partner>')
    .option('--test', 'the test key, not the live one')
    .option(
      '--overlap <hours>',
      'how long both work side by side',
      numberIn('--overlap', 24, 8_760, 'a number of hours, 24 at least, so that no page is left without a key'),
      168,
    )
    .action((id, { test, overlap }) => {
      const mode = test ? 'test' : 'live';
      const shows = (account: PartnerAccount, gateway: string) => [
        `The new ${mode} key is ${keyFor(account, mode)}. Until the older one expires, both work: put the new one into the pages.`,
        snippet(account, keyFor(account, mode), gateway),
      ];
      return send({ name: 'rotate', id, mode, overlap }, { shows, pastes: true });
    });

  withIntakeOptions(program.command('intake'))
    .description('how applications for the offers of a partner, an employer, reach it; changes what is given')
    .argument('<partner>')
    .action((id, options) => send({ name: 'intake', id, ...intakeOf(options) }));

  program
    .command('prefill-token')
    .description('a secret to sign with whom a form is filled in for, in place of the one before')
    .argument('<partner>')
    .action((id) =>
      send(
        { name: 'prefill-token', id },
        {
          shows: ({ prefillSecret }) => [
            `Tokens that fill in a form are signed with (HS256): ${prefillSecret}\nIt is a secret, shown this once. What was signed with another before fills in nothing any more.`,
          ],
        },
      ),
    );

  program
    .command('revoke')
    .description('ends a key at once: the pages that carry it show their fallback')
    .argument('<key>')
    .action((key) =>
      send({ name: 'revoke', key }, { shows: () => [`${key} is revoked: within seconds no gateway serves it any more.`] }),
    );

  return program;
};
