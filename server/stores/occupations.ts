import type { Occupation } from '../../src/contract/index.ts';
import type { Queryable } from '../database.ts';
import { OccupationIndex } from '../search/occupation-index.ts';

/** A name and the occupation (ROME code) it means. */
export interface OccupationName {
  label: string;
  rome: string;
  kind: 'occupation' | 'title' | 'synonym';
}

const listed = 8;

/** How long names that another process has imported are not known of, in milliseconds. */
const freshness = 60_000;

export const occupationStore = (db: Queryable) => {
  let known: { index: Promise<OccupationIndex>; until: number } | undefined;

  const read = async (): Promise<OccupationIndex> => {
    const { rows } = await db.query<OccupationName>('select label, rome, kind from occupation_name order by label, rome, kind');
    return new OccupationIndex(rows);
  };

  const current = async (): Promise<OccupationIndex> => {
    if (!known || performance.now() > known.until) known = { index: read(), until: performance.now() + freshness };
    return known.index.catch((error: unknown) => {
      known = undefined; // asked again, it is read again
      throw error;
    });
  };

  return {
    async suggest(text: string): Promise<Occupation[]> {
      return (await current()).suggest(text, listed);
    },

    async understand(text: string): Promise<{ rome: string; label: string } | undefined> {
      return (await current()).understand(text);
    },

    async count(): Promise<number> {
      const { rows } = await db.query<{ count: number }>('select count(*) from occupation_name');
      return rows[0]?.count ?? 0;
    },

    /** Adds names; those that are there already stay. Returns how many are new. */
    async save(names: readonly OccupationName[]): Promise<number> {
      const { rows } = await db.query(
        `insert into occupation_name (label, rome, kind)
         select label, rome, kind from jsonb_to_recordset($1::jsonb) as r(label text, rome text, kind text)
         on conflict do nothing returning 1`,
        [JSON.stringify(names)],
      );
      known = undefined;
      return rows.length;
    },
  };
};

export type OccupationStore = ReturnType<typeof occupationStore>;
