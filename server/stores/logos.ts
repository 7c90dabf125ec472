import type { Queryable } from '../database.ts';

export interface Logo {
  mediaType: string;
  body: Uint8Array<ArrayBuffer>;
}

export const logoStore = (db: Queryable) => ({
  async get(id: string): Promise<Logo | undefined> {
    const { rows } = await db.query<{ media_type: string; body: Uint8Array }>('select media_type, body from logo where id = $1', [id]);
    return rows[0] && { mediaType: rows[0].media_type, body: new Uint8Array(rows[0].body) };
  },

  async save(id: string, { mediaType, body }: Logo): Promise<void> {
    await db.query(
      `insert into logo (id, media_type, body) values ($1, $2, $3)
       on conflict (id) do update set media_type = excluded.media_type, body = excluded.body`,
      [id, mediaType, body],
    );
  },
});

export type LogoStore = ReturnType<typeof logoStore>;
