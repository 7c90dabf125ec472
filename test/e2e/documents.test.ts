import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';

import { projectFolder } from '../../scripts/build/sources.ts';
import { servedSite, type ServedSite } from '../support/served-site.ts';
import { sharedGateway } from '../support/shared-gateway.ts';

const documents = globSync('{*,errors/*,decisions/*,api/*}.md', { cwd: `${projectFolder}docs` }).map((path) =>
  path.slice(0, -'.md'.length),
);

/** What a document is for whoever works on the code: its links may lead into the sources. */
const forDevelopers = /^(?:architecture|decisions)/;

const inFrench = ['accessibilite', 'candidatures', 'donnees-personnelles', 'integrer', 'optimiseurs'];

describe('the documents, as pages of the gateway', () => {
  let site: ServedSite;
  before(async () => {
    site = await servedSite(await sharedGateway());
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

  it('lead from an address with a slash behind it', async () => {
    for (const path of ['/docs/integrer', '/docs/errors/busy', '/docs/api/elements']) {
      const answer = await read(`${path}/`);
      assert.deepEqual([answer.status, answer.headers.get('location')], [302, path]);
    }
  });

  for (const document of documents.filter((path) => path.startsWith('errors/')))
    it(`${document} is in French, and then in English`, async () => {
      const html = await (await read(`/docs/${document}`)).text();
      const [french = '', english = '', ...others] = html.split('<div lang="en">');
      assert.match(french, /<html lang="fr">[^]*<h1[^>]*>[a-z]+\u00a0: [^<]*<\/h1>\s*<h2[^>]*>En français<\/h2>/);
      assert.match(english, /^<h2[^>]*>In English<\/h2>\s*<p>/);
      assert.equal(others.length, 0);
      assert.doesNotMatch(french, /In English/);
    });

  it('in French break no line before a sign or a unit, and leave code alone', async () => {
    const french = documents.filter((path) => path.startsWith('errors/')).concat(inFrench);
    for (const document of french) {
      const html = await (await read(`/docs/${document}`)).text();
      assert.match(html, /<html lang="fr">/, document);
      const prose = html.replace(/<(pre|code)[^]*?<\/\1>|<div lang="en">[^]*|<[^>]*>/g, '');
      assert.deepEqual(
        prose.match(/.{0,30}(?:[\p{L}\d»)] [:;?!»](?= |$)|« |\d (?:mois|Mo|jours|minutes|secondes)\b).*/gmu),
        null,
        document,
      );
    }
    const guide = await (await read('/docs/candidatures')).text();
    assert.doesNotMatch(guide.match(/<pre[^]*?<\/pre>/g)?.join('') ?? '', /\u00a0/);
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
