import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import * as v from 'valibot';

import { createApp } from '../../../server/app.ts';
import { Problem } from '../../../src/contract/index.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { origin as own, partnerKey as ownKey, smallGateway } from '../../support/server/gateway.ts';

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

const methods: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  GET: {},
  HEAD: {},
  POST: {},
  OPTIONS: { 'access-control-request-method': 'GET', 'access-control-request-headers': 'x-trace' },
};

/** Refused, without a word of what was asked for. Any page may read why, and nothing else; its browser asks first, and is told to go on. */
const keptOut = async (query: string, headers: Readonly<Record<string, string>>): Promise<void> => {
  for (const path of [...paths, 'offers/ABSENT', 'offers?unknown=1', 'places', 'offers/%00'])
    for (const [method, more] of Object.entries(methods)) {
      const answer = await gateway.app.request(`${own}/v1/${path}${query && `${path.includes('?') ? '&' : '?'}${query}`}`, {
        headers: { ...more, ...headers },
        method,
      });
      assert.equal(answer.status, method === 'OPTIONS' ? 204 : 403, `${method} ${path}`);
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
      assert.equal(answer.headers.get('access-control-allow-credentials'), null);
      assert.match(answer.headers.get('vary') ?? '', /\borigin\b/i);
      assert.equal(answer.headers.get('set-cookie'), null);
      if (method === 'OPTIONS') assert.equal(await answer.text(), '');
      else assert.equal(answer.headers.get('cache-control'), 'no-store');
      if (method === 'GET' || method === 'POST')
        assert.deepEqual(Object.keys(v.parse(v.strictObject(Problem.entries), await answer.json())).sort(), [
          'detail',
          'requestId',
          'status',
          'title',
          'type',
        ]);
    }
};

/** The browser asks before it lets a script's request go. */
const preflight = (query: string, origin: string): Promise<Response> | Response =>
  gateway.app.request(`${own}/v1/offers?${query}`, { method: 'OPTIONS', headers: { origin, ...methods['OPTIONS'] } });

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
    assert.equal(
      elsewhere.detail,
      'Ce site n’est pas encore autorisé\u00a0: ailleurs.example. Pour faire ajouter https://ailleurs.example à la clé, écrivez à\u00a0: l’équipe qui tient la passerelle.',
    );
    assert.match(unknown.detail ?? '', /pk_live_other/);
    assert.doesNotMatch(JSON.stringify([unknown, elsewhere]), /nyons|town/i);
  });

  it('says whom to ask, as the setting has it', async () => {
    const app = createApp(gateway.stores, { access: { keyContact: 'cles@departement.example' } });
    for (const query of ['', 'key=pk_live_other', `key=${key}`]) {
      const answer = await app.request(`${own}/v1/offers?${query}`, { headers: { origin: 'https://ailleurs.example' } });
      assert.match(v.parse(Problem, await answer.json()).detail ?? '', /cles@departement\.example/);
    }
  });
});

