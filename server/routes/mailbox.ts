import { Hono } from 'hono';

import type { Env } from '../env.ts';
import { isFromHere } from '../network.ts';
import { mailboxPage } from '../pages/mailbox.ts';
import { ownPage } from '../pages/own-page.ts';
import { problem } from '../problem.ts';

export interface MailboxOptions {
  /** Whether a proxy stands in front: then every request comes from this machine, and that says nothing. */
  behindProxy?: boolean;
}

/** The mails of a gateway without a mail server, for whoever sits at its machine and for nobody else. */
export const mailbox = ({ behindProxy = false }: MailboxOptions) =>
  new Hono<Env>().use(ownPage).get('/', async (c) => {
    if (behindProxy || !isFromHere(c)) return problem(c, 403, 'Mails are shown on the gateway’s own machine only: see SMTP_URL');
    return c.html(mailboxPage(await c.var.stores.mail.latest()));
  });
