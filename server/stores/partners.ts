import type { Queryable } from '../database.ts';

export interface Partner {
  id: string;
  name: string;
  /** Origins whose pages may use the key; `self` is the gateway's own address. */
  origins: readonly string[];
}

export const partnerStore = (db: Queryable) => ({
  /** The partner a public key belongs to, unless the key has been revoked. */
  async byKey(key: string): Promise<Partner | undefined> {
    const { rows } = await db.query<Partner>(
      `select partner.id, partner.name, partner.origins
         from partner_key join partner on partner.id = partner_key.partner
        where partner_key.key = $1 and partner_key.revoked_at is null`,
      [key],
    );
    return rows[0];
  },

  async save({ id, name, origins }: Partner, keys: readonly string[]): Promise<void> {
    await db.query(
      `insert into partner (id, name, origins) values ($1, $2, $3::text[])
       on conflict (id) do update set name = excluded.name, origins = excluded.origins`,
      [id, name, origins],
    );
    await db.query(
      'insert into partner_key (key, partner) select key, $2 from unnest($1::text[]) key on conflict (key) do nothing',
      [keys, id],
    );
  },
});

export type PartnerStore = ReturnType<typeof partnerStore>;
