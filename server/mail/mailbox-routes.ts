import { Hono } from 'hono';
import { timingSafeEqual } from 'hono/utils/buffer';

import type { Env } from '../context/env.ts';
import { isLoopbackRequest } from '../http/network.ts';
import { mailboxPage } from './mailbox-page.ts';
import { privatePage } from '../pages/private-page.ts';
import { problem } from '../http/problem.ts';
import type { Secrets } from '../database/secrets.ts';

export interface MailboxOptions {
  /** The end of its address, which the start prints: who has not read that finds nothing. */
  secret: string;
  /** Asked for by the operator: then whoever has the address reads it from anywhere, and not on this machine only. */
  isForAll?: boolean;
}

/** The end of the mailbox's address: the same at each start. */
export const mailboxSecret = (secrets: Secrets): string => secrets('mailbox').toString('base64url').slice(0, 22);

export const mailboxPath = ({ secret }: MailboxOptions): string => `/dev/mail/${secret}`;

/**
 * The mails of a gateway without a mail server. What links to documents and answers stands in them, so a secret opens it: where a
 * request seems to come from proves nothing, for a proxy on this machine may add nothing that tells.
 */
export const mailboxRoutes = ({ secret, isForAll = false }: MailboxOptions) =>
  new Hono<Env>().use(privatePage).get('/:secret', async (c) => {
    const isOpen = (await timingSafeEqual(c.req.param('secret'), secret)) && (isForAll || isLoopbackRequest(c));
    return isOpen ? c.html(mailboxPage(await c.var.stores.mails.latest())) : problem(c, 404, 'Not found');
  });
