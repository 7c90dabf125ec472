import { retentionMonths } from '../../src/contract/index.ts';
import type { Database } from '../database/database.ts';
import type { Recruiter } from '../partners/recruiters-store.ts';
import type { ApplicationSubmission } from './submission.ts';

/** A person's applications for one offer, not counting those taken back, and in a day to anybody, whatever became of them. */
export const applicantLimits = { perOffer: 3, perDay: 30 } as const;

interface ApplicationCounts {
  now: string;
  retained: string;
  offered: number;
  today: number;
  mine: number;
  slot: number | null;
}

/** What fills an offer, and a recruiter's day: what stands. Real applications and those of a trial do not fill each other's. */
export const notWithdrawn = 'application.withdrawn_at is null and application.is_test';

/** What decides whether there is room, counted while nobody else of this recruiter's is being stored, and nothing else of this person's. */
export const countApplications = async (
  tx: Database,
  { partner }: Recruiter,
  application: ApplicationSubmission,
): Promise<ApplicationCounts | undefined> => {
  await tx.query('select from recruiter where partner = $1 for update', [partner]);
  const { offer, applicantHash, keepLonger, isTest } = application;
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [applicantHash]);
  const { rows } = await tx.query<ApplicationCounts>(
    `select date_trunc('milliseconds', now()) as now,
            date_trunc('milliseconds', now() + make_interval(months => $5::integer)) as retained,
            (select count(*) from application where recruiter = $1 and offer = $2 and ${notWithdrawn} = $6) as offered,
            (select count(*) from application
              where recruiter = $1 and created_at > now() - interval '1 day' and ${notWithdrawn} = $6) as today,
            (select count(*) from application
              where applicant_hash = $3 and is_test = $6 and created_at > now() - interval '1 day') as mine,
            (select min(slot) from generate_series(1, $4::integer) slot
              where not exists (select from application taken
                                 where taken.recruiter = $1 and coalesce(taken.offer, '') = coalesce($2, '')
                                   and taken.applicant_hash = $3 and taken.is_test = $6 and taken.slot = slot.slot)) as slot`,
    [
      partner,
      offer?.id ?? null,
      applicantHash,
      applicantLimits.perOffer,
      keepLonger ? retentionMonths.agreed : retentionMonths.usual,
      isTest,
    ],
  );
  return rows[0];
};

/** Why there is no room. */
export const capacityIssue = (
  recruiter: Recruiter,
  { offered, today, mine, slot }: ApplicationCounts,
): 'closed' | 'busy' | 'full' | undefined => {
  if (offered >= recruiter.perOffer) return 'closed';
  if (slot === null || mine >= applicantLimits.perDay) return 'full';
  return today >= recruiter.perDay ? 'busy' : undefined;
};
