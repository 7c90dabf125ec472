import { randomBytes, randomInt } from 'node:crypto';

import * as v from 'valibot';

import { type ApplicationReceipt, Document } from '../../src/contract/index.ts';
import type { Database } from '../database/database.ts';
import type { Recruiter } from '../partners/recruiters-store.ts';
import { capacityIssue, countApplications, notWithdrawn } from './capacity.ts';
import type { ApplicationSubmission, StoredApplication, SubmissionOutcome } from './submission.ts';
import { usedTokenStore } from '../sessions/store.ts';

export interface SubmitOptions {
  recruiter: Recruiter;
  /** Where the page of an application is: `https://emploi.example.fr`. */
  base: string;
  /** Puts mails and webhooks into the outbox, in the same transaction. */
  notify: (tx: Database, application: StoredApplication) => Promise<void>;
}

/** Without letters and digits that are taken for one another (Crockford's Base32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** « 7K4M-2XQ9 »: one in a million million. */
const newReference = (): string => {
  const digits = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
};

const documentColumns = `id, name, purpose, size, state, refusal, kind, pages, checksum, scanned, warnings`;

const Documents = v.array(Document);

/** The files in the order they were sent in, those of this draft only; fewer than asked for: one is not to be had. */
const takeDocuments = async (tx: Database, draft: string, ids: readonly string[]): Promise<Document[]> => {
  const { rows } = await tx.query(
    `select ${documentColumns} from document
      where draft = $1 and id = any($2::text[]) and application is null and state in ('checking', 'received')
      order by array_position($2::text[], id) for update`,
    [draft, ids],
  );
  return v.parse(Documents, rows);
};

const insert = async (
  tx: Database,
  application: ApplicationSubmission,
  { partner: recruiter }: Recruiter,
  { reference, token, receipt, slot }: { reference: string; token: string; receipt: ApplicationReceipt; slot: number | null },
): Promise<number> => {
  const { rows } = await tx.query<{ id: number }>(
    `insert into application (reference, token, partner, recruiter, is_test, draft, fingerprint, offer, offer_title, applicant_hash, slot,
                              first_name, last_name, email, phone, message, answers, receipt, keep_longer, created_at, retained_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17::jsonb, $18::jsonb, $19, $20, $21)
     returning id`,
    [
      reference,
      token,
      application.partner,
      recruiter,
      application.isTest,
      application.draft,
      application.fingerprint,
      application.offer?.id ?? null,
      application.offer?.title ?? null,
      application.applicantHash,
      slot,
      application.firstName,
      application.lastName,
      application.email,
      application.phone,
      application.message,
      JSON.stringify(application.answers),
      JSON.stringify(receipt),
      application.keepLonger,
      receipt.receivedAt,
      receipt.retainedUntil,
    ],
  );
  if (!rows[0]) throw new Error('An application was not stored');
  return rows[0].id;
};

const attach = (tx: Database, application: number, ids: readonly string[]): Promise<unknown> =>
  tx.query('update document set application = $1, position = array_position($2::text[], id) where id = any($2::text[])', [
    application,
    ids,
  ]);

/** Ends the transaction and takes back what it has done: what was not stored has used no token. */
class SubmissionRejected extends Error {
  readonly submitted: SubmissionOutcome;

  constructor(submitted: SubmissionOutcome) {
    super(submitted.outcome);
    this.submitted = submitted;
  }
}

/** What has been stored under this name before. */
const known = async (db: Database, draft: string, fingerprint: string): Promise<SubmissionOutcome | undefined> => {
  const { rows } = await db.query<{ receipt: ApplicationReceipt; isSame: boolean }>(
    'select receipt, fingerprint = $2 as "isSame" from application where draft = $1',
    [draft, fingerprint],
  );
  if (!rows[0]) return undefined;
  return rows[0].isSame ? { outcome: 'known', receipt: rows[0].receipt } : { outcome: 'other' };
};

const store = async (tx: Database, application: ApplicationSubmission, options: SubmitOptions): Promise<SubmissionOutcome> => {
  const { draft, fingerprint, action } = application;
  const { recruiter, base, notify } = options;
  const { rows: locks } = await tx.query<{ locked: boolean }>(
    'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as locked',
    [draft],
  );
  if (!locks[0]?.locked) return { outcome: 'in-flight' };
  const before = await known(tx, draft, fingerprint);
  if (before) return before;

  if (!(await usedTokenStore(tx).use(`action ${action.id}`, action.ends))) return { outcome: 'used' };
  const counts = await countApplications(tx, recruiter, application);
  const refusal = counts ? capacityIssue(recruiter, counts) : 'closed';
  if (!counts || refusal) throw new SubmissionRejected({ outcome: refusal ?? 'closed' });
  const documents = await takeDocuments(tx, draft, application.documents);
  if (documents.length !== application.documents.length) throw new SubmissionRejected({ outcome: 'documents' });

  const [reference, token] = [newReference(), randomBytes(24).toString('base64url')];
  const receipt: ApplicationReceipt = {
    reference,
    receivedAt: counts.now,
    retainedUntil: counts.retained,
    recruiter: recruiter.name,
    documents,
    manageUrl: `${base}/applications/${token}`,
    copy: true,
  };
  const id = await insert(tx, application, recruiter, { reference, token, receipt, slot: counts.slot });
  await attach(tx, id, application.documents);
  await notify(tx, { ...application, id, reference, token, createdAt: counts.now, retainedUntil: counts.retained, documents });
  return { outcome: 'stored', receipt };
};

export const submissionStore = (db: Database) => ({
  /**
   * Stores an application, the token it has used, and its notifications, in one transaction: all of it or nothing. The name of
   * the draft settles who is first; whoever comes at the same time is told so, and whoever comes later gets the same receipt.
   */
  submit: (application: ApplicationSubmission, options: SubmitOptions): Promise<SubmissionOutcome> =>
    db
      .transaction((tx) => store(tx, application, options))
      .catch((error: unknown) => {
        if (error instanceof SubmissionRejected) return error.submitted;
        throw error;
      }),

  /** `undefined`: nothing has been stored under this name yet. */
  known: (draft: string, fingerprint: string) => known(db, draft, fingerprint),

  /** Whether an offer takes any more, of real applications or of those of a trial. */
  async isOpen({ partner, perOffer }: Recruiter, offer: string, isTest: boolean): Promise<boolean> {
    const { rows } = await db.query<{ count: number }>(
      `select count(*) as count from application where recruiter = $1 and offer = $2 and ${notWithdrawn} = $3`,
      [partner, offer, isTest],
    );
    return (rows[0]?.count ?? 0) < perOffer;
  },

  /** What each of these files is for; those that are not of this draft are left out. */
  async purposes(draft: string, ids: readonly string[]): Promise<readonly string[]> {
    const { rows } = await db.query<{ purpose: string }>(
      'select purpose from document where draft = $1 and id = any($2::text[])',
      [draft, ids],
    );
    return rows.map(({ purpose }) => purpose);
  },
});
