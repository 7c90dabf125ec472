import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import * as v from 'valibot';

import { Problem } from '../../src/contract/index.ts';
import type { TestGateway } from '../support/gateway.ts';
import { origin as own, partnerKey as ownKey, smallGateway } from '../support/server-gateway.ts';

const town = 'https://www.nyons.example';
const site = 'https://emploi.nyons.example:8443';
const accented = 'https://xn--vry-9la.example'; // évry.example
const key = 'pk_live_town';

let gateway: TestGateway;
before(async () => {
  gateway = await smallGateway();
  await gateway.stores.partners.save({ id: 'town', name: 'Ville de Nyons', origins: [town, site, accented] }, [
    key,
    'pk_old_town',
  ]);
  await gateway.stores.partners.save({ id: 'nobody', name: 'Sans site', origins: [] }, ['pk_live_nobody']);
  await gateway.db.query('update partner_key set revoked_at = now() where key = $1', ['pk_old_town']);
});
after(() => gateway.db.close());

const paths = ['offers', 'offers/XTOUT01', 'places?q=nyons'];

const ask = async (path: string, query: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  gateway.app.request(`${own}/v1/${path}${query && `${path.includes('?') ? '&' : '?'}${query}`}`, { headers });

const letIn = async (query: string, headers: Readonly<Record<string, string>>, allowed: string | null): Promise<void> => {
  for (const path of paths) {
    const answer = await ask(path, query, headers);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers.get('access-control-allow-origin'), allowed);
    assert.match(answer.headers.get('vary') ?? '', /\borigin\b/i);
  }
};

/** Refused, without a word of what was asked for and without a header that lets a page read it. */
const keptOut = async (query: string, headers: Readonly<Record<string, string>>): Promise<void> => {
  for (const path of [...paths, 'offers/ABSENT', 'offers?unknown=1', 'places', 'offers/%00'])
    for (const method of path === 'offers' ? ['GET', 'HEAD', 'POST', 'OPTIONS'] : ['GET']) {
      const answer = await gateway.app.request(`${own}/v1/${path}${query && `${path.includes('?') ? '&' : '?'}${query}`}`, {
        headers,
        method,
      });
      assert.equal(answer.status, 403, `${method} ${path}`);
      assert.deepEqual(
        [...answer.headers.keys()].filter((name) => name.startsWith('access-control-')),
        [],
      );
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.match(answer.headers.get('vary') ?? '', /\borigin\b/i);
      assert.equal(answer.headers.get('set-cookie'), null);
      if (method === 'GET') assert.equal(v.parse(Problem, await answer.json()).issues, undefined);
    }
};

describe('a partner key', () => {
  for (const [what, query] of [
    ['is missing', ''],
    ['is empty', 'key='],
    ['is unknown', 'key=pk_live_other'],
    ['is half of one', 'key=pk_live'],
    ['is written in capitals', 'key=PK_LIVE_TOWN'],
    ['has a space behind it', `key=${key}%20`],
    ['has been revoked', 'key=pk_old_town'],
    ['is given twice', `key=${key}&key=${key}`],
    ['is given beside another', `key=${key}&key=pk_live_other`],
    ['is given beside an empty one', `key=&key=${key}`],
    ['is called otherwise', `Key=${key}`],
    ['is an order', "key=' or true --"],
    ['holds a character that PostgreSQL cannot', 'key=%00'],
    ['is no text', 'key=%ff'],
  ] as const)
    it(`opens nothing where it ${what}`, async () => {
      await keptOut(query, {});
      await keptOut(query, { origin: town });
      await keptOut(query, { 'sec-fetch-site': 'same-origin' });
    });

  it('is read from the address only', async () => {
    await keptOut('', { authorization: `Bearer ${key}`, 'x-api-key': key, cookie: `key=${key}` });
  });

  it('opens the API to programs, to which origins do not apply', async () => {
    await letIn(`key=${key}`, {}, null);
    await letIn('key=pk_live_nobody', {}, null);
  });

  it('opens the API to whoever types the address', async () => {
    await letIn(`key=${key}`, { 'sec-fetch-site': 'none' }, null);
  });

  it('says why it does not open, and nothing more', async () => {
    const unknown = v.parse(Problem, await (await ask('offers', 'key=pk_live_other', { origin: town })).json());
    const elsewhere = v.parse(Problem, await (await ask('offers', `key=${key}`, { origin: 'https://ailleurs.example' })).json());
    assert.notEqual(unknown.title, elsewhere.title);
    assert.doesNotMatch(`${unknown.title} ${elsewhere.title}`, /nyons|town/i);
  });
});

