import type { EmployerAnswer } from './answers.ts';
import type { Queryable } from '../../database/database.ts';
import type { Mail } from '../../mail/store.ts';

/** What became of an answer: `known`, it was the latest already; `full`, there are as many as there may be. */
export type Answering = 'stored' | 'known' | 'full' | 'gone';

/** Places an application has for answers, as the table has them. */
const places = 20;

/** Each try that fails has met another answer that took the same place. */
const tries = 20;

interface Looked {
  found: number;
  added: number;
  same: boolean;
  full: boolean;
}

/** What employers answer. */
export const answerStore = (db: Queryable) => ({
  /**
   * Stores an answer and the mail that tells the person, in one statement. The same answer as the latest is stored once, however
   * often and from wherever it comes; another one is the latest from now on. `mailFor` is asked for the mail by the answer's
   * place: where another answer takes it first, it is asked again.
   */
  async add(answerToken: string, answer: EmployerAnswer, mailFor: (turn: number) => Mail): Promise<Answering> {
    const { kind, ...details } = answer;
    for (let left = tries; left > 0; left -= 1) {
      const { rows: before } = await db.query<{ turn: number }>(
        `select coalesce(max(answer.place), 0) + 1 as turn from application join answer on answer.application = application.id
          where answer_token = $1`,
        [answerToken],
      );
      const turn = before[0]?.turn ?? 1;
      const mail = mailFor(turn);
      const { rows } = await db.query<Looked>(
        `with target as (
           select id, number from application
            where answer_token = $1 and withdrawn_at is null and kept_until > now() for update
         ), latest as (
           select target.id, target.number, coalesce(answer.place, 0) as place,
                  coalesce(answer.kind = $2 and answer.details = $3::jsonb, false) as same
             from target left join answer on answer.application = target.id
            order by answer.place desc nulls last limit 1
         ), added as (
           insert into answer (application, place, kind, details)
           select id, place + 1, $2, $3::jsonb from latest where not same and place < ${places} and place + 1 = $8
           on conflict do nothing
           returning application
         ), noting as (
           insert into audit (number, event, actor) select number, 'answered: ' || $2, 'recruiter' from latest join added on true
         ), telling as (
           insert into mail (recipient, subject, body, reply_to, application, parts)
           select $4, $5, $6, $7, application, $9::jsonb from added
         )
         select (select count(*) from target) as found, (select count(*) from added) as added,
                coalesce((select same from latest), false) as same, coalesce((select place >= ${places} from latest), false) as full`,
        [
          answerToken,
          kind,
          JSON.stringify(details),
          mail.recipient,
          mail.subject,
          mail.body,
          mail.replyTo ?? null,
          turn,
          JSON.stringify(mail.parts ?? {}),
        ],
      );
      const [looked] = rows;
      if (!looked || looked.found === 0) return 'gone';
      if (looked.added === 1) return 'stored';
      if (looked.same) return 'known';
      if (looked.full) return 'full';
    }
    throw new Error(`An answer found no place in ${tries} tries`);
  },

  /**
   * Notes that the person comes to the interview that has this place among the answers, and tells the employer, in one statement.
   * `false`: the employer has proposed another or said no since, or it was confirmed before.
   */
  async confirm(token: string, turn: number, mail: Mail | undefined): Promise<boolean> {
    const { rows } = await db.query<{ number: string }>(
      `with confirmed as (
         update answer set confirmed_at = now() from application
          where answer.application = application.id and application.token = $1 and application.withdrawn_at is null
            and application.kept_until > now() and answer.place = $2 and answer.kind = 'interview' and answer.confirmed_at is null
            and not exists (select from answer later where later.application = answer.application and later.place > answer.place
                               and later.kind <> 'question')
         returning application.id, application.number
       ), noting as (
         insert into audit (number, event, actor) select number, 'interview confirmed', 'person' from confirmed
       ), telling as (
         insert into mail (recipient, subject, body, application, parts)
         select $3, $4, $5, id, $6::jsonb from confirmed where $3::text is not null
       )
       select number from confirmed`,
      [token, turn, mail?.recipient ?? null, mail?.subject ?? null, mail?.body ?? null, JSON.stringify(mail?.parts ?? {})],
    );
    return rows.length === 1;
  },
});

export type AnswerStore = ReturnType<typeof answerStore>;
