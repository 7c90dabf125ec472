import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import type { App } from '../../../server/app.ts';
import { adminRoutes } from '../../../server/partners/admin-routes.ts';
import { siteRoutes } from '../../../server/site/site.ts';
import { patientApp } from '../../support/server/applications.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { origin, partnerKey, smallGateway } from '../../support/server/gateway.ts';
import { saveRecruiter, storeApplication } from '../../support/server/stored-applications.ts';
import { visit, type Visitor } from '../../support/server/visitor.ts';

const adminToken = 'the-token-of-the-command-line';

/** As an address or a form has them: what no text has, what is no UTF-8, and what is not coded. */
const noTexts = [
  '%00',
  'a%00b',
  '%01',
  'a%1Bb',
  '%0B',
  '%7F',
  '%ED%A0%80',
  '%ED%B0%80x',
  '%FF',
  '%E9t%E9',
  '%C3',
  '%',
  '%zz',
  '%u0000',
];
/** Text, but no line: in the path of an address it names nothing. */
const noLines = ['x%0Ay', 'x%0D%0ASet-Cookie:%20a=b', '%0A'];
const long = 'x'.repeat(20_000);

const queryNames = [
  'offer',
  'keywords',
  'place',
  'q',
  'cursor',
  'ids',
  'domain',
  'for',
  'limit',
  'reference',
  'state',
  'before',
  'sent',
  'other',
];
const headerNames = [
  'idempotency-key',
  'authorization',
  'upload-metadata',
  'upload-length',
  'upload-offset',
  'x-request-id',
  'origin',
  'sec-fetch-site',
  'content-type',
  'accept-encoding',
  'if-none-match',
  'x-forwarded-for',
];
/** What a header can carry: Node itself refuses the rest. */
const headerTexts = [
  '\u00e9\u00ff',
  'a\tb',
  '%00',
  '"',
  long,
  '-1',
  '1e999',
  '99999999999999999999',
  'NaN',
  'filename AA==',
  'filename 7aCA,purpose AA==',
];

const fieldNames = [
  'email', 'frequency', 'keywords', 'place', 'step', 'offer', 'firstName', 'lastName', 'phone', 'message', 'documents', 'action',
  'nickname', 'answer.disponibilite', 'answer.x', 'token', 'work', 'longer', 'date', 'time', 'where', 'note', 'contact', 'text', 'reason', 'other',
]; // prettier-ignore

interface Walked {
  method: string;
  path: string;
}

