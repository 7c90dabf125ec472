import { documentLimits, type Document } from '../../src/contract/index.ts';
import type { Queryable } from '../database/database.ts';

/** A document, and what only the gateway knows of it. */
export interface StoredDocument extends Document {
  draft: string;
  /** Bytes that are safe. */
  received: number;
  createdAt: string;
  /** Its application is sent: it is the employer's now. */
  isSent: boolean;
}

/** A document of an application, and the number of that. */
export interface SentDocument extends StoredDocument {
  reference: string;
}

export type NewDocument = Pick<StoredDocument, 'id' | 'draft' | 'purpose' | 'name' | 'size'> & {
  /** A number for where it comes from, if that is known. */
  network?: string | undefined;
};

/** What the checks have found. */
export type Findings = Pick<Document, 'refusal' | 'kind' | 'pages' | 'checksum' | 'scanned' | 'warnings'>;

/**
 * What became of a document that was announced: `other`, its id came with something else before; `full`, its application has as many as
 * it may; `crowded`, there is no room for more that wait for their applications.
 */
export type UploadOutcome = 'added' | 'known' | 'other' | 'full' | 'crowded';

const columns = `id, draft, purpose, name, size, received, state, refusal, kind, pages, checksum, scanned, warnings,
  created_at as "createdAt", application is not null as "isSent"`;

/** Each try that fails has met another that took the same slot at the same time. */
const maxTries = 20;

/** Hours that a document waits for its application to be sent. */
export const maxWaitingHours = 24;

/** Minutes that what is announced waits for its first byte. */
export const maxEmptyMinutes = 10;

/** How many networks, at least, must come together to take all the room there is. */
const networkShares = 10;

/** Bytes that wait for applications, as far as they are here: what is only announced takes no room. */
const waitingBytes = (condition = 'true'): string =>
  `(select coalesce(sum(received), 0)::bigint from document where application is null and state <> 'refused' and ${condition})`;

/** Whether so many bytes more have room, among those of their network and among all; parameters of SQL. */
const hasRoom = (bytes: string, room: string, network: string): string =>
  `(${room}::bigint is null or ${waitingBytes(`network = ${network}`)} + ${bytes}::bigint <= greatest(${room}::bigint / ${networkShares}, ${documentLimits.size})
    and ${waitingBytes()} + ${bytes}::bigint <= ${room}::bigint)`;

const isOver = `application is null and (created_at <= now() - interval '${maxWaitingHours} hours'
  or state = 'uploading' and received = 0 and created_at <= now() - interval '${maxEmptyMinutes} minutes')`;

/** What the person who sends it may know. */
export const publicDocument = ({
  id,
  name,
  purpose,
  size,
  state,
  refusal,
  kind,
  pages,
  checksum,
  scanned,
  warnings,
}: StoredDocument): Document => ({ id, name, purpose, size, state, refusal, kind, pages, checksum, scanned, warnings });

