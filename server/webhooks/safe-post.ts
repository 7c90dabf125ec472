import { lookup } from 'node:dns';
import { request as requestInClear } from 'node:http';
import { request as requestInSecret } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

import { OperatorError } from '../output/log.ts';

/** Why nothing was sent to an address; the code says so to whoever reads it later. */
export class PostError extends OperatorError {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Networks that are nobody's on the internet (IANA, special-purpose address registries). */
const reserved = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  reserved.ipv4.addSubnet(network, prefix, 'ipv4');
// All but 2000::/3, and what stands for IPv4 or for nothing within it.
for (const [network, prefix] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  reserved.ipv6.addSubnet(network, prefix, 'ipv6');

/** Whether an address is of a network of one's own. */
export const isPrivate = (address: string): boolean => {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return reserved[family].check(address, family);
};

/** Finds the addresses of a name, and connects to none that is private: asked again, a name may say something else. */
const publicLookup: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error) done(error, '');
    else if (!first || found.some(({ address }) => isPrivate(address))) done(new PostError('EPRIVATE'), '');
    else if (options.all) done(null, found);
    else done(null, first.address, first.family);
  });
};

const localNames = new Set(['localhost', '127.0.0.1', '[::1]']);

export interface PostOptions {
  /** Lets private networks be reached, and this machine in clear. */
  allowPrivate?: boolean;
  /** Milliseconds until an answer is not waited for any more. */
  timeoutMs?: number;
}

/** Sends a text to an address of somebody else's and tells the status of the answer. Rejects where there is none. */
export type WebhookPost = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
) => Promise<number>;

const requestFor = ({ protocol, hostname }: URL, allowPrivate: boolean) => {
  if (protocol === 'https:') return requestInSecret;
  if (protocol === 'http:' && allowPrivate && localNames.has(hostname)) return requestInClear;
  throw new PostError('EINSECURE');
};

/**
 * What employers' programs are told goes out from here: by HTTPS, to no private network unless the operator allows it, and not
 * where a redirect leads. Of the answer, only its status is read.
 */
export const safePost =
  ({ allowPrivate = false, timeoutMs = 10_000 }: PostOptions = {}): WebhookPost =>
  async (address, headers, body, signal) => {
    const url = new URL(address);
    const request = requestFor(url, allowPrivate);
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (!allowPrivate && isIP(literal) !== 0 && isPrivate(literal)) throw new PostError('EPRIVATE');
    const timeout = AbortSignal.timeout(timeoutMs);
    return new Promise<number>((resolve, reject) => {
      const sent = request(url, {
        method: 'POST',
        headers: { ...headers, 'content-length': `${Buffer.byteLength(body)}` },
        agent: false,
        signal: AbortSignal.any([timeout, signal]),
        ...(!allowPrivate && { lookup: publicLookup }),
      });
      sent.on('response', (answer) => {
        resolve(answer.statusCode ?? 0);
        answer.destroy();
      });
      sent.on('error', (error) => reject(timeout.aborted ? new PostError('ETIMEDOUT') : error));
      sent.end(body);
    });
  };
