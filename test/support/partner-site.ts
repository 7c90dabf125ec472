import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { Hono } from 'hono';

import { projectFolder } from '../../scripts/build/sources.ts';
import { listenOnFreePort, servedSite, type ServedSite } from './served-site.ts';

/** A partner's own site, on another origin than the gateway (`url`): its pages are what a test writes. */
export interface PartnerSite extends ServedSite {
  /** Where the partner's pages are. */
  origin: string;
  /** The partner's public key: it works on `origin` and nowhere else. */
  partnerKey: string;
  /** Serves a document at `path` from now on, and says where it is. */
  page: (path: string, html: string, headers?: Readonly<Record<string, string>>) => string;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The partner's pages, and under `/lib/` the packages of the project, which such a page may load. */
export const partnerSite = async (): Promise<PartnerSite> => {
  const gateway = await servedSite();
  const pages = new Map<string, { html: string; headers: Readonly<Record<string, string>> }>();
  const app = new Hono()
    .get('/lib/*', async (c) => {
      const file = join(projectFolder, 'node_modules', decodeURIComponent(c.req.path.slice('/lib/'.length)));
      const content = await readFile(file).catch(() => undefined);
      if (!content) return c.notFound();
      return c.body(content, 200, { 'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream' });
    })
    .get('/favicon.ico', (c) => c.body(null, 204))
    .get('*', (c) => {
      const page = pages.get(c.req.path);
      return page ? c.html(page.html, 200, { ...page.headers }) : c.notFound();
    });
  const { url: origin, close } = await listenOnFreePort(app.fetch);
  const partnerKey = 'pk_test_partner';
  await gateway.stores.partners.save({ id: 'partner', name: 'Partenaire', origins: [origin] }, [partnerKey]);
  return {
    ...gateway,
    origin,
    partnerKey,
    page: (path, html, headers = {}) => {
      pages.set(path, { html, headers });
      return `${origin}${path}`;
    },
    close: async () => {
      close();
      await gateway.close();
    },
  };
};
