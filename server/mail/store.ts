import type { Queryable } from '../database/database.ts';

/** A calendar file (RFC 5545), and what it does to a calendar (RFC 5546). */
export interface CalendarFile {
  method: 'PUBLISH' | 'CANCEL';
  content: string;
}

/** What a mail has beside its plain text, which is complete without them. */
export interface MailAttachments {
  /** The same as `body`. */
  html?: string;
  calendar?: CalendarFile;
}

export interface Mail {
  recipient: string;
  subject: string;
  /** Plain text. */
  body: string;
  /** A POST to it ends what the mail comes from (RFC 8058, one-click unsubscribe). */
  unsubscribeUrl: string | null;
  /** Who reads the answer, where that is not us. */
  replyTo?: string | null;
  attachments?: MailAttachments;
}

export interface StoredMail extends Mail {
  attachments: MailAttachments;
  id: number;
  attempts: number;
  createdAt: string;
  sentAt: string | null;
}

/** A mail that no mail server takes any more. */
export interface RejectedMail {
  /** Of the application. */
  reference: string;
  to: 'applicant' | 'recruiter';
  /** What the mail server has said: its code, « 550 5.1.1 ». */
  reason: string | null;
  failedAt: string;
}

const columns = `id, recipient, subject, body, unsubscribe_url as "unsubscribeUrl", reply_to as "replyTo", attachments, attempts,
 created_at as "createdAt", sent_at as "sentAt"`;

/** The outbox: mails are put there by the statements that store what they tell of. */
export const outboxStore = (db: Queryable) => ({
  /** Of an application: the mail is forgotten with it. */
  async put(
    { recipient, subject, body, unsubscribeUrl, replyTo = null, attachments = {} }: Mail,
    application: number,
  ): Promise<void> {
    await db.query(
      'insert into mail (recipient, subject, body, unsubscribe_url, reply_to, application, attachments) values ($1, $2, $3, $4, $5, $6, $7::jsonb)',
      [recipient, subject, body, unsubscribeUrl, replyTo, application, JSON.stringify(attachments)],
    );
  },

  /**
   * The mail that has waited longest, tried again later if nobody calls `sent`: after 1, 2, 4 … minutes, a day at most. Two
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

  /** Ends a mail that was refused for good, and silences the alert that it is of. */
  async reject(id: number, reason: string): Promise<void> {
    await db.query(
      `with ended as (update mail set failed_at = now(), reason = $2 where id = $1 returning alert)
       update alert set bounce_code = $2 from ended where alert.token = ended.alert`,
      [id, reason],
    );
  },

  /** Mails about a recruiter's applications that were refused for good, the latest first; never whose address it was. */
  async rejectedOf(recruiter: string): Promise<RejectedMail[]> {
    const { rows } = await db.query<RejectedMail>(
      `select application.reference, case when mail.recipient = application.email then 'applicant' else 'recruiter' end as "to",
              mail.reason, mail.failed_at as "failedAt"
         from mail join application on application.id = mail.application
        where application.recruiter = $1 and mail.failed_at is not null
        order by mail.failed_at desc, mail.id limit 200`,
      [recruiter],
    );
    return rows;
  },

  /** The latest first, a hundred at most. */
  async latest(): Promise<StoredMail[]> {
    const { rows } = await db.query<StoredMail>(`select ${columns} from mail order by id desc limit 100`);
    return rows;
  },

  /** Forgets what was sent a week ago, and what could not be sent for a month. */
  async purge(): Promise<void> {
    await db.query(`delete from mail where sent_at < now() - interval '7 days' or created_at < now() - interval '30 days'`);
  },
});

export type OutboxStore = ReturnType<typeof outboxStore>;
