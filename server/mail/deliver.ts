import type { MailStore } from '../stores/mail.ts';
import type { Transport } from './transport.ts';

/**
 * Sends what waits in the outbox. A mail that is refused is tried again later and holds up no other; whoever runs the gateway
 * reads why, without whom it was for.
 */
export const deliver = async (mails: MailStore, send: Transport): Promise<void> => {
  for (let mail = await mails.take(); mail; mail = await mails.take())
    try {
      await send(mail);
      await mails.sent(mail.id);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      console.error(`Mail ${mail.id} was not taken by the mail server (${code}), attempt ${mail.attempts}`);
    }
};
