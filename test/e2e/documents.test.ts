import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';

import { projectFolder } from '../../scripts/build/sources.ts';
import { servedSite, type ServedSite } from '../support/served-site.ts';

const documents = globSync('{*,errors/*,decisions/*,api/*}.md', { cwd: `${projectFolder}docs` }).map((path) =>
  path.slice(0, -'.md'.length),
);

/** What a document is for whoever works on the code: its links may lead into the sources. */
const forDevelopers = /^(?:architecture|decisions)/;

describe('the documents, as pages of the gateway', () => {
  let site: ServedSite;
  before(async () => {
    site = await servedSite();
  });
  after(() => site.close());

  const read = async (path: string): Promise<Response> => site.app.request(path);

  for (const document of documents)
    it(`${document} is there, in a language, and leads nowhere that is not`, async () => {
      const path = `/docs/${document}`;
      const answer = await read(path);
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
      const html = await answer.text();
      assert.match(html, /<html lang="(?:fr|en)">/);
      assert.match(html, /<h1/);
      if (forDevelopers.test(document)) return;
      for (const [, href = ''] of html.matchAll(/<a href="([^"]+)"/g)) {
        const url = new URL(href, `http://gateway.test${path}`);
        if (url.host !== 'gateway.test') continue;
        assert.equal((await read(url.pathname)).status, 200, `${path} leads to ${href}`);
      }
    });

  it('are all in one list', async () => {
    const list = await (await read('/docs/')).text();
    const listed = [...list.matchAll(/<a href="\/docs\/([^"]*[^"/])"/g)].map(([, path]) => path);
    assert.deepEqual(listed.sort(), [...documents].sort());
  });

  it('nothing else of the disk is', async () => {
    for (const path of [
      '../package',
      'errors/../../package',
      '%2e%2e/package',
      'errors/%2e%2e/%2e%2e/README',
      'Theming',
      'errors/',
      'api/openapi.json',
    ])
      assert.equal((await read(`/docs/${path}`)).status, 404, path);
  });
});
