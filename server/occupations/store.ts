import type { Occupation } from '../../src/contract/index.ts';
import { type OccupationIndex, occupationIndex, type OccupationRecord } from './occupation-index.ts';
import type { Queryable } from '../database/database.ts';

/** An import reaches the gateways that share the database after this long, in milliseconds. */
const maxAgeMs = 60_000;

/** `isUsed` tells whether an offer has all the words of a text. */
export const occupationStore = (db: Queryable, isUsed: (text: string) => Promise<boolean>) => {
  let loading: { index: Promise<OccupationIndex>; at: number } | undefined;

  const load = async (): Promise<OccupationIndex> => {
    const { rows } = await db.query<OccupationRecord>(
      `select rome, label, array(select title.label from occupation_title title where title.rome = occupation.rome
                                  order by title.label) as titles
         from occupation order by rome`,
    );
    return occupationIndex(rows);
  };

  const current = (): Promise<OccupationIndex> => {
    if (loading && Date.now() - loading.at < maxAgeMs) return loading.index;
    const index = load();
    const started = { index, at: Date.now() };
    loading = started;
    index.catch(() => {
      if (loading === started) loading = undefined;
    });
    return index;
  };

  return {
    /** Names of which `text` is the beginning, best first, eight at most. */
    async suggest(text: string): Promise<Occupation[]> {
      return (await current()).suggest(text);
    },

    /** The occupation that `text` names, if it names one and nothing else; a word that offers use is no mistake for another. */
    async understand(text: string): Promise<{ rome: string; label: string } | null> {
      const understood = (await current()).understand(text);
      if (!understood) return null;
      const { corrected, ...occupation } = understood;
      return corrected.length > 0 && (await isUsed(corrected.join(' '))) ? null : occupation;
    },

    /** What an occupation is called, by its ROME code. */
    async labelOf(rome: string): Promise<string | undefined> {
      const { rows } = await db.query<{ label: string }>('select label from occupation where rome = $1', [rome]);
      return rows[0]?.label;
    },

    async count(): Promise<number> {
      const { rows } = await db.query<{ count: number }>('select count(*) from occupation');
      return rows[0]?.count ?? 0;
    },

    /** Occupations of `records` are new or renamed, their titles come on top of those that are there. */
    async save(records: readonly OccupationRecord[]): Promise<void> {
      await db.query(
        `with given as (select * from jsonb_to_recordset($1::jsonb) as r(rome text, label text, titles text[])),
              saved as (insert into occupation (rome, label) select rome, label from given
                        on conflict (rome) do update set label = excluded.label)
         insert into occupation_title (rome, label) select distinct rome, unnest(titles) from given
         on conflict do nothing`,
        [JSON.stringify(records)],
      );
      loading = undefined;
    },
  };
};

export type OccupationStore = ReturnType<typeof occupationStore>;
