import { type Document, retentionMonths } from '../../src/contract/index.ts';
import type { Reply } from './replies/reply.ts';
import type { Database } from '../database/database.ts';
import type { QuestionAnswer } from './submission.ts';
import type { AuditActor } from '../audit/store.ts';
import type { Mail } from '../mail/mail.ts';
import { outbox } from '../outbox/outbox.ts';
import type { Subject } from '../outbox/subject.ts';
import { brandingOf, type Branding } from '../partners/store.ts';

/** An application as it stands after it was sent. Once it is taken back, nothing in it says whose it was. */
export interface Application {
  id: number;
  reference: string;
  /** Opens the person's own page. */
  token: string;
  /** Opens the employer's answer. */
  replyToken: string;
  isTest: boolean;
  offer: string | null;
  offerTitle: string | null;
  firstName: string;
  lastName: string;
  email: string;
  phone: string | null;
  message: string | null;
  questionAnswers: readonly QuestionAnswer[];
  keepLonger: boolean;
  createdAt: string;
  retainedUntil: string;
  withdrawnAt: string | null;
  documents: readonly Document[];
  /** What the employer has answered, the latest last. */
  replies: readonly (Reply & {
    at: string;
    /** Its place among them, from 1. */
    turn: number;
    /** Of an interview: when the person has said to come. */
    confirmedAt: string | null;
  })[];
  recruiter: Branding & { id: string; contact: string; email: string | null; hasProgram: boolean };
  /** The site from which it was sent. */
  site: Branding;
}

/** The events that webhooks are sent for. */
export type ApplicationEvent = 'application.received' | 'application.withdrawn';

/** What mails and webhooks about an application are put into the outbox under. */
export const applicationSubject = (id: number): Subject => ({ kind: 'application', id: `${id}` });

/** What the gateway has of an application, for whoever may read it. */
export const applicationColumns = `application.id, application.reference, application.token, application.reply_token as "replyToken",
  application.is_test as "isTest", application.offer, application.offer_title as "offerTitle",
  application.first_name as "firstName", application.last_name as "lastName", application.email, application.phone,
  application.message, application.answers as "questionAnswers",
  application.keep_longer as "keepLonger", application.created_at as "createdAt", application.retained_until as "retainedUntil",
  application.withdrawn_at as "withdrawnAt",
  (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'purpose', purpose, 'size', size, 'state', state,
            'refusal', refusal, 'kind', kind, 'pages', pages, 'checksum', checksum, 'scanned', scanned,
            'warnings', warnings) order by position), '[]')
     from document where document.application = application.id) as documents,
  (select coalesce(jsonb_agg(details || jsonb_build_object('kind', kind, 'at', reply.created_at, 'turn', reply.position, 'confirmedAt', reply.confirmed_at) order by reply.position), '[]')
     from reply where reply.application = application.id) as replies,
  jsonb_build_object('id', recruiter.partner, 'name', recruiter.name, 'contact', recruiter.contact, 'email', recruiter.email,
    'hasProgram', recruiter.webhook_url is not null) ||
    (${brandingOf('recruiter.partner')} - 'name') as recruiter,
  ${brandingOf('application.partner')} as site`;

const from = 'application join recruiter on recruiter.partner = application.recruiter';

/** What names one application to whoever may open it. */
const keys = { id: 'application.id', token: 'application.token', replyToken: 'application.reply_token' } as const;

/** Notes what has happened to the rows of `changed`. Of files, the database notes by itself which are no more. */
const auditing = (event: string, actor: AuditActor) =>
  `noting as (insert into audit (reference, event, actor) select reference, '${event}', '${actor}' from changed)`;

/** Applications once they are stored: read, corrected, taken back, forgotten. */
export const applicationStore = (db: Database) => ({
  async find(key: keyof typeof keys, value: string | number): Promise<Application | undefined> {
    const { rows } = await db.query<Application>(
      `select ${applicationColumns} from ${from} where ${keys[key]} = $1 and application.retained_until > now()`,
      [value],
    );
    return rows[0];
  },

  /**
   * Takes an application back: what says whose it was goes at once, with its files, its mails and what the employer answered. The
   * number, the offer and the days stay so that the employer finds out, and so that a request that is sent again stores nothing.
   * `false`: it had been taken back before, or is not there.
   */
  withdraw: (token: string, mail: Mail | undefined): Promise<boolean> =>
    db.transaction(async (tx) => {
      // Whoever answers it at this moment is waited for: what is stored meanwhile is seen by the next statement, and goes too.
      await tx.query('select from application where token = $1 for update', [token]);
      const { rows } = await tx.query<{ id: number; recruiter: string; hasProgram: boolean }>(
        `with changed as (
         update application
            set withdrawn_at = now(), slot = null, retained_until = least(retained_until, now() + interval '${retentionMonths.usual} months'), keep_longer = false,
                first_name = '', last_name = '', email = '', phone = null, message = null, answers = '[]',
                receipt = receipt || '{"documents": []}'
          where token = $1 and withdrawn_at is null and retained_until > now()
         returning id, reference, recruiter
       ), ${auditing('withdrawn', 'applicant')}, documents as (
         delete from document using changed where document.application = changed.id
       ), replies as (
         delete from reply using changed where reply.application = changed.id
       )
       select changed.id, changed.recruiter, recruiter.webhook_url is not null as "hasProgram"
         from changed join recruiter on recruiter.partner = changed.recruiter`,
        [token],
      );
      if (!rows[0]) return false;
      const { id, recruiter, hasProgram } = rows[0];
      const subject = applicationSubject(id);
      await outbox.erase(tx, subject);
      if (hasProgram) await outbox.put(tx, { subject, webhook: { recruiter, event: 'application.withdrawn' } });
      if (mail) await outbox.put(tx, { subject, mail });
      return true;
    }),

  /** Forgets an application at once and whole, and tells the employer to do the same. `false`: there is none. */
  erase: (token: string, mail: Mail | undefined): Promise<boolean> =>
    db.transaction(async (tx) => {
      const { rows } = await tx.query(
        `with changed as (
         delete from application where token = $1 returning id, reference
       ), ${auditing('erased', 'applicant')}
       select id from changed`,
        [token],
      );
      if (!rows[0]) return false;
      if (mail) await outbox.put(tx, { subject: null, mail });
      return true;
    }),

  /** How long it may be kept, from now on: counted from the day it was sent, whatever was agreed in between. */
  async setRetention(token: string, longer: boolean): Promise<void> {
    await db.query(
      `with changed as (
         update application
            set keep_longer = $2, retained_until = created_at + make_interval(months => $3::integer)
          where token = $1 and withdrawn_at is null and retained_until > now() and keep_longer <> $2
         returning reference
       )
       insert into audit (reference, event, actor)
       select reference, case when $2 then 'kept longer' else 'kept as usual' end, 'applicant' from changed`,
      [token, longer, longer ? retentionMonths.agreed : retentionMonths.usual],
    );
  },

  /** Forgets the applications whose time is over, with all that came with them. How many there were. */
  async purge(): Promise<number> {
    const { rows } = await db.query(
      `with changed as (
         delete from application where retained_until <= now() returning id, reference
       ), ${auditing('purged', 'system')}
       select id from changed`,
    );
    return rows.length;
  },
});
