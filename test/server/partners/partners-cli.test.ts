import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { partnersProgram } from '../../../server/cli/partners/program.ts';
import { noPostgres, testPostgres, type TestPostgres } from '../../support/server/postgres.ts';
import { endAll, run } from '../../support/server/process.ts';
import { smallData } from '../../support/server/small-data.ts';
import { typed } from '../../support/server/typed-command.ts';

const site = 'https://www.nyons.example';

let folder: string;
let embedded: Record<string, string>;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partners-'));
  embedded = { PORT: '0', DATA_DIR: join(folder, 'data') };
});
after(async () => {
  await endAll();
  await rm(folder, { recursive: true });
});

/** Types a command; says what it answers and how it ends. */
const type = (settings: Readonly<Record<string, string>>, ...words: string[]) => typed(partnersProgram(), settings, words);

/** What a command says that must go well. */
const say = async (settings: Readonly<Record<string, string>>, ...words: string[]): Promise<string> => {
  const { said, code } = await type(settings, ...words);
  assert.equal(code, 0, said);
  return said;
};

const keysIn = (text: string, mode: 'test' | 'live'): string[] => [
  ...new Set(text.match(new RegExp(`pk_${mode}_[\\w-]{22}(?![\\w-])`, 'g'))),
];

/** A mistake is answered by sentences, without a stack, and the command fails. */
const isUserError = async (pattern: RegExp, settings: Readonly<Record<string, string>>, ...words: string[]): Promise<void> => {
  const { said, code } = await type(settings, ...words);
  assert.equal(code, 1, said);
  assert.match(said, pattern);
  assert.doesNotMatch(said, /^\s+at .*:\d+|Error\b/m);
};

