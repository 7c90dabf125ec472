import * as v from 'valibot';

import { Question } from '../../src/contract/index.ts';
import type { Database } from '../database/database.ts';

/** A partner that receives applications for the offers its account is confined to (`sirets`, `companies`). */
export interface Recruiter {
  partner: string;
  /** Who answers for the data, and where to write to about them. */
  name: string;
  contact: string;
  /** Where applications go beside the inbox. */
  email: string | null;
  webhookUrl: string | null;
  webhookSecret: string | null;
  inboxToken: string;
  cvRequired: boolean;
  /** Applications that one offer takes, and the recruiter in a day. */
  perOffer: number;
  perDay: number;
}

/** What a recruiter has that says nothing else: an inbox, and limits that an employer of a town does not reach. */
export const recruiterDefaults = {
  email: null,
  webhookUrl: null,
  webhookSecret: null,
  cvRequired: false,
  perOffer: 500,
  perDay: 200,
} as const satisfies Partial<Recruiter>;

const Questions = v.array(Question);

const columns = `recruiter.partner, recruiter.name, recruiter.contact, recruiter.email, recruiter.webhook_url as "webhookUrl",
  recruiter.webhook_secret as "webhookSecret", recruiter.inbox_token as "inboxToken", recruiter.cv_required as "cvRequired",
  recruiter.per_offer as "perOffer", recruiter.per_day as "perDay"`;

export const recruiterStore = (db: Database) => ({
  async find(partner: string): Promise<Recruiter | undefined> {
    const { rows } = await db.query<Recruiter>(`select ${columns} from recruiter where partner = $1`, [partner]);
    return rows[0];
  },

  /** Who receives applications for an offer: the employer that the offer is of, first of all the partner whose page asks. */
  async ofOffer(offer: string, company: string | null, asking: string): Promise<Recruiter | undefined> {
    const { rows } = await db.query<Recruiter>(
      `select ${columns}
         from recruiter
         join partner on partner.id = recruiter.partner
         left join offer on offer.id = $1
        where offer.siret = any(partner.sirets) or left(offer.siret, 9) = any(partner.sirets) or $2 = any(partner.companies)
        order by partner.id = $3 desc, partner.id limit 1`,
      [offer, company, asking],
    );
    return rows[0];
  },

  /** The offer's own questions, or those that stand for every offer. */
  async questions(partner: string, offer = '*'): Promise<readonly Question[]> {
    const { rows } = await db.query<{ questions: unknown }>(
      `select questions from recruiter_questions where partner = $1 and offer in ($2, '*') order by offer = '*' limit 1`,
      [partner, offer],
    );
    return rows[0] ? v.parse(Questions, rows[0].questions) : [];
  },

  /** The recruiter as it is from now on. An inbox that there is keeps its address. */
  async save(recruiter: Recruiter): Promise<void> {
    await db.query(
      `insert into recruiter (partner, name, contact, email, webhook_url, webhook_secret, inbox_token, cv_required, per_offer, per_day)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (partner) do update set name = excluded.name, contact = excluded.contact, email = excluded.email,
              webhook_url = excluded.webhook_url, webhook_secret = excluded.webhook_secret,
              cv_required = excluded.cv_required, per_offer = excluded.per_offer, per_day = excluded.per_day`,
      [
        recruiter.partner,
        recruiter.name,
        recruiter.contact,
        recruiter.email,
        recruiter.webhookUrl,
        recruiter.webhookSecret,
        recruiter.inboxToken,
        recruiter.cvRequired,
        recruiter.perOffer,
        recruiter.perDay,
      ],
    );
  },

  /** What is asked from now on, for one offer or for all that have no questions of their own; none takes the question back. */
  async saveQuestions(partner: string, questions: readonly Question[], offer = '*'): Promise<void> {
    await db.query(
      `insert into recruiter_questions (partner, offer, questions) values ($1, $2, $3::jsonb)
       on conflict (partner, offer) do update set questions = excluded.questions`,
      [partner, offer, JSON.stringify(questions)],
    );
  },
});
