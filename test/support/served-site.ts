import { once } from 'node:events';

import { serve } from '@hono/node-server';
import { chromium, type Browser } from 'playwright-core';

import { chromiumArguments, chromiumForPages } from '../../scripts/browsers/index.ts';
import { siteRoutes } from '../../server/site/site.ts';
import { testGateway, type TestGateway } from './gateway.ts';

export interface ServedSite extends TestGateway {
  url: string;
  close: () => Promise<void>;
}

/** Serves on a port of this machine that is free. */
export const listenOnFreePort = async (
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<{ url: string; close: () => void }> => {
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  };
};

/** The gateway with its demonstration pages and the built SDK, on a free port; one that is given stays open when the site is closed. */
export const servedSite = async (given?: TestGateway): Promise<ServedSite> => {
  const gateway = given ?? (await testGateway());
  gateway.app.route('/', siteRoutes(gateway.app));
  const { url, close } = await listenOnFreePort(gateway.app.fetch);
  return {
    ...gateway,
    url,
    close: async () => {
      close();
      if (!given) await gateway.db.close();
    },
  };
};

/**
 * A Chromium, with pages of its own: that of the whole run where `scripts/test.ts` has started one. `more`: what one of its own is told
 * beside the usual.
 */
export const launchBrowser = (more: readonly string[] = []): Promise<Browser> => {
  const shared = process.env['CHROMIUM_SERVER'];
  if (shared && more.length === 0) return chromium.connect(shared);
  return chromium.launch({ executablePath: chromiumForPages(), args: [...chromiumArguments, ...more] });
};
