import type { SampleThing } from '../../src/contract/index.ts';
import type { Queryable } from '../database/database.ts';

export const sampleThingStore = (db: Queryable) => ({
  /** By title, fifty at most. */
  async list(): Promise<SampleThing[]> {
    const { rows } = await db.query<SampleThing>('select id, title from sample_thing order by title, id limit 50');
    return rows;
  },

  /** Those in `things` are new or replaced. */
  async save(things: readonly SampleThing[]): Promise<void> {
    await db.query(
      `insert into sample_thing (id, title) select id, title from jsonb_to_recordset($1::jsonb) as r(id text, title text)
       on conflict (id) do update set title = excluded.title`,
      [JSON.stringify(things)],
    );
  },
});
