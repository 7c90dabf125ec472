import type { Queryable } from '../database/database.ts';

/** Who did something: never who anybody is. */
export type AuditActor = 'applicant' | 'recruiter' | 'system';

export interface AuditEntry {
  at: string;
  reference: string;
  event: string;
  actor: AuditActor;
}

/** What has happened to applications. Changes note themselves, in the statements that make them; what is read is noted here. */
export const auditStore = (db: Queryable) => ({
  async note(references: readonly string[], event: string, actor: AuditActor): Promise<void> {
    await db.query('insert into audit (reference, event, actor) select reference, $2, $3 from unnest($1::text[]) reference', [
      references,
      event,
      actor,
    ]);
  },

  /** The latest first; of one application, or of all. */
  async latest(limit: number, reference?: string): Promise<AuditEntry[]> {
    const { rows } = await db.query<AuditEntry>(
      `select at, reference, event, actor from audit where $2::text is null or reference = $2 order by id desc limit $1`,
      [limit, reference ?? null],
    );
    return rows;
  },

  /** A year, as the CNIL advises for such logs (recommendation 2021-122). */
  async purge(): Promise<void> {
    await db.query(`delete from audit where at < now() - interval '1 year'`);
  },
});
