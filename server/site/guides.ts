import { readFile, readdir } from 'node:fs/promises';

import { html, raw } from 'hono/html';
import { Marked } from 'marked';
import { gfmHeadingId } from 'marked-gfm-heading-id';

import { typeset } from '../language/typography.ts';
import { frame, type Markup } from '../pages/layout.ts';

const folder = new URL('../../docs/', import.meta.url);

/** Which documents there are to read, by their path in `docs/` without the ending. */
const isName = (path: string): boolean => /^(?:(?:api|errors|decisions)\/)?[a-z\d-]+$/.test(path);

/** Documents in French; all others are in English. */
const inFrench = new Set(['accessibilite', 'candidatures', 'donnees-personnelles', 'integrer', 'optimiseurs']);
const languageOf = (path: string) => (inFrench.has(path) || path.startsWith('errors/') ? 'fr' : 'en');
/** Where a French document says the same in English, behind all else. */
const inEnglish = /^(?=## In English$)/m;

/** How pages and documents write where the gateway is. */
const placeholder = 'gateway.example';

/** Says where the gateway is, and whom to ask for a key where a text leaves room for it. */
export const localised = (text: string, base: string, contact: string | undefined): string =>
  text
    .replaceAll(`https://${placeholder}`, base)
    .replaceAll(placeholder, new URL(base).host)
    .replaceAll('<!-- KEY_CONTACT -->', contact ? ` (${contact.replaceAll('&', '&amp;').replaceAll('<', '&lt;')})` : '');

/** Our documents name each other by file; on the gateway they are pages. */
const links = new Marked(gfmHeadingId(), {
  walkTokens: (token) => {
    if (token.type === 'link' && typeof token.href === 'string')
      token.href = token.href.replace(/^(?!https?:)(.*?)\.md(#|$)/, '$1$2');
  },
});

/** What is wider than the page scrolls in itself, by the keyboard too. */
const scrolling = (markup: string, lang: 'fr' | 'en'): string =>
  markup
    .replaceAll(
      '<table>',
      `<div class="scroll" role="group" tabindex="0" aria-label="${lang === 'fr' ? 'Tableau' : 'Table'}"><table>`,
    )
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<pre>', '<pre tabindex="0">');

/** What asks to replace the placeholder is left out where it is replaced. */
const elsewhere = /<!-- elsewhere -->[^]*?<!-- \/elsewhere -->\s?/g;

export interface DocumentOptions {
  lang: 'fr' | 'en';
  title: string;
  /** Wider than a text is read at: for tables. */
  wide?: boolean;
}

/** A page of documentation. */
export const documentation = ({ lang, title, wide = false }: DocumentOptions, content: Markup): Markup =>
  frame(
    { lang, name: `${title} – emploi-elements`, script: '/pages/copy.js' },
    html`<header ${wide ? html`class="wide"` : ''}>
        <p>emploi-elements</p>
        <p><a href="/">${lang === 'fr' ? 'Accueil' : 'Home'}</a> · <a href="/docs/">Documentation</a></p>
      </header>
      <main ${wide ? html`class="wide"` : ''}>${content}</main>`,
  );

const textOf = (path: string): Promise<string | undefined> =>
  readFile(new URL(`${path}.md`, folder), 'utf8').catch(() => undefined);

const titleOf = (text: string, path: string): string => {
  const title = /^# (.+)$/m.exec(text)?.[1]?.replaceAll('`', '') ?? path;
  return languageOf(path) === 'fr' ? typeset(title) : title;
};

const markupOf = async (text: string, lang: 'fr' | 'en'): Promise<string> => {
  const markup = scrolling(await links.parse(text), lang);
  return lang === 'fr' ? typeset(markup) : markup;
};

/**
 * A document of `docs/` as a page, or `undefined` where there is none of that name. `base`: where the gateway is reached; `contact`: whom
 * to ask for a key.
 */
export const documentPage = async (path: string, base: string, contact?: string): Promise<Markup | undefined> => {
  const text = isName(path) ? await textOf(path) : undefined;
  if (text === undefined) return undefined;
  const lang = languageOf(path);
  const own = localised(text.replace(elsewhere, ''), base, contact);
  const [first = '', english] = own.split(inEnglish);
  return documentation(
    { lang, title: titleOf(text, path), wide: path.startsWith('api/') },
    html`${raw(await markupOf(first, lang))}
    ${english === undefined ? '' : html`<div lang="en">${raw(await markupOf(english, 'en'))}</div>`}`,
  );
};

/** What there is to read, by who reads it. A document that no list names is among the last. */
const shelves = [
  [
    'Pour qui tient un site',
    ['integrer', 'integrate', 'optimiseurs', 'embedding', 'theming', 'languages', 'csp', 'browsers', 'limits'],
  ],
  ['Pour qui reçoit des candidatures', ['candidatures', 'donnees-personnelles', 'accessibilite']],
  ['Pour qui tient la passerelle', ['partners', 'offers', 'upstream', 'alerts', 'settings', 'operations']],
] as const satisfies readonly (readonly [string, readonly string[]])[];

const namesIn = async (path: string): Promise<string[]> =>
  (await readdir(new URL(path, folder)))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${path}${name.slice(0, -3)}`)
    .sort();

const shelf = async (heading: string, paths: readonly string[]): Promise<Markup> => {
  const entries = await Promise.all(
    paths.map(async (path) => ({ path, lang: languageOf(path), title: titleOf((await textOf(path)) ?? '', path) })),
  );
  return html`<h2>${heading}</h2>
    <ul class="choices">
      ${entries.map(
        ({ path, lang, title }) =>
          html`<li><a href="/docs/${path}" ${lang === 'en' ? html`lang="en" hreflang="en"` : ''}>${title}</a></li>`,
      )}
    </ul>`;
};

/** The list of all documents. */
export const documentIndex = async (): Promise<Markup> => {
  const all = await namesIn('./');
  const names = all.map((path) => path.replace('./', ''));
  const placed = new Set<string>(shelves.flatMap(([, paths]) => paths));
  const lists: [string, readonly string[]][] = [
    ...shelves.map(([heading, paths]): [string, readonly string[]] => [heading, paths.filter((path) => names.includes(path))]),
    ['Les messages de la console', await namesIn('errors/')],
    ['Comment c’est fait', [...names.filter((name) => !placed.has(name)), ...(await namesIn('decisions/'))]],
  ];
  const [reference, ...others] = await Promise.all([
    shelf('Référence', ['api/elements']),
    ...lists.map(([heading, paths]) => shelf(heading, paths)),
  ]);
  return documentation(
    { lang: 'fr', title: 'Documentation' },
    html`<h1>Documentation</h1>
      <p>Certains documents sont en anglais : leur titre l’est aussi.</p>
      ${reference}
      <ul class="choices">
        <li><a href="/docs/api/" lang="en" hreflang="en">API reference</a></li>
      </ul>
      ${others}`,
  );
};
