import type { Reply } from './reply.ts';
import type { Queryable } from '../../database/database.ts';
import type { Mail } from '../../mail/store.ts';

/** What became of an answer: `known`, it was the latest already; `full`, there are as many as there may be. */
export type ReplyOutcome = 'stored' | 'known' | 'full' | 'gone';

/** Places an application has for answers, as the table has them. */
const maxReplies = 20;

/** Each try that fails has met another answer that took the same place. */
const maxTries = 20;

interface Looked {
  found: number;
  added: number;
  same: boolean;
  full: boolean;
}

/** What employers answer. */
export const replyStore = (db: Queryable) => ({
  /**
   * Stores an answer and the mail that tells the person, in one statement. The same answer as the latest is stored once, however
   * often and from wherever it comes; another one is the latest from now on. `mailFor` is asked for the mail by the answer's
   * place: where another answer takes it first, it is asked again.
   */
  async add(replyToken: string, reply: Reply, mailFor: (turn: number) => Mail): Promise<ReplyOutcome> {
    const { kind, ...details } = reply;
    for (let left = maxTries; left > 0; left -= 1) {
      const { rows: before } = await db.query<{ turn: number }>(
        `select coalesce(max(reply.position), 0) + 1 as turn from application join reply on reply.application = application.id
          where reply_token = $1`,
        [replyToken],
      );
      const turn = before[0]?.turn ?? 1;
      const mail = mailFor(turn);
      const { rows } = await db.query<Looked>(
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
           select id, position + 1, $2, $3::jsonb from latest where not same and position < ${maxReplies} and position + 1 = $8
           on conflict do nothing
           returning application
         ), noting as (
           insert into audit (reference, event, actor) select reference, 'answered: ' || $2, 'recruiter' from latest join added on true
         ), telling as (
           insert into mail (recipient, subject, body, reply_to, application, attachments)
           select $4, $5, $6, $7, application, $9::jsonb from added
         )
         select (select count(*) from target) as found, (select count(*) from added) as added,
                coalesce((select same from latest), false) as same, coalesce((select position >= ${maxReplies} from latest), false) as full`,
        [
          replyToken,
          kind,
          JSON.stringify(details),
          mail.recipient,
          mail.subject,
          mail.body,
          mail.replyTo ?? null,
          turn,
          JSON.stringify(mail.attachments ?? {}),
        ],
      );
      const [looked] = rows;
      if (!looked || looked.found === 0) return 'gone';
      if (looked.added === 1) return 'stored';
      if (looked.same) return 'known';
      if (looked.full) return 'full';
    }
    throw new Error(`An answer found no place in ${maxTries} tries`);
  },

  /**
   * Notes that the person comes to the interview that has this place among the answers, and tells the employer, in one statement.
   * `false`: the employer has proposed another or said no since, or it was confirmed before.
   */
  async confirm(token: string, turn: number, mail: Mail | undefined): Promise<boolean> {
    const { rows } = await db.query<{ reference: string }>(
      `with confirmed as (
         update reply set confirmed_at = now() from application
          where reply.application = application.id and application.token = $1 and application.withdrawn_at is null
            and application.retained_until > now() and reply.position = $2 and reply.kind = 'interview' and reply.confirmed_at is null
            and not exists (select from reply later where later.application = reply.application and later.position > reply.position
                               and later.kind <> 'question')
         returning application.id, application.reference
       ), noting as (
         insert into audit (reference, event, actor) select reference, 'interview confirmed', 'applicant' from confirmed
       ), telling as (
         insert into mail (recipient, subject, body, application, attachments)
         select $3, $4, $5, id, $6::jsonb from confirmed where $3::text is not null
       )
       select reference from confirmed`,
      [token, turn, mail?.recipient ?? null, mail?.subject ?? null, mail?.body ?? null, JSON.stringify(mail?.attachments ?? {})],
    );
    return rows.length === 1;
  },
});

export type ReplyStore = ReturnType<typeof replyStore>;