describe('the pages of a partner', () => {
  for (const origin of [town, site, accented])
    it(`are let in from ${origin}, and that origin alone may read the answer`, async () => {
      await letIn(`key=${key}`, { origin }, origin);
      await letIn(`key=${key}`, { origin, 'sec-fetch-site': 'cross-site' }, origin);
    });

  it('may read why they are refused a parameter, and that an offer is gone', async () => {
    for (const [path, status] of [
      ['offers?unknown=1', 400],
      ['offers/ABSENT', 404],
    ] as const) {
      const answer = await ask(path, `key=${key}`, { origin: town });
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get('access-control-allow-origin'), town);
    }
  });

  const elsewhere: readonly (readonly [what: string, origin: string])[] = [
    ['a page that hides where it is', 'null'],
    ['no origin at all', ''],
    ['another site', 'https://ailleurs.example'],
    ['the gateway itself', own],
    ['another scheme', 'http://www.nyons.example'],
    ['another port', 'https://www.nyons.example:8443'],
    ['the same port in letters', 'https://www.nyons.example:443'],
    ['a port left out', 'https://emploi.nyons.example'],
    ['a subdomain', 'https://a.www.nyons.example'],
    ['the domain above', 'https://nyons.example'],
    ['a longer name', 'https://www.nyons.example.ailleurs.example'],
    ['a longer name in front', 'https://xwww.nyons.example'],
    ['a shorter name', 'https://www.nyons.exampl'],
    ['a dot behind', 'https://www.nyons.example.'],
    ['a slash behind', 'https://www.nyons.example/'],
    ['a path', 'https://www.nyons.example/x'],
    ['a question mark', 'https://www.nyons.example?'],
    ['capitals', 'https://WWW.NYONS.EXAMPLE'],
    ['a scheme in capitals', 'HTTPS://www.nyons.example'],
    ['a user', 'https://www.nyons.example@ailleurs.example'],
    ['a user before it', 'https://a:b@www.nyons.example'],
    ['an underscore for the dot', 'https://www_nyons.example'],
    ['any letter for the dot', 'https://wwwxnyons.example'],
    ['letters with accents', 'https://évry.example'],
    ['letters that look alike', 'https://www.ny0ns.example'],
    ['two origins', `${town}, https://ailleurs.example`],
    ['two origins, its own last', `https://ailleurs.example ${town}`],
    ['a pattern', 'https://*.nyons.example'],
    ['anything', '*'],
    ['no scheme', 'www.nyons.example'],
    ['a file', 'file://'],
    ['an extension', 'chrome-extension://abcdef'],
    ['the word that stands for the gateway', 'self'],
    ['a tab', `${town}\tx`],
  ];
  for (const [what, origin] of elsewhere)
    it(`are not those of ${what} (${origin})`, async () => {
      await keptOut(`key=${key}`, { origin });
      await keptOut('key=pk_live_nobody', { origin });
    });

  for (const site of ['cross-site', 'same-site', 'same-origin', 'unheard-of', ''])
    it(`are not those of a page that sends no origin and is “${site}”`, async () => {
      await keptOut(`key=${key}`, { 'sec-fetch-site': site });
    });

  it('cannot claim to be the same origin beside an origin that is not', async () => {
    await keptOut(`key=${key}`, { origin: 'https://ailleurs.example', 'sec-fetch-site': 'same-origin' });
    await keptOut(`key=${ownKey}`, { origin: 'https://ailleurs.example', 'sec-fetch-site': 'same-origin' });
  });
});

describe('the pages of the gateway itself', () => {
  it('are let in by what the browser says of them', async () => {
    await letIn(`key=${ownKey}`, { 'sec-fetch-site': 'same-origin' }, own);
    await letIn(`key=${ownKey}`, { origin: own }, own);
  });

  it('are not let in from elsewhere', async () => {
    for (const headers of [
      { origin: 'null' },
      { origin: 'self' },
      { origin: 'http://gateway.test:81' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      await keptOut(`key=${ownKey}`, headers);
  });

  it('are those of the address the gateway was asked at', async () => {
    const other = 'http://localhost:4600';
    const answer = await gateway.app.request(`${other}/v1/offers?key=${ownKey}`, { headers: { origin: other } });
    assert.equal(answer.status, 200);
    const crossed = await gateway.app.request(`${other}/v1/offers?key=${ownKey}`, { headers: { origin: own } });
    assert.equal(crossed.status, 403);
  });
});
