import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { build } from 'vite';

import { createApp } from '../../../server/app.ts';
import type { Database } from '../../../server/database/database.ts';
import { storesOf } from '../../../server/context/stores.ts';
import { recruiterDefaults } from '../../../server/partners/recruiters-store.ts';
import { OfferPage } from '../../../src/contract/index.ts';
import { listenOnFreePort } from '../../../test/support/served-site.ts';
import { projectFolder } from '../../build/sources.ts';
import { council, benchEmployer, formPages, benchPartnerKey, searchPages } from './pages.ts';
import { answerTyped } from './typed.ts';

/** Milliseconds after which the API answers, whatever the gateway took. */
const latency = 30;

const toBrotli = promisify(brotliCompress);
const compressed = (content: string | Buffer, quality: number): Promise<Buffer<ArrayBuffer>> =>
  toBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).then((bytes) => Buffer.from(bytes));

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** A peer's script as a team would build it: only what it uses, minified, for current browsers. */
const builtPeer = async (name: string, gateway: string): Promise<string> => {
  const result = await build({
    configFile: false,
    root: import.meta.dirname,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"', GATEWAY: JSON.stringify(gateway) },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      lib: { formats: ['es'], entry: join(import.meta.dirname, `peers/${name}.js`) },
      rolldownOptions: { output: { minify: true, comments: false, codeSplitting: false } },
    },
  });
  const [{ output } = { output: [] }] = Array.isArray(result) ? result : 'output' in result ? [result] : [];
  for (const file of output) if (file.type === 'chunk') return file.code;
  throw new Error(`${name} has not been built`);
};

const serveCompressed = () => {
  const known = new Map<string, Promise<Buffer<ArrayBuffer>>>();
  return async (c: Context, read: () => string | Promise<string | Buffer>): Promise<Response> => {
    const { path } = c.req;
    const content = known.get(path) ?? Promise.resolve(read()).then((text) => compressed(text, constants.BROTLI_MAX_QUALITY));
    known.set(path, content);
    return c.body(await content, 200, {
      'access-control-allow-origin': '*',
      'content-type': mediaTypes[extname(path)] ?? 'application/octet-stream',
      'content-encoding': 'br',
    });
  };
};

/** The gateway with what pages load from it. An answer is compressed here, and held back until its time has come. */
const gatewayApp = (db: Database): Hono => {
  const gateway = createApp(storesOf(db));
  const serve = serveCompressed();
  const app = new Hono();
  for (const name of ['instantsearch', 'vanilla'])
    app.get(`/peers/${name}.js`, (c) => serve(c, () => builtPeer(name, new URL(c.req.url).origin)));
  app.get('/sdk/1/*', (c) => serve(c, () => readFile(join(projectFolder, 'dist/cdn', c.req.path.slice('/sdk/1/'.length)))));
  app.get('/v1/*', async (c) => {
    const held = setTimeout(latency);
    const asked = new Headers(c.req.raw.headers);
    asked.delete('accept-encoding');
    const { origin, pathname, searchParams } = new URL(c.req.url);
    const answerTo = (query: URLSearchParams) => gateway.request(`${origin}${pathname}?${query}`, { headers: asked });
    const answer = await answerTo(searchParams);
    const { status, headers } = answer;
    if (!answer.ok && status !== 304) throw new Error(`${c.req.url}: ${status} ${await answer.text()}`);
    const content =
      pathname === '/v1/offers' && searchParams.has('keywords')
        ? JSON.stringify(
            await answerTyped(searchParams, async (query) => v.parse(OfferPage, await (await answerTo(query)).json())),
          )
        : await answer.text();
    headers.delete('content-length');
    headers.set('content-encoding', 'br');
    const body = status === 304 ? null : await compressed(content, 5);
    await held;
    return new Response(body, { status, headers });
  });
  return app;
};

/** The sites of the council and of the employer, and the gateway, two origins as in life: each has its own connections. */
export const benchSite = async (db: Database) => {
  const gateway = await listenOnFreePort(gatewayApp(db).fetch);
  const searches = await searchPages(gateway.url);
  const forms = await formPages(gateway.url);
  const serve = serveCompressed();
  const app = new Hono();
  app.get('/favicon.ico', (c) => c.body(null, 204));
  for (const { pages, htmlOf } of [searches, forms])
    for (const page of Object.values(pages)) app.get(`/${page.path}`, (c) => serve(c, () => htmlOf(page)));
  app.get('/employer/*', (c) => serve(c, () => readFile(join(benchEmployer, c.req.path.slice('/employer/'.length)))));
  app.get('/*', (c) => serve(c, () => readFile(join(council, c.req.path))));
  const site = await listenOnFreePort(app.fetch);
  const unlimited = { perMinute: 100_000_000, perNetwork: 100_000_000 };
  const partner = { id: 'bench', name: 'Banc d’essai', origins: [site.url], ...unlimited };
  const { partners, recruiters } = storesOf(db);
  await partners.save(partner, [benchPartnerKey]);
  await recruiters.save({
    partner: partner.id,
    name: partner.name,
    contact: 'donnees@comptoir.example',
    ...recruiterDefaults,
    inboxToken: 'bench',
  });
  return {
    url: site.url,
    searches: searches.pages,
    forms: forms.pages,
    close: () => {
      site.close();
      gateway.close();
    },
  };
};
