import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import * as v from 'valibot';

import { createClient, type Client, offersOf, placesOf } from '../../../src/client/index.ts';
import type { OfferPage } from '../../../src/contract/index.ts';
import { Problem } from '../../../src/contract/index.ts';
import { sentOffer } from '../../support/server/france-travail.ts';
import { partnerKey } from '../../support/server/gateway.ts';
import { freePort } from '../../../scripts/browsers/free-port.ts';
import { endAll, run, type Running } from '../../support/server/process.ts';

let folder: string;
let settings: Record<string, string>;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'));
  settings = { PORT: '0', DATA_DIR: join(folder, 'data') };
});
after(async () => {
  await endAll();
  await rm(folder, { recursive: true });
});

const clientOf = (url: string): Client => createClient({ gateway: `${url}/v1/`, partnerKey });

const addressOf = async (gateway: Running): Promise<string> =>
  (await gateway.until(/ready at (http:\/\/127\.0\.0\.1:\d+)/))[1] ?? '';

const written = async (name: string, content: unknown): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(content));
  return path;
};

/** What somebody reads who has made a mistake: one sentence, no stack. */
const oneSentence = (text: string): void => {
  assert.equal(text.trim().split('\n').length, 1, text);
  assert.match(text.trim(), /^[A-Z].*\S$/);
  assert.doesNotMatch(text, /Error:|\bat .*:\d+/);
};

describe('the gateway', { timeout: 600_000 }, () => {
  let gateway: Running;
  let url: string;
  let client: Client;
  let latest: OfferPage;

  it('leaves nothing half done when it is killed during its first start', async () => {
    const first = run('main.ts', settings);
    await first.until(/✓ Loading communes/);
    first.kill('SIGKILL');
    assert.equal(await first.ended, 'SIGKILL');
    assert.equal(existsSync(join(folder, 'data/pglite')), false);
  });

  it('answers that it is starting while it is, and is alive', async () => {
    const port = await freePort();
    gateway = run('main.ts', { ...settings, PORT: `${port}` });
    await gateway.until(/✓ Opening the database: .*new/);
    const early = `http://127.0.0.1:${port}`;
    const answer = await fetch(`${early}/v1/offers?key=${partnerKey}`);
    assert.equal(answer.status, 503);
    assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    v.parse(Problem, await answer.json());
    assert.equal((await fetch(`${early}/readyz`)).status, 503);
    assert.equal((await fetch(`${early}/healthz`)).status, 200);
  });

  it('refuses no offer that is imported meanwhile', async () => {
    const importing = run('cli/import-offers.ts', settings, await written('early.json', [sentOffer('EARLY01')]));
    const code = await importing.ended;
    assert.doesNotMatch(importing.said(), /refused +[1-9]/);
    if (code !== 0) oneSentence(importing.said());
  });

  it('says where it answers once it is ready, and answers', async () => {
    url = await addressOf(gateway);
    client = clientOf(url);
    latest = await offersOf(client).search({});
    assert.ok(latest.total >= 24_000);
    assert.equal(latest.items.length, 20);
    assert.ok((await offersOf(client).search({ keywords: 'boulangers', place: '69' })).total > 0);
    assert.equal((await placesOf(client).suggest('nyons'))[0]?.code, '26220');
    for (const path of ['healthz', 'readyz', 'v1/openapi.json']) assert.equal((await fetch(`${url}/${path}`)).status, 200);
  });

  it('sends its answers compressed', async () => {
    const answer = await fetch(`${url}/v1/offers?key=${partnerKey}`, { headers: { 'accept-encoding': 'gzip' } });
    assert.equal(answer.headers.get('content-encoding'), 'gzip');
    assert.equal(answer.headers.get('set-cookie'), null);
  });

  it('gives its data to no second gateway, and says who has it', async () => {
    const second = run('main.ts', settings);
    const [waiting = ''] = await second.until(/^.*Waiting for it to stop.*$/m);
    assert.equal(await second.ended, 1);
    oneSentence(waiting);
    oneSentence(second.said().replace(waiting, ''));
    assert.match(second.said(), /Stop it first/);
    assert.ok(second.said().includes(url));
    assert.equal((await offersOf(client).search({})).total, latest.total);
  });

  it('says that its port is taken and how to choose another one', async () => {
    const elsewhere = join(folder, 'elsewhere');
    const second = run('main.ts', { PORT: new URL(url).port, DATA_DIR: elsewhere });
    assert.equal(await second.ended, 1);
    oneSentence(second.said());
    assert.match(second.said(), /PORT=\d+/);
    assert.equal(existsSync(elsewhere), false);
  });

  it('says that a setting is wrong', async () => {
    const wrong = run('main.ts', { ...settings, PORT: 'quatre' });
    assert.equal(await wrong.ended, 1);
    oneSentence(wrong.said());
    assert.match(wrong.said(), /PORT/);
  });

  it('opens its back door to nobody without the token', async () => {
    for (const headers of [
      {},
      { authorization: 'Bearer ' },
      { authorization: `Bearer ${'x'.repeat(43)}` },
      { authorization: `Bearer ${partnerKey}` },
      { authorization: `Bearer ${'é'.repeat(43)}` },
    ]) {
      const answer = await fetch(`${url}/admin/offers`, { method: 'PUT', headers, body: '[]' });
      assert.ok(answer.status === 401 || answer.status === 400, `${answer.status}`);
    }
  });

  it('takes offers that are imported while it runs', async () => {
    const path = await written('offers.json', [sentOffer('RUN0001'), { intitule: 'Sans identifiant' }, sentOffer('RUN0002')]);
    const importing = run('cli/import-offers.ts', settings, path);
    assert.equal(await importing.ended, 0);
    const said = importing.said();
    for (const row of [
      /^ *files +1$/m,
      /^ *read +3$/m,
      /^ *added +2$/m,
      /^ *updated +0$/m,
      /^ *refused +1$/m,
      /offers\.json\[1\]: .*\bid\b/,
    ])
      assert.match(said, row);
    assert.equal((await offersOf(client).get('RUN0001')).title, 'Couvreur / Couvreuse RUN0001 (H/F)');
    assert.equal((await offersOf(client).search({ keywords: 'couvreurs RUN0002', place: '26' })).total, 1);
    const again = run('cli/import-offers.ts', settings, path);
    assert.equal(await again.ended, 0);
    assert.match(again.said(), /^ *updated +2$/m);
  });

  it('stops on Ctrl-C though pages keep their connections open, and lets go of its data', async () => {
    const start = performance.now();
    gateway.kill('SIGINT');
    assert.equal(await gateway.ended, 0);
    assert.ok(performance.now() - start < 5_000);
    assert.deepEqual(readdirSync(join(folder, 'data')).sort(), ['files', 'filled', 'pglite']);
  });

  it('loads nothing anew the next time, and has the same offers', async () => {
    gateway = run('main.ts', settings);
    client = clientOf(await addressOf(gateway));
    assert.doesNotMatch(gateway.said(), /Loading/);
    const page = await offersOf(client).search({});
    assert.ok(page.total >= latest.total + 2);
    assert.equal((await offersOf(client).get('RUN0001')).id, 'RUN0001');
    const ids = new Set(page.items.map(({ id }) => id));
    assert.ok(latest.items.filter(({ id }) => ids.has(id)).length >= 17);
  });

  it('stops when the system asks it to', async () => {
    gateway.kill('SIGTERM');
    assert.equal(await gateway.ended, 0);
  });

  it('starts again after it was killed at work', async () => {
    const killed = run('main.ts', settings);
    await addressOf(killed);
    killed.kill('SIGKILL');
    await killed.ended;
    gateway = run('main.ts', settings);
    client = clientOf(await addressOf(gateway));
    assert.equal((await offersOf(client).get('RUN0001')).id, 'RUN0001');
    gateway.kill('SIGINT');
    assert.equal(await gateway.ended, 0);
  });
});

