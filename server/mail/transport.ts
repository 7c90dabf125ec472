import { createTransport } from 'nodemailer';

import type { StoredMail } from './store.ts';

/** Hands a mail on; rejects if it is not taken. */
export type Transport = (mail: StoredMail) => Promise<void>;

export interface SmtpOptions {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  url: string;
  /** Who the mails are from: `Alertes emploi <alertes@example.fr>`. */
  from: string;
}

/** Without pictures and links that count: nothing tells who has read it. The text is complete without the HTML beside it. */
export const smtpTransport = ({ url, from }: SmtpOptions): Transport => {
  const transport = createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }, { from });
  const domain = /@([^\s>]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return async ({ id, createdAt, recipient, subject, body, unsubscribeUrl, replyTo, attachments: { html, calendar } }) => {
    await transport.sendMail({
      to: { name: '', address: recipient }, // an address and nothing else: what stands in it names nobody more
      ...(replyTo && { replyTo: { name: '', address: replyTo } }),
      subject,
      text: body,
      ...(html && { html }),
      ...(calendar && { icalEvent: { method: calendar.method, filename: 'entretien.ics', content: calendar.content } }),
      // The same each time it is tried: a mail that arrives twice is recognised.
      messageId: `<${Date.parse(createdAt)}.${id}@${domain}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(unsubscribeUrl && {
          'List-Unsubscribe': `<${unsubscribeUrl}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        }),
      },
    });
  };
};

/** Without a mail server mails stay in the outbox, where the mailbox shows them. */
export const mailboxTransport: Transport = async () => {};
