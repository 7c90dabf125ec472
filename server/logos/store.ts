import type { Queryable } from '../database/database.ts';

export interface LogoImage {
  mediaType: string;
  body: Uint8Array<ArrayBuffer>;
}

/** A logo that an offer names: its image once it is held here, and where it comes from. */
export interface LogoRecord {
  id: string;
  sourceUrl: string | null;
  image: LogoImage | null;
}

interface Row {
  id: string;
  source_url: string | null;
  media_type: string | null;
  body: Uint8Array | null;
}

export const logoStore = (db: Queryable) => ({
  async find(ids: readonly string[]): Promise<LogoRecord[]> {
    const { rows } = await db.query<Row>('select id, source_url, media_type, body from logo where id = any($1::text[])', [ids]);
    return rows.map(({ id, source_url: sourceUrl, media_type: mediaType, body }) => ({
      id,
      sourceUrl,
      image: mediaType !== null && body !== null ? { mediaType, body: new Uint8Array(body) } : null,
    }));
  },

  async saveImage(id: string, { mediaType, body }: LogoImage): Promise<void> {
    await db.query(
      `insert into logo (id, media_type, body) values ($1, $2, $3)
       on conflict (id) do update set media_type = excluded.media_type, body = excluded.body`,
      [id, mediaType, body],
    );
  },

  /** Remembers where logos come from. */
  async saveSources(sources: readonly { id: string; url: string }[]): Promise<void> {
    if (sources.length === 0) return;
    await db.query(
      `insert into logo (id, source_url) select distinct id, url from jsonb_to_recordset($1::jsonb) as r(id text, url text)
       on conflict (id) do nothing`,
      [JSON.stringify(sources)],
    );
  },
});

export type LogoStore = ReturnType<typeof logoStore>;
