import type { Hono, MiddlewareHandler } from 'hono';

import type { Env } from '../context/env.ts';
import type { Resource } from '../context/resource.ts';
import { rejectInvalidUrl } from './request-text.ts';

export interface Guards {
  measure: (resource: string) => MiddlewareHandler<Env>;
  /** Lets in the pages of partners; `methods`: how the resource can be asked. */
  requirePartner: (resource: string, methods: readonly string[]) => MiddlewareHandler<Env>;
}

/** The methods that some routes answer, as a preflight names them. Whatever answers GET answers HEAD. */
export const methodsOf = ({ routes }: Pick<Hono<Env>, 'routes'>): readonly string[] => {
  const methods = new Set(routes.map(({ method }) => method));
  if (methods.has('GET')) methods.add('HEAD');
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => methods.has(method));
};

/** Mounts the API of each resource. One that does not say that anybody may ask it is closed to whoever has no key. */
export const mountRoutes = (api: Hono<Env>, resources: readonly Resource[], { measure, requirePartner }: Guards): void => {
  for (const { name, routes, access = 'partners' } of resources) {
    if (!routes) continue;
    const path = `/${name}/*`;
    api.use(path, measure(name));
    if (access === 'partners') api.use(path, requirePartner(name, methodsOf(routes)));
    api.use(path, rejectInvalidUrl).route(`/${name}`, routes);
  }
};

export const mountPages = (app: Hono<Env>, resources: readonly Resource[]): void => {
  for (const { pages = {} } of resources) for (const [path, routes] of Object.entries(pages)) app.route(path, routes);
};