describe('no text that is none', { timeout: 300_000 }, () => {
  let gateway: TestGateway;
  let app: App;
  let visitor: Visitor;
  let routes: readonly Walked[];
  /** What stands in a path, so that each handler is reached. */
  let known: Readonly<Record<string, string>>;

  before(async () => {
    gateway = await smallGateway();
    app = patientApp(gateway.db, { mailbox: { secret: 'a-secret', isForAll: true }, metrics: { token: adminToken } });
    app.route('/admin', adminRoutes(gateway.db, adminToken));
    app.route('/', siteRoutes(app));
    await saveRecruiter(gateway.db);
    visitor = await visit(origin, (address, init) => app.request(address, init));
    const all = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path !== '/*')
      .map(({ method, path }) => ({ method, path }));
    const isAnEnd = ({ path }: Walked): number => Number(/erase|withdraw/.test(path));
    routes = [...new Map(all.map((route) => [`${route.method} ${route.path}`, route])).values()].sort(
      (a, b) => isAnEnd(a) - isAnEnd(b),
    );
    assert.ok(routes.length > 45, `${routes.length} routes`);
  });
  after(() => gateway.db.close());
  beforeEach(async () => {
    const { token, replyToken, reference, documents } = await storeApplication(gateway.db);
    const id = documents[0]?.id ?? '';
    known = { token, replyToken, reference, id, kind: 'question', logo: 'absent', secret: 'a-secret' };
  });

  const valueOf = (path: string, name: string): string => {
    if (name === 'token' && path.startsWith('/inbox')) return 'inbox-demo-employer';
    if (name === 'token' && path.startsWith('/answers')) return known['replyToken'] ?? '';
    return known[name] ?? 'x';
  };

  /** The path with what is known in its places; in the place with this number, something else. */
  const filled = (path: string, place = -1, text = ''): string => {
    let count = -1;
    return path.replace(/:(\w+)|\*$/g, (_, name: string | undefined) => {
      count += 1;
      return count === place ? text : valueOf(path, name ?? 'x');
    });
  };

  const ask = async (
    { method, path }: Walked,
    {
      query = '',
      headers = {},
      body,
      place,
      text,
    }: { query?: string; headers?: Record<string, string>; body?: BodyInit; place?: number; text?: string },
  ): Promise<number> => {
    const bearer = path.startsWith('/admin') || path === '/metrics' ? adminToken : visitor.token;
    const answer = await app.request(`${origin}${filled(path, place, text)}?key=${partnerKey}${query}`, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        'idempotency-key': 'a-key-of-twenty-letters',
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(method !== 'GET' && method !== 'HEAD' && { body: body ?? '' }),
    });
    if (answer.status >= 400) assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json|^text\//);
    await answer.arrayBuffer();
    return answer.status;
  };

  /** Headers of one part of the API are tried there. */
  const isRead = (name: string, { method, path }: Walked): boolean => {
    if (name.startsWith('upload-')) return path.startsWith('/v1/uploads');
    if (name === 'idempotency-key') return method === 'POST' && path.startsWith('/v1/');
    return name !== 'authorization' || /^\/(?:v1\/(?:sessions|uploads|applications)|admin|metrics)/.test(path);
  };

  const isRefused = (status: number, what: string): void => assert.ok(status >= 400 && status < 500, `${what}: ${status}`);
  const holds = (status: number, what: string): void => assert.ok(status < 500, `${what}: ${status}`);

  it('is let through in a path, whatever the route', async () => {
    for (const route of routes)
      for (const [place] of [...route.path.matchAll(/:\w+|\*$/g)].entries())
        for (const text of [...noTexts, ...noLines, long, `x/${long}`])
          isRefused(await ask(route, { place, text }), `${route.method} ${route.path} ${place} ${text.slice(0, 30)}`);
  });

  it('is let through in a query, as name or as value', async () => {
    for (const route of routes) {
      const what = `${route.method} ${route.path}`;
      for (const text of noTexts) isRefused(await ask(route, { query: `&other=${text}` }), `${what} ${text}`);
      isRefused(await ask(route, { query: '&a%00=x' }), what);
      for (const name of queryNames) {
        isRefused(await ask(route, { query: `&${name}=a%00b` }), `${what} ${name}`);
        for (const text of [long, ...noLines]) holds(await ask(route, { query: `&${name}=${text}` }), `${what} ${name}`);
      }
    }
  });

  it('makes a failure in a header', async () => {
    for (const route of routes)
      for (const name of headerNames.filter((one) => isRead(one, route)))
        for (const text of headerTexts)
          holds(await ask(route, { headers: { [name]: text } }), `${route.method} ${route.path} ${name}: ${text.slice(0, 30)}`);
  });

  it('is let through in a form', async () => {
    for (const route of routes.filter(({ method }) => method === 'POST'))
      for (const name of fieldNames) {
        const what = `${route.method} ${route.path} ${name}`;
        const isPage = !route.path.startsWith('/v1/') && !route.path.startsWith('/admin');
        for (const text of ['%00', 'a%01', '%ED%A0%80', '%FF', '%', ...noLines.slice(0, 1), long.repeat(20)]) {
          const step = name === 'step' ? '' : '&step=applicant';
          const status = await ask(route, { body: `${name}=${text}${step}` });
          // Pages of our own have no script that could clean what was pasted: they clean it.
          if (isPage) holds(status, `${what} ${text.slice(0, 30)}`);
          else isRefused(status, `${what} ${text.slice(0, 30)}`);
        }
        isRefused(
          await ask(route, { body: new Uint8Array([...Buffer.from(`${name}=`), 0xff, 0xfe]) }).then((status) =>
            isPage && status < 400 ? 400 : status,
          ),
          what,
        );
        const multipart = new FormData();
        multipart.set(name, 'a\0b');
        const sent = new Response(multipart);
        const type = sent.headers.get('content-type') ?? '';
        holds(await ask(route, { headers: { 'content-type': type }, body: await sent.text() }), `${what} multipart`);
      }
  });

  it('is said to be in a step of a form, by the name of its field, as it is when it is sent', async () => {
    const answer = await app.request(`${origin}/v1/applications/check?key=pk_test_employer`, {
      method: 'POST',
      body: 'step=answers&answer.ville=a%00b&answer.disponibilite=2027-01-04',
    });
    assert.equal(answer.status, 400);
    assert.match(await answer.text(), /"path":"answer\.ville"/);
  });

  it('is let through in JSON', async () => {
    const routesOfJson = routes.filter(({ method, path }) => path.startsWith('/admin') && method !== 'GET');
    assert.equal(routesOfJson.length, 3);
    for (const route of routesOfJson)
      for (const text of ['"\\u0000"', '"\\ud800"', '{"\\u0000":1}', '"\u0001"', '{', '', 'null', `"${long}"`])
        for (const body of [
          text,
          `[${text}]`,
          `{"command":"list","id":${text}}`,
          `{"command":"add","id":${text},"details":{"name":${text}}}`,
          `{"command":"revoke","key":${text}}`,
        ]) {
          const status = await ask(route, { headers: { 'content-type': 'application/json' }, body });
          holds(status, `${route.path} ${body.slice(0, 60)}`);
          if (/\\u/.test(text)) isRefused(status, `${route.path} ${body.slice(0, 60)}`);
        }
  });

  it('stays in what an employer has pasted: it is cleaned, and a line of a word processor is a line', async () => {
    const answer = await app.request(`${origin}/answers/${known['replyToken']}/question`, {
      method: 'POST',
      body: 'text=Bonjour%0Bvoici%00+ma+question&contact=01+02%E2%80%8B+03',
    });
    assert.equal(answer.status, 200);
    const page = await answer.text();
    assert.match(page, /Bonjour\n(?:&gt; )?voici ma question/);
    assert.ok(!page.includes('\0'));
  });
});
