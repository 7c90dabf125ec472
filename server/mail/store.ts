import type { Database } from '../database/database.ts';
import { subjectOf, type Subject } from '../outbox/subject.ts';
import type { Mail, MailAttachments } from './mail.ts';

export interface StoredMail extends Mail {
  attachments: MailAttachments;
  id: number;
  attempts: number;
  createdAt: string;
  sentAt: string | null;
}

/** What follows from a mail that was refused for good, in the same transaction. `code`: what the mail server has said, « 550 5.1.1 ». */
export type OnMailRejected = (tx: Database, subject: Subject, code: string) => Promise<void>;

const columns = `id, recipient, subject, body, unsubscribe_url as "unsubscribeUrl", reply_to as "replyTo", attachments, attempts,
 created_at as "createdAt", sent_at as "sentAt"`;

/** Mails that wait in the outbox, and those that have left. */
export const mailStore = (db: Database) => ({
  /**
   * The mail that has waited longest, tried again later if nobody calls `markSent`: after 1, 2, 4 … minutes, a day at most. Two
   * gateways never take the same one at once.
   */
  async take(): Promise<StoredMail | undefined> {
    const { rows } = await db.query<StoredMail>(
      `update mail
          set attempts = attempts + 1, due_at = now() + least(interval '1 day', interval '1 minute' * power(2, least(attempts, 11)))
        where id = (select id from mail where sent_at is null and failed_at is null and due_at <= now() order by due_at, id
                     limit 1 for update skip locked)
       returning ${columns}`,
    );
    return rows[0];
  },

  async markSent(id: number): Promise<void> {
    await db.query('update mail set sent_at = now() where id = $1', [id]);
  },

  /** Ends a mail that was refused for good. */
  reject: (id: number, code: string, onRejected: OnMailRejected): Promise<void> =>
    db.transaction(async (tx) => {
      const { rows } = await tx.query<{ subject: Subject | null }>(
        `update mail set failed_at = now(), reason = $2 where id = $1 returning ${subjectOf('mail')} as subject`,
        [id, code],
      );
      if (rows[0]?.subject) await onRejected(tx, rows[0].subject, code);
    }),

  /** The latest first, a hundred at most. */
  async latest(): Promise<StoredMail[]> {
    const { rows } = await db.query<StoredMail>(`select ${columns} from mail order by id desc limit 100`);
    return rows;
  },

  /** Forgets what was sent a week ago, and what could not be sent for a month. */
  async purge(): Promise<void> {
    await db.query(`delete from mail where sent_at < now() - interval '7 days' or since < now() - interval '30 days'`);
  },
});

export type MailStore = ReturnType<typeof mailStore>;
