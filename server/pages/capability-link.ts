import { Hono, type Context } from 'hono';
import { html } from 'hono/html';

import type { Env } from '../context/env.ts';
import { isIdentifier } from '../http/query.ts';
import { layout, type Markup } from './layout.ts';
import { privatePage, setPrivateHeaders } from './private-page.ts';

type Answer = Response | Promise<Response>;

export interface CapabilityLinkOptions<T> {
  /** What the secret opens; `undefined`: nothing, or nothing any more. */
  find: (c: Context<Env>, token: string) => Promise<T | undefined>;
  /** Why that may be, and what to do: what a person reads under « Ce lien n’est plus valable ». */
  advice: readonly string[];
  /** What a secret can look like; nothing else is looked for. */
  isToken?: (text: string) => boolean;
}

const linkGonePage = (advice: readonly string[]): Markup =>
  layout('Ce lien n’est plus valable', html`${advice.map((sentence) => html`<p>${sentence}</p>`)}`);

/**
 * Pages behind an address whose secret is the right to open them (W3C TAG, “Good Practices for Capability URLs”), below `prefix`. No cache
 * keeps them and no other site learns the address; logs have the pattern of the route, never the secret. Routes are written with
 * `:token`, and answered by `open`.
 */
export const capabilityLink = <T>(prefix: string, { find, advice, isToken = isIdentifier }: CapabilityLinkOptions<T>) => {
  const tokenOf = (c: Context<Env>): string => c.req.param('token') ?? '';

  const gone = (c: Context<Env>): Answer => {
    setPrivateHeaders(c);
    return c.html(linkGonePage(advice), 404);
  };

  return {
    /** To be given routes, `/:token` and below. */
    pages: () => new Hono<Env>().use(privatePage),
    tokenOf,
    /** Where the link leads: `/alerts/…`. */
    pathOf: (c: Context<Env>): string => `${prefix}/${tokenOf(c)}`,
    gone,
    /** Answers by what the secret opens. */
    open:
      (answer: (c: Context<Env>, held: T) => Answer) =>
      async (c: Context<Env>): Promise<Response> => {
        const token = tokenOf(c);
        const held = isToken(token) ? await find(c, token) : undefined;
        return held === undefined ? gone(c) : answer(c, held);
      },
  };
};
