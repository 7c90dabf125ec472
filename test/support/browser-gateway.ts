import { buffer } from 'node:stream/consumers';

import type { Middleware } from '@web/dev-server-core';

import type { App } from '../../server/app.ts';

/** Mounts the real gateway in the test server, under the paths it has in production. */
export const serveGateway =
  (app: App): Middleware =>
  async (context, next) => {
    if (!context.path.startsWith('/v1/')) return next();
    const headers = new Headers();
    for (const [name, value] of Object.entries(context.headers)) if (typeof value === 'string') headers.set(name, value);
    headers.delete('accept-encoding'); // the test server compresses by itself
    const body = context.method === 'POST' || context.method === 'PATCH' ? { body: await buffer(context.req) } : {};
    const answer = await app.fetch(
      new Request(`http://${context.host}${context.url}`, { method: context.method, headers, ...body }),
    );
    context.status = answer.status;
    answer.headers.forEach((value, name) => context.set(name, value));
    context.body = Buffer.from(await answer.arrayBuffer());
    return undefined;
  };
