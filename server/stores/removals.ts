import type { Queryable } from '../database.ts';

/** Files whose bytes are still to be removed. */
export const removalStore = (db: Queryable) => ({
  /** The file that has waited longest, tried again an hour later if nobody calls `done`. */
  async take(): Promise<string | undefined> {
    const { rows } = await db.query<{ document: string }>(
      `update removal set attempts = attempts + 1, due_at = now() + interval '1 hour'
        where document = (select document from removal where due_at <= now() order by due_at, document
                           limit 1 for update skip locked)
       returning document`,
    );
    return rows[0]?.document;
  },

  async done(document: string): Promise<void> {
    await db.query('delete from removal where document = $1', [document]);
  },
});

export type RemovalStore = ReturnType<typeof removalStore>;