/** What every command does, whichever database it works on. */
const journey = async (settings: Readonly<Record<string, string>>): Promise<void> => {
  const added = await say(
    settings,
    ...[
      'add',
      '--name',
      "Ville de L'Écluse",
      '--origin',
      `${site},http://localhost:5173`,
      '--departement',
      '26',
      '--per-minute',
      '50',
    ],
  );
  const [live = ''] = keysIn(added, 'live');
  const [test = ''] = keysIn(added, 'test');
  assert.ok(live && test);
  assert.match(added, /^Ville de L'Écluse \(ville-de-l-ecluse\)$/m);
  assert.ok(added.includes('http://localhost:5173 (test key only)'));
  assert.match(added, /50 requests a minute/);
  assert.ok(added.includes(`<emploi-offer-search partner-key="${live}" place="26">`));
  assert.match(added, /<script type="module" async src="https?:\/\/[^"]+\/sdk\/1\/loader\.js" [^<>]*><\/script>/);

  await isUserError(/already.*“edit ville-de-l-ecluse”/, settings, 'add', '--name', "Ville de l'Écluse", '--origin', site);

  const edited = await say(
    settings,
    ...['edit', 'ville-de-l-ecluse', '--origin', site, '--element', 'emploi-offer-search', '--siret', '732 829 320'],
  );
  assert.match(
    edited,
    /origins +https:\/\/www\.nyons\.example\n +elements +offer-search\n +départements +26\n +employer +732829320\n/,
  );
  assert.match(edited, /50 requests a minute/);
  assert.match(await say(settings, 'edit', 'ville-de-l-ecluse', '--siret', 'all', '--element', 'all'), /employer +all\n/);
  assert.match(await say(settings, 'edit', 'ville-de-l-ecluse', '--color', '0B6E4F'), /colour +#0b6e4f\n/);
  assert.doesNotMatch(await say(settings, 'edit', 'ville-de-l-ecluse', '--color', 'none'), /colour/);

  const rotated = await say(settings, 'rotate', 'ville-de-l-ecluse', '--overlap', '48');
  const [newer = ''] = keysIn(rotated, 'live');
  assert.notEqual(newer, live);
  const [, until = ''] = new RegExp(`${live}, expires on (.+) UTC`).exec(rotated) ?? [];
  const hours = (Date.parse(`${until.replace(' at', '')} UTC`) - Date.now()) / 3_600_000;
  assert.ok(hours > 47.9 && hours <= 48, `${hours} hours`);
  assert.ok(rotated.includes(`partner-key="${newer}"`));
  await isUserError(new RegExp(`two live keys already.*${live}, expires on ${until}`), settings, 'rotate', 'ville-de-l-ecluse');
  assert.notEqual(keysIn(await say(settings, 'rotate', 'ville-de-l-ecluse', '--test'), 'test')[0], test);

  assert.match(await say(settings, 'revoke', live), /is revoked/);
  await isUserError(/no key that works/, settings, 'revoke', live);
  assert.equal(keysIn(await say(settings, 'rotate', 'ville-de-l-ecluse'), 'live').length, 2);

  const one = await say(settings, 'list', 'ville-de-l-ecluse');
  assert.ok(one.includes(newer) && !one.includes(live));
  assert.ok((await say(settings, 'list')).includes(one.trim()));
};

describe('npm run partners', { timeout: 240_000 }, () => {
  it('works without a gateway, and makes the database it needs', () => journey(embedded));

  it('is a program of its own, which ends', async () => {
    const listing = run('cli/partners.ts', embedded, 'list', 'ville-de-l-ecluse');
    assert.equal(await listing.ended, 0);
    assert.match(listing.said(), /^Ville de L'Écluse \(ville-de-l-ecluse\)$/m);
    const wrong = run('cli/partners.ts', embedded, 'list', 'nobody');
    assert.equal(await wrong.ended, 1);
    assert.equal(wrong.said(), 'No partner is called “nobody”. “npm run partners -- list” shows them all.\n');
  });

  it('explains itself', async () => {
    for (const words of [['--help'], ['-h'], ['help']])
      assert.match(await say(embedded, ...words), /^Usage: npm run partners -- [^]*add[^]*rotate[^]*revoke[^]*Examples:/);
    assert.match(await say(embedded, 'add', '--help'), /^Usage: npm run partners -- add [^]*--origin[^]*--id/);
    await isUserError(/^Usage:/, embedded);
    await isUserError(/Unknown command 'remove'\.[^]*--help/, embedded, 'remove', 'nyons');
  });

  const add = ['add', '--name', 'Nyons', '--origin'];
  const mistakes: readonly (readonly [what: string, words: readonly string[], answer: RegExp])[] = [
    ['no name', ['add', '--origin', site], /needs a name/],
    ['an empty name', ['add', '--name', ' ', '--origin', site], /needs a name/],
    ['no origin', ['add', '--name', 'Nyons'], /needs the origin/],
    ['an origin without a scheme', [...add, 'www.nyons.fr'], /write the scheme too, https:\/\/www\.nyons\.fr/],
    ['an address for an origin', [...add, 'https://www.nyons.fr/emploi'], /write https:\/\/www\.nyons\.fr only/],
    ['an origin for everybody', [...add, 'https://*.gouv.fr'], /anyone can have a name under gouv\.fr/],
    ['a star in the middle', [...add, 'https://www.*.fr'], /whole first label/],
    ['an element that is none', [...add, site, '--element', 'chat'], /No element is called “chat”. There are: offer-search/],
    ['a département that is none', [...add, site, '--departement', '20'], /“20” is no code of a département/],
    ['a SIRET with a wrong digit', [...add, site, '--siret', '73282932000075'], /neither a SIRET/],
    ['a quota that is no number', [...add, site, '--per-minute', 'many'], /number of requests a minute/],
    ['a quota of nothing', [...add, site, '--per-network', '0'], /number of requests a minute/],
    ['a name nobody can be called by', ['add', '--name', '東京', '--origin', site], /--id/],
    ['an option that is none', [...add, site, '--orign', site], /'--orign'\. Did you mean --origin\?[^]*--help/],
    ['an option without its value', ['add', '--name'], /--name[^]*--help/],
    ['an edit of nothing', ['edit', 'ville-de-l-ecluse'], /what to change/],
    ['an edit that leaves no origin', ['edit', 'ville-de-l-ecluse', '--origin', ''], /one origin at least/],
    ['a colour that is none', ['edit', 'ville-de-l-ecluse', '--color', 'vert'], /#0b6e4f, or none/],
    [
      'a colour that letters cannot be read on',
      ['edit', 'ville-de-l-ecluse', '--color', '#ff0'],
      /contrast of 4\.5.*#[0-9a-f]{6}/,
    ],
    ['an edit of nobody', ['edit', 'nobody', '--name', 'X'], /No partner is called “nobody”/],
    ['nobody to edit', ['edit', '--name', 'X'], /'partner'/],
    ['nobody to rotate', ['rotate'], /Missing required argument 'partner'\./],
    ['a rotation for nobody', ['rotate', 'nobody'], /No partner is called “nobody”/],
    ['an overlap shorter than a day', ['rotate', 'ville-de-l-ecluse', '--overlap', '23'], /24 at least/],
    ['an overlap that is no number', ['rotate', 'ville-de-l-ecluse', '--overlap', 'a week'], /24 at least/],
    ['no key to revoke', ['revoke'], /Missing required argument 'key'\./],
    ['an option of another command', ['rotate', 'ville-de-l-ecluse', '--siret', '732829320'], /Unknown option '--siret'/],
    ['a partner too many', ['rotate', 'nyons', 'drome'], /Expected 1 argument but got 2/],
    ['a command that is nearly one', ['revok', 'pk_live_none'], /Did you mean revoke\?/],
    ['a key that is none', ['revoke', 'pk_live_none'], /no key that works/],
    ['a list of nobody', ['list', 'nobody'], /No partner is called “nobody”/],
  ];
  for (const [what, words, answer] of mistakes)
    it(`answers ${what} in plain words`, () => isUserError(answer, embedded, ...words));

  it('works through a gateway that is running, which follows within seconds', async () => {
    const settings = { ...embedded, DATA_DIR: await smallData(join(folder, 'running')), PUBLIC_URL: 'https://emploi.example' };
    const gateway = run('main.ts', settings);
    const [, url = ''] = await gateway.until(/ready at (http:\/\/127\.0\.0\.1:\d+)/);
    await journey(settings);

    const statusOf = async (key: string, origin = site): Promise<number> =>
      (await fetch(`${url}/v1/offers?key=${key}`, { headers: { origin } })).status;
    const added = await say(settings, 'add', '--name', 'Drôme', '--origin', site, '--departement', '26');
    const [key = ''] = keysIn(added, 'live');
    assert.match(added, /src="https:\/\/emploi\.example\/sdk\/1\/loader\.js"/);
    assert.match(added, /offers +[1-9][\d,]* today/);
    assert.equal(await statusOf(key), 200);
    assert.equal(await statusOf(key, 'https://ailleurs.example'), 403);
    await say(settings, 'revoke', key);
    const revoked = performance.now();
    while ((await statusOf(key)) !== 403) assert.ok(performance.now() - revoked < 8_000, 'the key still works');
    gateway.kill('SIGTERM');
    assert.equal(await gateway.ended, 0);
  });

  describe('on PostgreSQL', { skip: noPostgres }, () => {
    let postgres: TestPostgres;
    before(async () => {
      postgres = await testPostgres();
    });
    after(() => postgres.close());

    it('works without the gateway', async () => journey({ DATABASE_URL: await postgres.newDatabase() }));
  });
});
