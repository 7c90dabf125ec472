import type { Reply } from './reply.ts';
import type { Database } from '../../database/database.ts';
import type { Mail } from '../../mail/mail.ts';
import { outbox } from '../../outbox/outbox.ts';
import { applicationSubject } from '../store.ts';

/** What became of an answer: `known`, it was the latest already; `full`, there are as many as there may be. */
export type ReplyOutcome = 'stored' | 'known' | 'full' | 'gone';

/** Places an application has for answers, as the table has them. */
const maxReplies = 20;

/** Each try that fails has met another answer that took the same place. */
const maxTries = 20;

interface AddOutcome {
  found: number;
  /** The application that it was added to. */
  added: number | null;
  same: boolean;
  full: boolean;
}

/** Adds an answer to those of an application, and the mail that tells the person, or says why not. */
const addReply = (db: Database, replyToken: string, { kind, ...details }: Reply, turn: number, mail: Mail) =>
  db.transaction(async (tx): Promise<AddOutcome | undefined> => {
    const { rows } = await tx.query<AddOutcome>(
      `with target as (
         select id, reference from application
          where reply_token = $1 and withdrawn_at is null and retained_until > now() for update
       ), latest as (
         select target.id, target.reference, coalesce(reply.position, 0) as position,
                coalesce(reply.kind = $2 and reply.details = $3::jsonb, false) as same
           from target left join reply on reply.application = target.id
          order by reply.position desc nulls last limit 1
       ), added as (
         insert into reply (application, position, kind, details)
         select id, position + 1, $2, $3::jsonb from latest where not same and position < ${maxReplies} and position + 1 = $4
         on conflict do nothing
         returning application
       ), noting as (
         insert into audit (reference, event, actor) select reference, 'answered: ' || $2, 'recruiter' from latest join added on true
       )
       select (select count(*) from target) as found, (select application from added) as added,
              coalesce((select same from latest), false) as same, coalesce((select position >= ${maxReplies} from latest), false) as full`,
      [replyToken, kind, JSON.stringify(details), turn],
    );
    const added = rows[0]?.added ?? null;
    if (added !== null) await outbox.put(tx, { subject: applicationSubject(added), mail });
    return rows[0];
  });

/** What employers answer. */
export const replyStore = (db: Database) => ({
  /**
   * Stores an answer and the mail that tells the person, in one transaction. The same answer as the latest is stored once, however
   * often and from wherever it comes; another one is the latest from now on. `mailFor` is asked for the mail by the answer's
   * place: where another answer takes it first, it is asked again.
   */
  async add(replyToken: string, reply: Reply, mailFor: (turn: number) => Mail): Promise<ReplyOutcome> {
    for (let left = maxTries; left > 0; left -= 1) {
      const { rows: before } = await db.query<{ turn: number }>(
        `select coalesce(max(reply.position), 0) + 1 as turn from application join reply on reply.application = application.id
          where reply_token = $1`,
        [replyToken],
      );
      const turn = before[0]?.turn ?? 1;
      const outcome = await addReply(db, replyToken, reply, turn, mailFor(turn));
      if (!outcome || outcome.found === 0) return 'gone';
      if (outcome.added !== null) return 'stored';
      if (outcome.same) return 'known';
      if (outcome.full) return 'full';
    }
    throw new Error(`An answer found no place in ${maxTries} tries`);
  },

  /**
   * Notes that the person comes to the interview that has this place among the answers, and tells the employer, in one transaction.
   * `false`: the employer has proposed another or said no since, or it was confirmed before.
   */
  confirm: (token: string, turn: number, mail: Mail | undefined): Promise<boolean> =>
    db.transaction(async (tx) => {
      const { rows } = await tx.query<{ id: number }>(
        `with confirmed as (
           update reply set confirmed_at = now() from application
            where reply.application = application.id and application.token = $1 and application.withdrawn_at is null
              and application.retained_until > now() and reply.position = $2 and reply.kind = 'interview' and reply.confirmed_at is null
              and not exists (select from reply later where later.application = reply.application and later.position > reply.position
                                 and later.kind <> 'question')
           returning application.id, application.reference
         ), noting as (
           insert into audit (reference, event, actor) select reference, 'interview confirmed', 'applicant' from confirmed
         )
         select id from confirmed`,
        [token, turn],
      );
      if (!rows[0]) return false;
      if (mail) await outbox.put(tx, { subject: applicationSubject(rows[0].id), mail });
      return true;
    }),
});
