import type { Queryable } from '../database/database.ts';

/** What serves once. */
export const usedTokenStore = (db: Queryable) => ({
  /** `false`: it has served before. `expiresAt` is in milliseconds since 1970; afterwards nobody takes it anyway. */
  async use(id: string, expiresAt: number): Promise<boolean> {
    const { rows } = await db.query(
      'insert into used_token (id, expires_at) values ($1, to_timestamp($2::double precision / 1000)) on conflict do nothing returning id',
      [id, expiresAt],
    );
    return rows.length === 1;
  },

  async purge(): Promise<void> {
    await db.query('delete from used_token where expires_at < now()');
  },
});

export type UsedTokenStore = ReturnType<typeof usedTokenStore>;
