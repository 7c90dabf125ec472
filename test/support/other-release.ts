import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { buildForBrowsers } from '../../scripts/build/for-browsers.ts';

/** The SDK as it stands, under the number of another release. */
export interface OtherRelease {
  version: string;
  /** Lets a page have it from the gateway, under `/sdk/<version>/`. */
  serveTo: (page: Page) => Promise<unknown>;
  remove: () => Promise<void>;
}

export const otherRelease = async (version: string): Promise<OtherRelease> => {
  const folder = await mkdtemp(join(tmpdir(), 'release-'));
  const [major] = version.split('.');
  await buildForBrowsers(folder, [
    {
      name: 'other-release',
      enforce: 'pre',
      load: (id) =>
        id.endsWith('/src/client/version.ts') ? `export const version = '${version}'; export const major = '${major}';` : null,
    },
  ]);
  return {
    version,
    serveTo: (page) =>
      page.route(`**/sdk/${version}/**`, async (route) => {
        const [, path = ''] = new URL(route.request().url()).pathname.split(`/sdk/${version}/`);
        await route.fulfill({
          body: await readFile(join(folder, path)),
          contentType: 'text/javascript',
          headers: { 'access-control-allow-origin': '*' },
        });
      }),
    remove: () => rm(folder, { recursive: true }),
  };
};
