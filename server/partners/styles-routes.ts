import { readFile } from 'node:fs/promises';

import { Hono } from 'hono';

import type { Env } from '../context/env.ts';
import { parseHexColour, colourSheet } from '../pages/colours.ts';
import { problem } from '../http/problem.ts';

const sheet = readFile(new URL('../pages/style.css', import.meta.url), 'utf8');

const script = readFile(new URL('../pages/copy.js', import.meta.url), 'utf8');

const nosniff = { 'x-content-type-options': 'nosniff' } as const;
const css = { ...nosniff, 'content-type': 'text/css; charset=utf-8' } as const;

/** What pages of the gateway's own look like: one style sheet, and a small one for each colour; and what copies their snippets. */
export const styleRoutes = new Hono<Env>()
  .get('/style.css', async (c) => c.body(await sheet, 200, { ...css, 'cache-control': 'no-cache' }))
  .get('/copy.js', async (c) =>
    c.body(await script, 200, { ...nosniff, 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' }),
  )
  .get('/colours/:name', (c) => {
    const colour = parseHexColour(`#${c.req.param('name').replace(/\.css$/, '')}`);
    return colour
      ? c.body(colourSheet(colour), 200, { ...css, 'cache-control': 'public, max-age=86400' })
      : problem(c, 404, 'Not found');
  });
