import type { Queryable } from '../database/database.ts';
import type { Mail } from '../mail/mail.ts';
import type { Subject } from './subject.ts';

/** A webhook to a recruiter's program. Its data are asked of the subject's resource when it leaves. */
export interface Webhook {
  /** Whose program. */
  recruiter: string;
  /** `application.received`. */
  event: string;
}

interface Timing {
  /** When it leaves, not before (ISO 8601). Left out: at once. */
  notBefore?: string;
}

export type OutboxMessage =
  /** `subject: null` is for a mail that outlives its subject, because it says that this was erased. */
  ({ subject: Subject | null; mail: Mail } & Timing) | ({ subject: Subject; webhook: Webhook } & Timing);

const putMail = (tx: Queryable, subject: Subject | null, mail: Mail, notBefore: string | undefined): Promise<unknown> =>
  tx.query(
    `insert into mail (subject_kind, subject_id, recipient, subject, body, unsubscribe_url, reply_to, attachments, due_at, since)
     select $1, $2, $3, $4, $5, $6, $7, $8::jsonb, moment, moment from coalesce($9::timestamptz, now()) moment`,
    [
      subject?.kind ?? null,
      subject?.id ?? null,
      mail.recipient,
      mail.subject,
      mail.body,
      mail.unsubscribeUrl,
      mail.replyTo ?? null,
      JSON.stringify(mail.attachments ?? {}),
      notBefore ?? null,
    ],
  );

const putWebhook = (tx: Queryable, { kind, id }: Subject, { recruiter, event }: Webhook, notBefore?: string): Promise<unknown> =>
  tx.query(
    `insert into delivery (subject_kind, subject_id, recruiter, event, due_at, since)
     select $1, $2, $3, $4, moment, moment from coalesce($5::timestamptz, now()) moment
     on conflict do nothing`,
    [kind, id, recruiter, event, notBefore ?? null],
  );

/**
 * What leaves the gateway: mails, and webhooks to the programs of recruiters (a text message would be a third). Nobody else stores one.
 * It is put here by the transaction that stores what it is about, so that neither is ever there without the other; `mail/deliver.ts` and
 * `webhooks/dispatcher.ts` send it afterwards, at least once and recognisably the same each time.
 */
export const outbox = {
  /** A webhook is put once for each subject and event, a mail each time. */
  async put(tx: Queryable, message: OutboxMessage): Promise<void> {
    if ('mail' in message) await putMail(tx, message.subject, message.mail, message.notBefore);
    else await putWebhook(tx, message.subject, message.webhook, message.notBefore);
  },

  /** Takes back what has not left yet: reminders of what does not take place. */
  async cancel(tx: Queryable, { kind, id }: Subject): Promise<void> {
    await tx.query('delete from mail where subject_kind = $1 and subject_id = $2 and sent_at is null', [kind, id]);
    await tx.query('delete from delivery where subject_kind = $1 and subject_id = $2 and delivered_at is null', [kind, id]);
  },

  /** Deletes all that is about a subject, sent or not: where the subject itself stays, without saying any more whose it was. */
  async erase(tx: Queryable, { kind, id }: Subject): Promise<void> {
    await tx.query('delete from mail where subject_kind = $1 and subject_id = $2', [kind, id]);
    await tx.query('delete from delivery where subject_kind = $1 and subject_id = $2', [kind, id]);
  },
};