describe('the import of offers', () => {
  it('works while no gateway runs, on data of its own', async () => {
    const own = { DATA_DIR: join(folder, 'own') };
    const importing = run('cli/import-offers.ts', own, await written('own.json', [sentOffer('OWN0001')]));
    assert.equal(await importing.ended, 0);
    assert.match(importing.said(), /^ *added +1$/m);
    assert.deepEqual(readdirSync(join(folder, 'own')), ['pglite']);
  });

  it('leaves to the first start of the gateway what that has to prepare', async () => {
    const gateway = run('main.ts', { PORT: '0', DATA_DIR: join(folder, 'own') });
    const [, url] = await gateway.until(/Loading communes|ready at (\S+)/);
    if (url) assert.equal((await fetch(`${url}/v1/offers/OWN0001?key=${partnerKey}`)).status, 200);
    gateway.kill('SIGINT');
    assert.equal(await gateway.ended, 0);
  });

  it('fails where every record is refused', async () => {
    const importing = run(
      'cli/import-offers.ts',
      { DATA_DIR: join(folder, 'own') },
      await written('bad.json', [{ a: 1 }, { b: 2 }]),
    );
    assert.equal(await importing.ended, 1);
    assert.match(importing.said(), /^ *refused +2$/m);
  });

  it('says what is missing where it is given nothing', async () => {
    const importing = run('cli/import-offers.ts', settings);
    assert.equal(await importing.ended, 1);
    assert.match(importing.said(), /^Missing required argument 'path'\./);
  });

  it('says which file does not exist', async () => {
    const importing = run('cli/import-offers.ts', settings, join(folder, 'nowhere.json'));
    assert.equal(await importing.ended, 1);
    oneSentence(importing.said());
    assert.match(importing.said(), /nowhere\.json/);
  });
});
