import { readFile } from 'node:fs/promises';

import { html, raw } from 'hono/html';
import { Marked } from 'marked';
import { gfmHeadingId } from 'marked-gfm-heading-id';

const folder = new URL('../../docs/', import.meta.url);

/** Which documents there are to read, by their path in `docs/` without the ending. */
const isName = (path: string): boolean => /^(?:(?:api|errors|decisions)\/)?[a-z\d-]+$/.test(path);

/** Documents in French; all others are in English. */
const inFrench = new Set(['accessibilite', 'candidatures', 'donnees-personnelles', 'integrer', 'optimiseurs']);

/** Says whom to ask for a key where a page leaves room for it. */
export const withContact = (text: string, contact: string | undefined): string =>
  text.replaceAll('<!-- KEY_CONTACT -->', contact ? ` (${contact.replaceAll('&', '&amp;').replaceAll('<', '&lt;')})` : '');

/** Our documents name each other by file; on the gateway they are pages. */
const links = new Marked(gfmHeadingId(), {
  walkTokens: (token) => {
    if (token.type === 'link' && typeof token.href === 'string')
      token.href = token.href.replace(/^(?!https?:)(.*?)\.md(#|$)/, '$1$2');
  },
});

/** A document of `docs/` as a page, or `undefined` where there is none of that name. */
export const documentPage = async (path: string, contact?: string) => {
  if (!isName(path)) return undefined;
  const text = await readFile(new URL(`${path}.md`, folder), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const title = /^# (.+)$/m.exec(text)?.[1] ?? path;
  return html`<!doctype html>
    <html lang="${inFrench.has(path) ? 'fr' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – emploi-elements</title>
        <link rel="icon" href="/demo/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/docs/style.css" />
      </head>
      <body>
        <main>
          <p><a href="/">emploi-elements</a></p>
          ${raw(await links.parse(withContact(text, contact)))}
        </main>
      </body>
    </html>`;
};
