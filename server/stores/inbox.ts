import type { Queryable } from '../database.ts';
import { receivedColumns, type Received } from './received.ts';

/** Whose inbox it is. */
export interface Inbox {
  recruiter: string;
  name: string;
}

/** What became of an application so far. */
export const inboxStates = ['new', 'answered', 'withdrawn'] as const;
export type InboxState = (typeof inboxStates)[number];

/** A line of the inbox. */
export interface InboxEntry {
  id: number;
  number: string;
  isTest: boolean;
  offer: string | null;
  offerTitle: string | null;
  firstName: string;
  lastName: string;
  createdAt: string;
  state: InboxState;
}

export interface InboxQuestion {
  /** Those of one offer; `''`: those of none. */
  offer?: string | undefined;
  state?: InboxState | undefined;
  /** Those that came before this one. */
  before?: number | undefined;
}

export interface InboxPage {
  entries: InboxEntry[];
  /** All that fit the question, on this page or not. */
  total: number;
  /** Where the next page begins; `null`: there is none. */
  before: number | null;
}

/** Applications on a page. */
const pageLength = 50;

const stateOf = `case when application.withdrawn_at is not null then 'withdrawn'
  when exists (select from answer where answer.application = application.id) then 'answered' else 'new' end`;

const ofRecruiter = 'application.recruiter = $1 and application.kept_until > now()';

const fitting = `${ofRecruiter} and ($2::text is null or coalesce(application.offer, '') = $2)
  and ($3::text is null or ${stateOf} = $3)`;

/** Applications as their recruiter sees them. */
export const inboxStore = (db: Queryable) => ({
  /** The inbox that an address opens. */
  async open(token: string): Promise<Inbox | undefined> {
    const { rows } = await db.query<Inbox>('select partner as recruiter, name from recruiter where inbox_token = $1', [token]);
    return rows[0];
  },

  /** The newest first. */
  async list({ recruiter }: Inbox, { offer, state, before }: InboxQuestion): Promise<InboxPage> {
    const given = [recruiter, offer ?? null, state ?? null];
    const { rows } = await db.query<InboxEntry>(
      `select application.id, application.number, application.is_test as "isTest", application.offer,
              application.offer_title as "offerTitle", application.first_name as "firstName",
              application.last_name as "lastName", application.created_at as "createdAt", ${stateOf} as state
         from application where ${fitting} and ($4::bigint is null or application.id < $4)
        order by application.id desc limit ${pageLength + 1}`,
      [...given, before ?? null],
    );
    const { rows: counts } = await db.query<{ total: number }>(
      `select count(*) as total from application where ${fitting}`,
      given,
    );
    const entries = rows.slice(0, pageLength);
    return { entries, total: counts[0]?.total ?? 0, before: rows.length > pageLength ? (entries.at(-1)?.id ?? null) : null };
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

  async find({ recruiter }: Inbox, number: string): Promise<Received | undefined> {
    const { rows } = await db.query<Received>(
      `select ${receivedColumns} from application join recruiter on recruiter.partner = application.recruiter
        where ${ofRecruiter} and application.number = $2`,
      [recruiter, number],
    );
    return rows[0];
  },

  /** All that was not taken back, the newest first. */
  async all({ recruiter }: Inbox): Promise<Received[]> {
    const { rows } = await db.query<Received>(
      `select ${receivedColumns} from application join recruiter on recruiter.partner = application.recruiter
        where ${ofRecruiter} and application.withdrawn_at is null order by application.id desc`,
      [recruiter],
    );
    return rows;
  },
});

export type InboxStore = ReturnType<typeof inboxStore>;
