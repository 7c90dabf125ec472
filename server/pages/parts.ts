import { html } from 'hono/html';

import type { Markup } from './layout.ts';

/** A list of what something is; a fact that is not known is left out. */
export const descriptionList = (entries: readonly (readonly [term: string, value: Markup | string | null])[]): Markup =>
  html`<dl class="facts">
    ${entries
      .filter(([, value]) => value !== null)
      .map(
        ([term, value]) =>
          html`<div>
            <dt>${term}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`;

/** A button that decides something. `main`: the one that the page is there for. */
export const actionButton = (action: string, text: string, main = false): Markup =>
  html`<form method="post" action="${action}"><button ${main ? html`class="main"` : ''}>${text}</button></form>`;
