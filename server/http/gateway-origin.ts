import { isIP } from 'node:net';

import type { Context } from 'hono';

import type { Env } from '../context/env.ts';
import { isLocal } from './origins.ts';

/** Where the connection itself came in: no header can say otherwise. `undefined`: the application was called without a server. */
const listenerOf = (c: Context<Env>): string | undefined => {
  const { localAddress, localPort } = c.env?.incoming?.socket ?? {};
  if (!localAddress || !localPort) return undefined;
  const address = localAddress.replace(/^::ffff:/, '');
  return new URL(`http://${isIP(address) === 6 ? `[${address}]` : address}:${localPort}`).origin;
};

/**
 * The origin of the gateway’s own pages, which `self` stands for: `PUBLIC_URL`, or else the address it listens on. The `Host` of a
 * request is believed only where it names this machine, as no site of another can, or that very address.
 */
export const gatewayOrigin = (c: Context<Env>, publicUrl: string | undefined): string => {
  if (publicUrl) return publicUrl;
  const asked = new URL(c.req.url).origin;
  return isLocal(asked) ? asked : (listenerOf(c) ?? asked);
};

/**
 * The origin of a page that the browser says is of the same origin as what it asks. A proxy that ends TLS, or writes the `Host` anew,
 * hides which; any other name than one of ours stays what it is, for whoever lets a name of theirs lead here.
 */
export const sameOrigin = (c: Context<Env>, publicUrl: string | undefined): string => {
  const asked = new URL(c.req.url);
  const own = gatewayOrigin(c, publicUrl);
  const isOurs = asked.host === new URL(own).host || isLocal(asked.origin) || asked.origin === listenerOf(c);
  return isOurs ? own : asked.origin;
};
