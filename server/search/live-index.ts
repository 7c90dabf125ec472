import type { Queryable } from '../database.ts';
import type { Facts } from './facets.ts';
import { OfferIndex } from './offer-index.ts';
import type { IndexedOffer } from './question.ts';

/** How long an answer may not know of what another process has written, in milliseconds. */
const freshness = 200;

const batch = 5_000;

interface Row extends Omit<IndexedOffer, 'facts' | 'publishedAt'> {
  facts: Facts;
  publishedAt: string;
}

const columns = `id, words, facts, sample, commune, departement, coordinates[0] as longitude, coordinates[1] as latitude,
  siret, published_at as "publishedAt"`;

const toIndexed = ({ publishedAt, ...offer }: Row): IndexedOffer => ({ ...offer, publishedAt: Date.parse(publishedAt) });

/** What has been written by transactions that a snapshot did not see is found by their numbers, in whatever order they end. */
interface Changes {
  /** The first transaction that may not have ended: what it and later ones write is read next time. */
  next: string;
  written: boolean;
  removed: boolean;
}

/** The index of the offers of a database: read at first use, and kept in step with it. */
export const liveIndex = (db: Queryable) => {
  let index = new OfferIndex();
  /** The first transaction whose offers may not be in the index. */
  let since: string | undefined;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let checking: Promise<void> | undefined;

  /** The last change is at the end of an index: asked for by `exists`, the planner may well read the whole table. */
  const changesSince = async (transaction: string): Promise<Changes> => {
    const { rows } = await db.query<Changes>(
      `select pg_snapshot_xmin(pg_current_snapshot())::text as next,
              coalesce((select changed from offer order by changed desc limit 1) >= $1::xid8, false) as written,
              coalesce((select changed from offer_removed order by changed desc limit 1) >= $1::xid8, false) as removed`,
      [transaction],
    );
    const [changes] = rows;
    if (!changes) throw new Error('The database does not say what has changed');
    return changes;
  };

  const readAll = async (): Promise<void> => {
    const { next } = await changesSince('0');
    const fresh = new OfferIndex();
    for (let after = '', read = batch; read === batch;) {
      const { rows } = await db.query<Row>(`select ${columns} from offer where id > $1 order by id limit ${batch}`, [after]);
      for (const row of rows) fresh.add(toIndexed(row));
      after = rows.at(-1)?.id ?? after;
      read = rows.length;
    }
    index = fresh;
    since = next;
  };

  const readChanges = async (transaction: string): Promise<void> => {
    const { next, written, removed } = await changesSince(transaction);
    if (removed) {
      const { rows } = await db.query<{ id: string }>(
        `select id from offer_removed
          where changed >= $1::xid8 and not exists (select from offer where offer.id = offer_removed.id)`,
        [transaction],
      );
      for (const { id } of rows) index.remove(id);
    }
    if (written) {
      const { rows } = await db.query<Row>(`select ${columns} from offer where changed >= $1::xid8`, [transaction]);
      for (const row of rows) index.add(toIndexed(row));
    }
    since = next;
    if (index.isWorn) await readAll();
  };

  const check = async (): Promise<void> => {
    const now = performance.now();
    await (since === undefined ? readAll() : readChanges(since));
    checkedAt = now;
  };

  return {
    /** The index as it is now. Those who ask at once wait for one and the same reading. */
    async current(): Promise<OfferIndex> {
      if (performance.now() - checkedAt > freshness) await (checking ??= check().finally(() => (checking = undefined)));
      return index;
    },
    /** Something has been written here: the next answer knows of it. */
    expire(): void {
      checkedAt = Number.NEGATIVE_INFINITY;
    },
  };
};

export type LiveIndex = ReturnType<typeof liveIndex>;
