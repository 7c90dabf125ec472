import { timingSafeEqual } from 'hono/utils/buffer';

import { isLoopbackRequest } from '../http/network.ts';
import { capabilityLink } from '../pages/capability-link.ts';
import { mailboxPage } from './mailbox-page.ts';
import type { Secrets } from '../database/secrets.ts';

export interface MailboxOptions {
  /** The end of its address, which the start prints: who has not read that finds nothing. */
  secret: string;
  /** Asked for by the operator: then whoever has the address reads it from anywhere, and not on this machine only. */
  isForAll?: boolean;
}

/** The end of the mailbox's address: the same at each start. */
export const mailboxSecret = (secrets: Secrets): string => secrets('mailbox').toString('base64url').slice(0, 22);

const prefix = '/dev/mail';

export const mailboxPath = ({ secret }: MailboxOptions): string => `${prefix}/${secret}`;

/**
 * The mails of a gateway without a mail server. What links to documents and answers stands in them, so a secret opens it: where a
 * request seems to come from proves nothing, for a proxy on this machine may add nothing that tells.
 */
export const mailboxRoutes = ({ secret, isForAll = false }: MailboxOptions) => {
  const link = capabilityLink(prefix, {
    find: async (c, token) =>
      (await timingSafeEqual(token, secret)) && (isForAll || isLoopbackRequest(c)) ? c.var.stores.mails : undefined,
    advice: [
      'L’adresse de cette page est affichée au démarrage de la passerelle. Vérifiez qu’elle est complète.',
      'Sans le réglage DEV_MAILBOX, elle ne s’ouvre que sur la machine de la passerelle.',
    ],
  });
  return link.pages().get(
    '/:token',
    link.open(async (c, mails) => c.html(mailboxPage(await mails.latest()))),
  );
};
