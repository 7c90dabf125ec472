import { html } from 'hono/html';

import { isLocal } from '../http/origins.ts';
import type { Branding } from '../partners/store.ts';

export type Markup = ReturnType<typeof html>;

/** Where a partner's site is, of the addresses its account knows: no pattern is one, nor the machine of whoever builds the site. */
export const siteUrl = ({ origins }: Pick<Branding, 'origins'>): string | undefined => {
  const site = origins.find((origin) => !origin.includes('*') && !isLocal(origin));
  return site === 'self' ? '/' : site;
};

export interface PageOptions {
  /** Whose visitor it is for. */
  branding?: Branding | undefined;
  /** What the window is called, where that is not the heading. */
  name?: string;
}

const header = (of: Branding): Markup => {
  const site = siteUrl(of);
  return html`<header>
    <p>${of.name}</p>
    ${site ? html`<p><a href="${site}" rel="noreferrer">Retour au site</a></p>` : ''}
  </header>`;
};

/** What stands around every page: `lang` is that of its content. */
export const frame = (
  { lang, name, color, script }: { lang: 'fr' | 'en'; name: string; color?: string | null | undefined; script?: string },
  body: Markup,
): Markup =>
  html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${name}</title>
        <link rel="icon" href="/demo/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/pages/style.css" />
        ${color ? html`<link rel="stylesheet" href="/pages/colours/${color.slice(1)}.css" />` : ''}
        ${script ? html`<script type="module" src="${script}"></script>` : ''}
      </head>
      <body>
        ${body}
      </body>
    </html>`;

/** A page of the gateway's own, in French, in the colours of the partner it is for. */
export const layout = (title: string, content: Markup, { branding, name = title }: PageOptions = {}): Markup =>
  frame(
    { lang: 'fr', name: branding ? `${name} – ${branding.name}` : name, color: branding?.color },
    html`${branding ? header(branding) : ''}
      <main>
        <h1>${title}</h1>
        ${content}
      </main>`,
  );
