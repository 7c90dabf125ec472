import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';

import type { Env } from '../context/env.ts';
import { problem } from '../http/problem.ts';
import { isIdentifier } from '../http/query.ts';

/** An `<img>` sends no `Origin`, and a logo is public: no key is asked for. */
export const logoRoutes = new Hono<Env>().get(
  '/:logo',
  describeRoute({
    tags: ['Logos'],
    summary: 'A logo',
    responses: {
      200: { description: 'An image', content: { 'image/*': {} } },
      404: { description: 'Logo not found' },
    },
  }),
  async (c) => {
    const id = c.req.param('logo');
    const logo = isIdentifier(id) ? await c.var.logos.get(id) : undefined;
    if (!logo) return problem(c, 404, 'Logo not found');
    return c.body(logo.body, 200, {
      'content-type': logo.mediaType,
      'cache-control': 'public, max-age=604800, immutable',
      'cross-origin-resource-policy': 'cross-origin',
      // An SVG opened by itself is a document: it may do nothing.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
  },
);
