import type { Queryable } from '../../database/database.ts';
import { brandingOf, type Branding } from '../../partners/store.ts';
import { applicationColumns, type Application, type ApplicationEvent } from '../store.ts';

/** Whose inbox it is. */
export interface Inbox {
  recruiter: string;
  of: Branding;
}

/** What became of an application so far. */
export const inboxStates = ['new', 'answered', 'withdrawn'] as const;
export type InboxState = (typeof inboxStates)[number];

/** A line of the inbox. */
export interface InboxEntry {
  id: number;
  reference: string;
  isTest: boolean;
  offer: string | null;
  offerTitle: string | null;
  firstName: string;
  lastName: string;
  createdAt: string;
  state: InboxState;
  /** Nobody has opened it yet. */
  isUnread: boolean;
  /** How many documents came with it. */
  documents: number;
  /** The person has said to come to the interview that was proposed last. */
  isComing: boolean;
}

export interface InboxFilter {
  /** Those of one offer; `''`: those of none. */
  offer?: string | undefined;
  state?: InboxState | undefined;
  /** Only those that nobody has opened. */
  unread?: boolean | undefined;
  /** Those that came before this one. */
  before?: number | undefined;
}

export interface InboxPage {
  entries: InboxEntry[];
  /** All that fit the question, on this page or not. */
  total: number;
  /** Of all that fit the question but for its state: how many there are of each, and how many nobody has opened. */
  counts: Readonly<Record<InboxState | 'all' | 'unread', number>>;
  /** Where the next page begins; `null`: there is none. */
  before: number | null;
}

/** A mail about an application that no mail server takes any more. */
export interface RejectedMail {
  reference: string;
  to: 'applicant' | 'recruiter';
  /** What the mail server has said: its code, « 550 5.1.1 ». */
  reason: string | null;
  failedAt: string;
}

/** A webhook about an application that was given up. */
export interface FailedDelivery {
  id: string;
  reference: string;
  event: ApplicationEvent;
  attempts: number;
  reason: string | null;
  failedAt: string;
}

/** Applications on a page. */
const pageLength = 50;

const stateOf = `case when application.withdrawn_at is not null then 'withdrawn'
  when exists (select from reply where reply.application = application.id) then 'answered' else 'new' end`;

const ofRecruiter = 'application.recruiter = $1 and application.retained_until > now()';

const isUnread = 'application.read_at is null and application.withdrawn_at is null';

const ofOffer = `${ofRecruiter} and ($2::text is null or coalesce(application.offer, '') = $2)`;
const fitting = `${ofOffer} and ($3::text is null or ${stateOf} = $3) and (not $4::boolean or ${isUnread})`;

/** Applications as their recruiter sees them. */
export const inboxStore = (db: Queryable) => ({
  /** The inbox that an address opens. */
  async open(token: string): Promise<Inbox | undefined> {
    const { rows } = await db.query<Inbox>(
      `select partner as recruiter, ${brandingOf('recruiter.partner')} || jsonb_build_object('name', name) as of
         from recruiter where inbox_token = $1`,
      [token],
    );
    return rows[0];
  },

  /** The newest first. */
  async list({ recruiter }: Inbox, { offer, state, unread = false, before }: InboxFilter): Promise<InboxPage> {
    const given = [recruiter, offer ?? null, state ?? null, unread];
    const { rows } = await db.query<InboxEntry>(
      `select application.id, application.reference, application.is_test as "isTest", application.offer,
              application.offer_title as "offerTitle", application.first_name as "firstName",
              application.last_name as "lastName", application.created_at as "createdAt", ${stateOf} as state, ${isUnread} as "isUnread",
              (select count(*) from document where document.application = application.id) as documents,
              coalesce((select reply.confirmed_at is not null from reply
                         where reply.application = application.id and reply.kind <> 'question'
                         order by reply.position desc limit 1), false) as "isComing"
         from application where ${fitting} and ($5::bigint is null or application.id < $5)
        order by application.id desc limit ${pageLength + 1}`,
      [...given, before ?? null],
    );
    const { rows: counts } = await db.query<{ state: InboxState; count: number; unread: number }>(
      `select ${stateOf} as state, count(*) as count, count(*) filter (where ${isUnread}) as unread
         from application where ${ofOffer} group by 1`,
      given.slice(0, 2),
    );
    const countOf = (name: InboxState): number => counts.find((one) => one.state === name)?.count ?? 0;
    const of = { new: countOf('new'), answered: countOf('answered'), withdrawn: countOf('withdrawn') };
    const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
    const fit = counts.filter((one) => state === undefined || one.state === state);
    const entries = rows.slice(0, pageLength);
    return {
      entries,
      total: sum(fit.map((one) => (unread ? one.unread : one.count))),
      counts: { ...of, all: sum(Object.values(of)), unread: sum(counts.map((one) => one.unread)) },
      before: rows.length > pageLength ? (entries.at(-1)?.id ?? null) : null,
    };
  },

  /** The offers there are applications for. */
  async offers({ recruiter }: Inbox): Promise<{ offer: string; title: string | null }[]> {
    const { rows } = await db.query<{ offer: string; title: string | null }>(
      `select coalesce(offer, '') as offer, max(offer_title) as title from application where ${ofRecruiter}
        group by 1 order by max(id) desc`,
      [recruiter],
    );
    return rows;
  },

  async find({ recruiter }: Inbox, reference: string): Promise<Application | undefined> {
    const { rows } = await db.query<Application>(
      `select ${applicationColumns} from application join recruiter on recruiter.partner = application.recruiter
        where ${ofRecruiter} and application.reference = $2`,
      [recruiter, reference],
    );
    return rows[0];
  },

  /** Notes that somebody has opened it, or that it is to be read again. */
  async markRead({ recruiter }: Inbox, reference: string, isRead: boolean): Promise<void> {
    await db.query(
      `update application set read_at = case when $3::boolean then now() end where ${ofRecruiter} and reference = $2`,
      [recruiter, reference, isRead],
    );
  },

  /** Mails that were refused for good, the latest first; never whose address it was. */
  async rejectedMails({ recruiter }: Inbox): Promise<RejectedMail[]> {
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

  /** Webhooks that were given up, the latest first. */
  async failedDeliveries({ recruiter }: Inbox): Promise<FailedDelivery[]> {
    const { rows } = await db.query<FailedDelivery>(
      `select delivery.id, application.reference, delivery.event, delivery.attempts, delivery.reason, delivery.failed_at as "failedAt"
         from delivery join application on application.id = delivery.application
        where application.recruiter = $1 and delivery.failed_at is not null
        order by delivery.failed_at desc, delivery.id limit 200`,
      [recruiter],
    );
    return rows;
  },

  /** All that was not taken back, the newest first. */
  async all({ recruiter }: Inbox): Promise<Application[]> {
    const { rows } = await db.query<Application>(
      `select ${applicationColumns} from application join recruiter on recruiter.partner = application.recruiter
        where ${ofRecruiter} and application.withdrawn_at is null order by application.id desc`,
      [recruiter],
    );
    return rows;
  },
});
