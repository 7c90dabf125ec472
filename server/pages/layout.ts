import { html } from 'hono/html';

export type Markup = ReturnType<typeof html>;

/** A page of the gateway's own, in French. `name` is what the window is called, where that is not the heading. */
export const layout = (title: string, content: Markup, name = title): Markup =>
  html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${name}</title>
        <link rel="icon" href="/demo/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/docs/style.css" />
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
