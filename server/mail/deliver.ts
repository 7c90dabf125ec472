import { readSmtpError } from './smtp-error.ts';
import type { MailStore, OnMailRejected } from './store.ts';
import type { Transport } from './transport.ts';

/**
 * Sends what waits in the outbox. A mail that is refused for now is tried again later and holds up no other; one that is refused for good
 * is not tried again. Whoever runs the gateway reads why, without whom it was for.
 */
export const deliverMails = async (
  mails: MailStore,
  send: Transport,
  onRejected: OnMailRejected = async () => {},
): Promise<void> => {
  for (let mail = await mails.take(); mail; mail = await mails.take())
    try {
      await send(mail);
      await mails.markSent(mail.id);
    } catch (error) {
      const { code, isFinal } = readSmtpError(error);
      if (isFinal) await mails.reject(mail.id, code, onRejected);
      console.error(
        `Mail ${mail.id} was not taken by the mail server (${code}), attempt ${mail.attempts}${isFinal ? ', and is given up' : ''}`,
      );
    }
};
