import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';
import { isWholeMatrix, loaderTag, publish, searchTag, visit } from './host-page.ts';

/** What goes out, or leads it, if a library reads an option that nobody has given. */
const sharp = [
  'baseUrl',
  'body',
  'fetch',
  'gateway',
  'headers',
  'json',
  'method',
  'mode',
  'prefix',
  'searchParams',
  'stringifyJson',
  'toJSON',
];

/** Names of options that a page may have left on `Object.prototype`: of `fetch`, of ky, of Lit, of valibot, and ours. */
const names = [
  ...sharp,
  ...['abortEarly', 'args', 'attribute', 'auto', 'bubbles', 'cache', 'cancelable', 'capture', 'client', 'composed'],
  ...['configurable', 'context', 'converter', 'credentials', 'delegatesFocus', 'detail', 'duplex', 'early', 'entries'],
  ...['enumerable', 'get', 'hasChanged', 'hooks', 'host', 'init', 'integrity', 'isConnected', 'issues', 'keepalive', 'key'],
  ...['keywords', 'lang', 'majors', 'message', 'noAccessor', 'once', 'onDownloadProgress', 'onUploadProgress', 'origin'],
  ...['parseJson', 'partnerKey', 'passive', 'path', 'place', 'policy', 'prefixUrl', 'priority', 'query', 'redirect'],
  ...['referrer', 'referrerPolicy', 'reflect', 'renderBefore', 'retry', 'run', 'set', 'signal', 'slotAssignment', 'state'],
  ...['then', 'throwHttpErrors', 'timeout', 'totalTimeout', 'type', 'url', 'useDefault', 'value', 'window', 'writable'],
];

/** Things of ours and of our libraries, and of every document, that an element named like them may stand in front of. */
const ids = [
  ...['litElementHydrateSupport', 'litElementPolyfillSupport', 'litElementVersions', 'litHtmlPolyfillSupport', 'litHtmlVersions'],
  ...['litIssuedWarnings', 'litNonce', 'litPropertyMetadata', 'reactiveElementPolyfillSupport', 'reactiveElementVersions'],
  ...[
    'ShadyCSS',
    'ShadyDOM',
    'emploi-elements',
    'config',
    'define',
    'gateway',
    'global',
    'module',
    'policy',
    'process',
    'require',
  ],
];
const documentNames = [
  'activeElement',
  'baseURI',
  'body',
  'currentScript',
  'defaultView',
  'documentElement',
  'forms',
  'head',
  'lang',
  'location',
  'readyState',
  'scripts',
];

describe('a page that is polluted', () => {
  let site: PartnerSite;
  let browser: Browser;
  before(async () => {
    site = await partnerSite();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  /** The answers, a failure that says so, or the partner's own link: never a blank. Says which. */
  const outcome = async (head: string, body = ''): Promise<{ shown: string; strange: string[] }> => {
    const visited = await visit(browser, publish(site, { head: head + loaderTag(site), body: body + searchTag(site) }));
    const results = visited.page.getByText(/^\d+ offres$/);
    await results
      .or(visited.page.getByRole('link', { name: /francetravail\.fr|Voir les offres/ }).and(visited.page.locator(':visible')))
      .first()
      .waitFor();
    await Promise.race([
      results.waitFor({ timeout: 2_000 }),
      visited.page.getByRole('button', { name: 'Réessayer' }).waitFor({ timeout: 2_000 }),
    ]).catch(() => {});
    const shown = (await results.isVisible()) ? 'answers' : 'a way on';
    const expected = [
      `GET ${site.url}/v1/offers?place=26&for=offer-search&key=${site.partnerKey}`,
      `GET ${site.url}/v1/places?q=26&for=offer-search&key=${site.partnerKey}`,
    ];
    const strange = visited.requests.filter(
      (request) =>
        !expected.includes(request) &&
        ![`GET ${site.url}/sdk/`, `GET ${site.origin}/`].some((usual) => request.startsWith(usual)),
    );
    await visited.close();
    return { shown, strange };
  };

  const values = { text: '"http://evil.test/"', function: 'function () { return "http://evil.test/"; }' };
  for (const name of isWholeMatrix ? names : sharp)
    for (const [kind, value] of Object.entries(values))
      it(`by a ${kind} on Object.prototype.${name} asks nobody else, and nothing else`, async (t) => {
        const { shown, strange } = await outcome(`<script>Object.prototype[${JSON.stringify(name)}] = ${value};</script>`);
        assert.deepEqual(strange, []);
        t.diagnostic(shown);
      });

  for (const id of isWholeMatrix ? ids : ids.slice(4, 5))
    it(`by elements with the id ${id} still finds offers`, async () => {
      const clutter = `<a id="${id}"></a><a id="${id}" name="url" href="http://evil.test/"></a><form name="${id}"><input name="href"></form>`;
      const { shown, strange } = await outcome('', clutter);
      assert.deepEqual({ shown, strange }, { shown: 'answers', strange: [] });
    });

  for (const name of isWholeMatrix ? documentNames : ['currentScript'])
    it(`by an image named ${name} asks nobody else`, async (t) => {
      const { shown, strange } = await outcome('', `<img name="${name}" src="data:,"><form name="${name}"></form>`);
      assert.deepEqual(strange, []);
      t.diagnostic(shown);
    });
});
