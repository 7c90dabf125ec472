import type { MailStore } from './store.ts';
import { refusalOf } from './refusal.ts';
import type { Transport } from './transport.ts';

/**
 * Sends what waits in the outbox. A mail that is refused for now is tried again later and holds up no other, one that is refused for good
 * is not; whoever runs the gateway
 * reads why, without whom it was for.
 */
export const deliver = async (mails: MailStore, send: Transport): Promise<void> => {
  for (let mail = await mails.take(); mail; mail = await mails.take())
    try {
      await send(mail);
      await mails.sent(mail.id);
    } catch (error) {
      const { code, isFinal } = refusalOf(error);
      if (isFinal) await mails.refused(mail.id, code);
      console.error(
        `Mail ${mail.id} was not taken by the mail server (${code}), attempt ${mail.attempts}${isFinal ? ', and is given up' : ''}`,
      );
    }
};