describe('the pages of a partner', () => {
  for (const origin of [town, site, accented])
    it(`are let in from ${origin}, and that origin alone may read the answer`, async () => {
      await letIn(`key=${key}`, { origin }, origin);
      await letIn(`key=${key}`, { origin, 'sec-fetch-site': 'cross-site' }, origin);
    });

  for (const origin of [town, site, accented])
    it(`are told before they ask from ${origin} that they may`, async () => {
      const answer = await preflight(`key=${key}`, origin);
      assert.equal(answer.status, 204);
      assert.equal(await answer.text(), '');
      assert.deepEqual(
        ['allow-origin', 'allow-methods', 'allow-headers', 'max-age', 'allow-credentials'].map((name) =>
          answer.headers.get(`access-control-${name}`),
        ),
        [origin, 'GET, HEAD', '*, authorization', '600', null],
      );
      assert.match(answer.headers.get('vary') ?? '', /\borigin\b/i);
    });

  it('may read how often they may ask, and the code for support', async () => {
    const answer = await ask('offers', `key=${key}`, { origin: town });
    for (const name of ['RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'])
      assert.ok(answer.headers.get('access-control-expose-headers')?.split(', ').includes(name), name);
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
    ['a space in the middle', 'https://www.ny ons.example'],
    ['its own origin three times', `${town} ${town} ${town}`],
    ['an origin and a path of its own', `https://ailleurs.example/${town}`],
    ['its own name as a question', `https://ailleurs.example?${town}`],
    ['its own name as a fragment', `https://ailleurs.example#${town}`],
    ['its own name as a password', 'https://ailleurs.example:www.nyons.example@ailleurs.example'],
    ['its own name as the first label', 'https://www.nyons.example.ailleurs.example'],
    ['its own name behind a hyphen', 'https://ailleurs-www.nyons.example'],
    ['its own name before a hyphen', 'https://www.nyons.example-ailleurs.example'],
    ['port 0', 'https://www.nyons.example:0'],
    ['a port too large', 'https://www.nyons.example:443443'],
    ['a port that is no number', 'https://www.nyons.example:x'],
    ['no port behind the colon', 'https://www.nyons.example:'],
    ['a port in front of zeros', 'https://emploi.nyons.example:08443'],
    ['a neighbouring port', 'https://emploi.nyons.example:8444'],
    ['no name', 'https://'],
    ['a dot for a name', 'https://.'],
    ['an empty first label', 'https://.nyons.example'],
    ['two dots in a row', 'https://www..nyons.example'],
    ['a percent sign', 'https://www.nyons%2Eexample'],
    ['a null character in writing', 'https://www.nyons.example%00.ailleurs.example'],
    ['a backslash', 'https://www.nyons.example\\.ailleurs.example'],
    ['one slash', 'https:/www.nyons.example'],
    ['three slashes', 'https:///www.nyons.example'],
    ['the address of this machine', 'http://127.0.0.1'],
    ['the name of this machine', 'http://localhost'],
    ['the address of this machine in IPv6', 'http://[::1]'],
    ['an IPv6 address that ends in an IPv4 one', 'https://[::ffff:192.0.2.1]'],
    ['an IPv4 address', 'https://192.0.2.1'],
    ['an IPv4 address as one number', 'https://3221225985'],
    ['punycode in capitals', 'https://XN--VRY-9LA.example'],
    ['punycode of another word', 'https://xn--vry-8la.example'],
    ['a full-width dot, encoded', 'https://www%EF%BC%8Enyons.example'],
    ['a soft hyphen', 'https://www.ny\u00adons.example'],
    ['a scheme of sockets', 'wss://www.nyons.example'],
    ['a scheme of apps', 'capacitor://localhost'],
    ['an address of data', 'data:text/html,x'],
    ['a page that has none', 'about:blank'],
    ['a page made by a script', `blob:${town}`],
    ['a page inside its source', `view-source:${town}`],
    ['a sandbox', 'about:srcdoc'],
    ['undefined', 'undefined'],
  ];
  it('are told apart from sixty others at least', () => assert.ok(new Set(elsewhere.map(([, origin]) => origin)).size >= 60));

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

describe('a partner with one label left open', () => {
  const open = 'pk_live_open';
  before(() =>
    gateway.stores.partners.save(
      { id: 'open', name: 'Intercommunalité', origins: ['https://*.ardeche.example', 'http://*.ports.example:8080'] },
      [open],
    ),
  );

  for (const origin of [
    'https://www.ardeche.example',
    'https://a.ardeche.example',
    'https://saint-peray.ardeche.example',
    'https://xn--privs-bsa.ardeche.example',
    'http://www.ports.example:8080',
  ])
    it(`lets in ${origin}`, async () => {
      await letIn(`key=${open}`, { origin }, origin);
      assert.equal((await preflight(`key=${open}`, origin)).status, 204);
    });

  for (const origin of [
    'https://ardeche.example',
    'https://.ardeche.example',
    'https://a.b.ardeche.example',
    'https://www.ardeche.example.ailleurs.example',
    'https://wwwardeche.example',
    'https://*.ardeche.example',
    'https://www.ardeche.example:444',
    'https://www.ardeche.example.',
    'http://www.ardeche.example',
    'https://ailleurs.example/.ardeche.example',
    'https://WWW.ardeche.example',
    'http://www.ports.example',
    'http://www.ports.example:80808',
    'https://www.ports.example:8080',
    'null',
  ])
    it(`keeps out ${origin}`, () => keptOut(`key=${open}`, { origin }));
});

describe('pages under development', () => {
  const local = ['http://localhost:5173', 'http://127.0.0.1:8080', 'http://[::1]:3000', 'https://nyons.localhost'];
  before(() =>
    gateway.stores.partners.save({ id: 'dev', name: 'Développement', origins: [...local, town] }, ['pk_test_dev', 'pk_live_dev']),
  );

  for (const origin of local)
    it(`may use the test key on ${origin}, and the live key never`, async () => {
      await letIn('key=pk_test_dev', { origin }, origin);
      await keptOut('key=pk_live_dev', { origin });
    });

  it('may use the test key of any partner at any port of the machine, and a live key nowhere there', async () => {
    await gateway.stores.partners.save({ id: 'far', name: 'Ailleurs', origins: [town] }, ['pk_test_far', 'pk_live_far']);
    for (const origin of [
      'http://localhost',
      'http://localhost:5174',
      'http://127.0.0.2:8080',
      'http://[::1]:81',
      'http://a.localhost:9',
    ]) {
      await letIn('key=pk_test_far', { origin }, origin);
      assert.equal((await preflight('key=pk_test_far', origin)).headers.get('access-control-allow-origin'), origin);
      await keptOut('key=pk_live_far', { origin });
    }
    const answer = await ask('offers', 'key=pk_live_far', { origin: 'http://localhost:5174' });
    assert.match(v.parse(Problem, await answer.json()).detail ?? '', /localhost:5174.*pk_test_/);
    for (const origin of ['http://localhost.example:5173', 'https://127.0.0.1.example', 'http://[::2]', 'null'])
      await keptOut('key=pk_test_far', { origin });
  });

  it('are no condition: a test key works on the site too, and so does the live one', async () => {
    await letIn('key=pk_test_dev', { origin: town }, town);
    await letIn('key=pk_live_dev', { origin: town }, town);
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
