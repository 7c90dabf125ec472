import type { Queryable } from '../../database/database.ts';
import type { OfferAttributes } from '../offer-row.ts';
import { OfferIndex } from './offer-index.ts';
import type { IndexedOffer } from './index-query.ts';

/** How long an answer may not know of what another process has written, in milliseconds. */
const freshness = 200;

const batch = 5_000;

interface Row extends Omit<IndexedOffer, 'facts' | 'publishedAt'> {
  facts: OfferAttributes;
  publishedAt: string;
}

const columns = `id, words, facts, sample, commune, departement, coordinates[0] as longitude, coordinates[1] as latitude,
  siret, published_at as "publishedAt"`;

const toIndexed = ({ publishedAt, ...offer }: Row): IndexedOffer => ({ ...offer, publishedAt: Date.parse(publishedAt) });

/** After so long without a look (ms), what has been removed may have been forgotten by the database: all is read again. */
const memory = 30 * 60_000;

/**
 * What transactions have written that an earlier snapshot did not see, in whatever order they ended. Numbers from the future,
 * as a restored dump has them, are left alone; so is what a snapshot has seen while an older transaction is still open.
 */
const unseen = `changed >= pg_snapshot_xmin($1::pg_snapshot) and changed < pg_snapshot_xmax(pg_current_snapshot())
  and not pg_visible_in_snapshot(changed, $1::pg_snapshot)`;

interface Changes {
  /** What has been seen from now on. */
  snapshot: string;
  written: boolean;
  removed: boolean;
}

/** The index of the offers of a database: read at first use, and kept in step with it. */
export const syncedIndex = (db: Queryable) => {
  let index = new OfferIndex();
  /** What the index has seen; `undefined`: nothing. */
  let seen: string | undefined;
  let checkedAt = Number.NEGATIVE_INFINITY;
  /** How often something has been written here, and how much of that the index knows. */
  let written = 0;
  let known = 0;
  let checking: Promise<void> | undefined;
  let rebuilding: Promise<void> | undefined;

  /** In the order of an index: asked for by `exists`, the planner may well read the whole table. */
  const changesSince = async (snapshot: string): Promise<Changes> => {
    const { rows } = await db.query<Changes>(
      `select pg_current_snapshot()::text as snapshot,
              (select true from offer where ${unseen} order by changed limit 1) is true as written,
              (select true from offer_removed where ${unseen} order by changed limit 1) is true as removed`,
      [snapshot],
    );
    const [changes] = rows;
    if (!changes) throw new Error('The database does not say what has changed');
    return changes;
  };

  const readAll = async (): Promise<void> => {
    const { snapshot } = await changesSince('1:1:');
    const fresh = new OfferIndex();
    for (let after = '', read = batch; read === batch;) {
      const { rows } = await db.query<Row>(`select ${columns} from offer where id > $1 order by id limit ${batch}`, [after]);
      for (const row of rows) fresh.add(toIndexed(row));
      after = rows.at(-1)?.id ?? after;
      read = rows.length;
    }
    index = fresh;
    seen = snapshot;
  };

  const readChanges = async (since: string): Promise<void> => {
    const changes = await changesSince(since);
    if (changes.removed) {
      const { rows } = await db.query<{ id: string }>(
        `select id from offer_removed
          where ${unseen} and not exists (select from offer where offer.id = offer_removed.id)`,
        [since],
      );
      for (const { id } of rows) index.remove(id);
    }
    if (changes.written) {
      const { rows } = await db.query<Row>(`select ${columns} from offer where ${unseen}`, [since]);
      for (const row of rows) index.add(toIndexed(row));
    }
    seen = changes.snapshot;
    // Meanwhile the fragmented index answers.
    if (index.isFragmented)
      void (rebuilding ??= readAll().then(
        () => (rebuilding = undefined),
        () => (rebuilding = undefined),
      ));
  };

  const check = async (): Promise<void> => {
    const aim = written;
    const now = performance.now();
    await (seen === undefined || now - checkedAt > memory ? readAll() : readChanges(seen));
    checkedAt = now;
    known = aim;
  };

  const checked = (): Promise<void> => (checking ??= check().finally(() => (checking = undefined)));

  return {
    /** The index as it is now. Those who ask at once wait for one and the same reading. */
    async current(): Promise<OfferIndex> {
      if (performance.now() - checkedAt > freshness) await checked();
      while (known < written) await checked(); // what was written here while that was being read
      return index;
    },
    /** Something has been written here: the next answer knows of it. */
    expire(): void {
      written += 1;
    },
  };
};

export type SyncedIndex = ReturnType<typeof syncedIndex>;