export const documentStore = (db: Queryable) => ({
  /**
   * Announced again with the same id, it stays what it is. One of no bytes has arrived. `room`: bytes that all may have that wait for their
   * applications, of which one network has its share at most; what comes at the same moment may pass it by as much.
   */
  async add({ id, draft, purpose, name, size, network = '' }: NewDocument, room: number | null = null): Promise<UploadOutcome> {
    for (let left = maxTries; left > 0; left -= 1) {
      const { rows: added } = await db.query(
        `insert into document (id, draft, slot, purpose, name, size, state, network)
         select $1, $2, free.slot, $3, $4, $5::bigint, case when $5::bigint = 0 then 'checking' else 'uploading' end, nullif($7, '')
           from (select min(slot) as slot from generate_series(1, ${documentLimits.count}) slot
                  where not exists (select from document taken where taken.draft = $2 and taken.slot = slot.slot)) free
          where free.slot is not null and ${hasRoom('$5', '$6', '$7')}
         on conflict do nothing
         returning id`,
        [id, draft, purpose, name, size, room, network],
      );
      if (added.length > 0) return 'added';

      const { rows: known } = await db.query<{ same: boolean }>(
        'select (draft = $2 and purpose = $3 and name = $4 and size = $5::bigint) as same from document where id = $1',
        [id, draft, purpose, name, size],
      );
      if (known[0]) return known[0].same ? 'known' : 'other';

      const { rows: taken } = await db.query<{ count: number; has_room: boolean }>(
        `select (select count(slot) from document where draft = $1) as count, ${hasRoom('$2', '$3', '$4')} as has_room`,
        [draft, size, room, network],
      );
      if ((taken[0]?.count ?? 0) >= documentLimits.count) return 'full';
      if (!taken[0]?.has_room) return 'crowded';
    }
    throw new Error(`A document found no slot in ${maxTries} tries`);
  },

  async find(id: string): Promise<StoredDocument | undefined> {
    const { rows } = await db.query<StoredDocument>(`select ${columns} from document where id = $1`, [id]);
    return rows[0];
  },

  /** One that an employer may have: received, sent, and not taken back. */
  async findSent(id: string): Promise<SentDocument | undefined> {
    const { rows } = await db.query<SentDocument>(
      `select ${columns}, (select reference from application where application.id = document.application) as reference from document
        where id = $1 and state = 'received'
          and exists (select from application where application.id = document.application and withdrawn_at is null)`,
      [id],
    );
    return rows[0];
  },

  /** Notes that it is safe up to `received` bytes; the last of them begins its checks. `false`: there is no such document. */
  async append(id: string, received: number): Promise<boolean> {
    const { rows } = await db.query(
      `update document set received = greatest(received, $2::bigint),
              state = case when state = 'uploading' and $2::bigint >= size then 'checking' else state end
        where id = $1 returning id`,
      [id, received],
    );
    return rows.length > 0;
  },

  /** Those whose checks are not over, the longest waiting first. */
  async pendingIds(): Promise<readonly string[]> {
    const { rows } = await db.query<{ id: string }>(
      "select id from document where state = 'checking' order by created_at, id limit 1000",
    );
    return rows.map(({ id }) => id);
  },

  /** Its checks begin, and how often they have: 1, unless they came to no end before. `undefined`: there is nothing to check. */
  async startInspection(id: string): Promise<{ document: StoredDocument; attempts: number } | undefined> {
    const { rows } = await db.query<StoredDocument & { attempts: number }>(
      `update document set attempts = attempts + 1 where id = $1 and state = 'checking' returning ${columns}, attempts`,
      [id],
    );
    const [found] = rows;
    if (!found) return undefined;
    const { attempts, ...document } = found;
    return { document, attempts };
  },

  /** Its checks have come to an end, with no result: they are for later. */
  async resetInspection(id: string): Promise<void> {
    await db.query('update document set attempts = 0 where id = $1', [id]);
  },

  /** Notes what the checks have found, once. `false`: it is no more, or another gateway was faster. */
  async recordFindings(id: string, { refusal, kind, pages, checksum, scanned, warnings }: Findings): Promise<boolean> {
    const { rows } = await db.query(
      `update document set state = case when $2::text is null then 'received' else 'refused' end,
              slot = case when $2::text is null then slot end,
              refusal = $2, kind = $3, pages = $4, checksum = $5, scanned = $6, warnings = $7
        where id = $1 and state = 'checking' returning id`,
      [id, refusal, kind, pages, checksum, scanned, warnings],
    );
    return rows.length > 0;
  },

  /** Taken away by the person who sent it, which is over once the application is sent. */
  async remove(id: string): Promise<boolean> {
    const { rows } = await db.query('delete from document where id = $1 and application is null returning id', [id]);
    return rows.length > 0;
  },

  /** Forgets the documents of an application. */
  async erase(application: number): Promise<void> {
    await db.query('delete from document where application = $1', [application]);
  },

  /** Forgets those that no application came for, and those of which nothing came. */
  async purge(): Promise<void> {
    await db.query(`delete from document where ${isOver}`);
  },

  /** Whether a document that is known has room for more of its bytes. */
  async hasRoom(id: string, room: number | null): Promise<boolean> {
    const { rows } = await db.query<{ has_room: boolean }>(
      `select ${hasRoom('1', '$2', 'own.network')} as has_room from document own where id = $1`,
      [id, room],
    );
    return rows[0]?.has_room ?? true;
  },

  /** Those that are no more and whose bytes may still be there. */
  async deletedIds(): Promise<readonly string[]> {
    const { rows } = await db.query<{ id: string }>('select id from deleted_document limit 1000');
    return rows.map(({ id }) => id);
  },

  /** Nothing is left of it. */
  async confirmDeleted(id: string): Promise<void> {
    await db.query('delete from deleted_document where id = $1', [id]);
  },
});

export type DocumentStore = ReturnType<typeof documentStore>;
