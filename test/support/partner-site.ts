import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { Hono } from 'hono';

import { projectFolder } from '../../scripts/build/sources.ts';
import { listenOnFreePort, servedSite, type ServedSite } from './served-site.ts';
import { sharedGateway } from './shared-gateway.ts';

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

/** Folders that pages may load from: packages on npm, Debian's, and the scripts of these tests. */
const folders: readonly (readonly [path: string, folder: string])[] = [
  ['/lib/', `${projectFolder}test/hosts/node_modules/`],
  ['/lib/', `${projectFolder}node_modules/`],
  ['/debian/', '/usr/share/javascript/'],
  ['/scripts/', `${projectFolder}test/hosts/scripts/`],
];

const readStatic = async (path: string): Promise<Buffer<ArrayBuffer> | undefined> => {
  for (const [prefix, folder] of folders) {
    if (!path.startsWith(prefix)) continue;
    const content = await readFile(join(folder, decodeURIComponent(path.slice(prefix.length)))).catch(() => undefined);
    if (content) return content;
  }
  return undefined;
};

/** The partner's pages, and beside them the libraries that such a page may load. `ownData`: the test changes what others look at. */
export const partnerSite = async ({ ownData = false } = {}): Promise<PartnerSite> => {
  const gateway = await servedSite(ownData ? undefined : await sharedGateway());
  const pages = new Map<string, { html: string; headers: Readonly<Record<string, string>> }>();
  const app = new Hono().get('*', async (c) => {
    const { path } = c.req;
    const page = pages.get(path);
    if (path === '/favicon.ico') return c.body(null, 204);
    if (page) return c.html(page.html, 200, { ...page.headers });
    const content = await readStatic(path);
    return content
      ? c.body(content, 200, { 'content-type': mediaTypes[extname(path)] ?? 'application/octet-stream' })
      : c.notFound();
  });
  const { url: origin, close } = await listenOnFreePort(app.fetch);
  const partnerKey = 'pk_test_partner';
  const quotas = { perMinute: 1_000_000, perNetwork: 1_000_000 }; // a matrix of pages is one network
  await gateway.stores.partners.save({ id: 'partner', name: 'Partenaire', origins: [origin], ...quotas }, [partnerKey]);
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
