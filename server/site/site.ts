import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';

import manifest from '../../package.json' with { type: 'json' };
import type { App } from '../app.ts';
import type { Env } from '../context/env.ts';
import { apiReference } from './api-reference.ts';
import { documentIndex, documentPage, localised } from './guides.ts';

const inProject = (folder: string) => fileURLToPath(new URL(`../../${folder}`, import.meta.url));

/** The policy of our own pages: as strict as a partner's may be, so that each demonstration proves it holds. */
const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  'form-action https://candidat.francetravail.fr',
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types emploi-elements lit-html',
].join('; ');

/** The demonstrations that `npm start` builds, as projects of their own. */
const builtPages = ['bundler', 'preact', 'react-18', 'react-19', 'self-contained', 'svelte', 'vue'];
const notBuilt = 'Cette page n’est pas construite. Arrêtez la passerelle, puis lancez « npm start », qui la construit.';

/** Vue asks for a Trusted Types policy of its own, as its page says. */
const forVue: MiddlewareHandler = async (c, next) => {
  await next();
  const policy = c.res.headers.get('content-security-policy');
  if (policy && c.req.path.startsWith('/demo/embed/built/vue/')) c.header('content-security-policy', `${policy} vue`);
};

const page: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('content-security-policy', strictPolicy);
  c.header('x-content-type-options', 'nosniff');
  c.header('referrer-policy', 'strict-origin-when-cross-origin');
  c.header('cache-control', 'no-cache');
};

/** Scripts that any site may load; a file whose name holds a hash of its content never changes. */
const script =
  (pinned: boolean): MiddlewareHandler =>
  async (c, next) => {
    await next();
    if (c.res.status !== 200) return;
    const forever = pinned || /\/parts\/[^/]+\.js$/.test(c.req.path);
    c.header('access-control-allow-origin', '*');
    c.header('cross-origin-resource-policy', 'cross-origin');
    c.header('x-content-type-options', 'nosniff');
    c.header(
      'cache-control',
      forever ? 'public, max-age=31536000, immutable' : 'public, max-age=300, stale-while-revalidate=86400',
    );
  };

const files = (url: string, folder: string, precompressed = false) =>
  serveStatic({ root: inProject(folder), rewriteRequestPath: (path) => path.slice(url.length), precompressed });

export interface SiteOptions {
  /** Whom partners ask for a key. */
  keyContact?: string | undefined;
}

/** What the gateway serves beside its API: the SDK, the demonstration pages, the stories, the API's reference. */
export const siteRoutes = (app: App, { keyContact }: SiteOptions = {}) => {
  const { version } = manifest;
  const [major] = version.split('.');
  const pages = new Hono<Env>();
  for (const [release, pinned] of [
    [major, false],
    [version, true],
  ] as const)
    pages.get(`/sdk/${release}/*`, script(pinned), files(`/sdk/${release}`, 'dist/cdn', true));
  if (!existsSync(inProject('dist/cdn/loader.js')))
    pages.get('/sdk/*', (c) => c.text('The SDK has not been built: npm run build', 404));
  pages.get('/demo/embed/:name/node_modules/*', (c) => c.notFound()); // what those pages are built with
  for (const name of builtPages) {
    pages.get(`/demo/embed/${name}/`, (c) => c.redirect(`/demo/embed/built/${name}/`)); // its source does nothing in a browser
    if (!existsSync(inProject(`demo/embed/built/${name}/index.html`)))
      pages.get(`/demo/embed/built/${name}/*`, (c) => c.text(notBuilt, 404));
  }
  pages.get('/demo/*', forVue, page, files('/demo', 'demo'));
  pages.get('/', page, async (c) =>
    c.html(localised(await readFile(inProject('demo/index.html'), 'utf8'), c.var.base, keyContact)),
  );
  pages.get('/favicon.ico', (c) => c.redirect('/demo/icon.svg'));
  pages.get('/storybook', (c) => c.redirect('/storybook/'));
  if (existsSync(inProject('storybook-static'))) pages.get('/storybook/*', files('/storybook', 'storybook-static'));
  else pages.get('/storybook/*', (c) => c.text('The Storybook has not been built: npm run build-storybook', 404));
  pages.get('/docs', (c) => c.redirect('/docs/'));
  pages.get('/docs/', page, async (c) => c.html(await documentIndex()));
  pages.get('/docs/api', (c) => c.redirect('/docs/api/'));
  pages.get('/docs/api/', page, async (c) =>
    c.html(apiReference(await (await app.request('/v1/openapi.json')).json(), c.var.base)),
  );
  pages.get('/docs/*', page, async (c) => {
    const path = c.req.path.replace(/\/$/, '');
    const document = await documentPage(path.slice('/docs/'.length), c.var.base, keyContact);
    if (!document) return c.notFound();
    return path === c.req.path ? c.html(document) : c.redirect(path);
  });
  return pages;
};
