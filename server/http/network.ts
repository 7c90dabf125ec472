import { createHmac, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';

import type { Context } from 'hono';

import type { Env } from '../context/env.ts';
import { isLocal } from './origins.ts';

const dayLength = 86_400_000;
const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** An address without what some proxies write around it: brackets, a port, the name of an interface. */
const stripPort = (text: string): string => {
  const address = text.trim().replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  return (/^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? address).replace(/%.*$/, '');
};

/** The eight groups of an IPv6 address. */
const groupsOf = (address: string): string[] => {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after];
};

/** What one subscriber has: an IPv4 address, or the first half of an IPv6 address. `undefined`: no address at all. */
export const networkOf = (address: string): string | undefined => {
  const plain = stripPort(address);
  const ipv4 = mapped.exec(plain)?.[1] ?? plain;
  if (isIP(ipv4) === 4) return ipv4;
  return isIP(plain) === 6 ? `${groupsOf(plain).slice(0, 4).join(':')}::/64` : undefined;
};

/**
 * Where a request comes from. What stands in `X-Forwarded-For` can be written by anybody: it is believed only as far as
 * `proxies` of our own have added to it, each one at the end.
 */
export const clientAddress = (c: Context<Env>, proxies: number): string | undefined => {
  const connected = c.env?.incoming?.socket.remoteAddress;
  const forwarded = proxies ? c.req.header('x-forwarded-for')?.split(',').at(-proxies) : undefined;
  return forwarded && networkOf(forwarded) ? forwarded : connected;
};

/** Names networks by a number that means nothing the day after: the salt is kept in memory only, and new each day. */
export const networkPseudonyms = (now: () => number = Date.now) => {
  let day = Number.NaN;
  let salt = randomBytes(32);
  return (address: string | undefined): string | undefined => {
    const network = address && networkOf(address);
    if (!network) return undefined;
    const today = Math.floor(now() / dayLength);
    if (today !== day) {
      day = today;
      salt = randomBytes(32);
    }
    return createHmac('sha256', salt).update(network).digest('base64url');
  };
};

/** What proxies and the networks in front of sites add to a request. A browser that opens a page sends nothing that begins with `X-`. */
const sentByProxy = /^(?:x-.+|.*client-ip|forwarded|via|proxy-.+|front-end-.+|cf-.+|fastly-.+|cdn-.+)$/;

/** Asked on this machine, under its own name, and without a sign of having been handed on. A proxy that gives none is not told apart. */
export const isLoopbackRequest = (c: Context<Env>): boolean => {
  const address = c.env?.incoming?.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  return (
    (address === '::1' || address.startsWith('127.')) &&
    isLocal(c.req.url) &&
    !Object.keys(c.req.header()).some((name) => sentByProxy.test(name))
  );
};
