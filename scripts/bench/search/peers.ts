import { DatabaseSync } from 'node:sqlite';

import MiniSearch from 'minisearch';

import type { Database } from '../../../server/database/database.ts';
import type { OfferAttributes } from '../../../server/offers/offer-row.ts';
import type { OfferQuery } from '../../../src/contract/index.ts';

/** What a peer is given of an offer. */
interface PeerOffer {
  id: string;
  title: string;
  text: string;
  facts: OfferAttributes;
  commune: string | null;
  departement: string | null;
  publishedAt: number;
}

/** Answers twenty offers, the total and four counts by filter: the same work, on the same data. */
export interface Peer {
  name: string;
  /** Seconds. */
  loading: number;
  search: (query: OfferQuery, page: number) => number;
  close: () => void;
}

async function* offersOf(db: Database): AsyncGenerator<PeerOffer> {
  for (let after = '', read = 2_000; read === 2_000;) {
    const { rows } = await db.query<PeerOffer>(
      `select id, document->>'title' as title, concat_ws(' ', document#>>'{occupation,label}', document->>'company',
              document#>>'{place,label}', document->>'description') as text,
              facts, commune, departement, extract(epoch from published_at)::float8 as "publishedAt"
         from offer where id > $1 order by id limit 2000`,
      [after],
    );
    yield* rows;
    after = rows.at(-1)?.id ?? after;
    read = rows.length;
  }
}

const counted = ['contract', 'workTime', 'experience', 'rome'] as const;

/** Full text by SQLite's FTS5 as it comes: accents folded, no stemming, bm25 with the title first. Of places it knows the code alone. */
export const sqlite = async (db: Database): Promise<Peer> => {
  const start = performance.now();
  const lite = new DatabaseSync(':memory:');
  lite.exec(`
    create table offer (row integer primary key, id text, contract text, workTime text, experience text, rome text,
      commune text, departement text, publishedAt real);
    create virtual table words using fts5(title, text, content='', tokenize="unicode61 remove_diacritics 2");
  `);
  const addOffer = lite.prepare('insert into offer values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const addWords = lite.prepare('insert into words (rowid, title, text) values (?, ?, ?)');
  lite.exec('begin');
  let row = 0;
  for await (const { id, title, text, facts, commune, departement, publishedAt } of offersOf(db)) {
    row += 1;
    const { contract, workTime, experience, rome } = facts;
    addOffer.run(row, id, contract, workTime, experience, rome, commune, departement, publishedAt);
    addWords.run(row, title, text);
  }
  lite.exec(`commit;
    create index offer_latest on offer (publishedAt desc);
    create index offer_departement on offer (departement, publishedAt desc);
    create index offer_commune on offer (commune);
    analyze;`);

  const search = ({ keywords, place, contract, workTime, experience }: OfferQuery, page: number): number => {
    const values: string[] = [];
    const conditions: string[] = [];
    const isAny = (column: string, list: string | undefined): void => {
      if (list === undefined) return;
      const wanted = list.split(',');
      conditions.push(`${column} in (${wanted.map(() => '?').join(',')})`);
      values.push(...wanted);
    };
    if (keywords) {
      conditions.push('words match ?');
      values.push((keywords.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"`).join(' '));
    }
    isAny(place && place.length === 5 ? 'commune' : 'departement', place);
    isAny('contract', contract);
    isAny('workTime', workTime);
    isAny('experience', experience);
    const from = `${keywords ? 'words join offer on offer.row = words.rowid' : 'offer'} ${conditions.length ? `where ${conditions.join(' and ')}` : ''}`;
    const total = lite.prepare(`select count(*) as total from ${from}`).get(...values);
    lite
      .prepare(`select id from ${from} order by ${keywords ? 'bm25(words, 10, 1)' : 'publishedAt desc'} limit 20 offset ?`)
      .all(...values, (page - 1) * 20);
    for (const column of counted) lite.prepare(`select ${column}, count(*) from ${from} group by ${column}`).all(...values);
    return Number(total?.['total']);
  };
  return { name: 'SQLite FTS5', loading: (performance.now() - start) / 1_000, search, close: () => lite.close() };
};

/** One engine in memory, of the kind a team adds in an afternoon. */
export const miniSearch = async (db: Database): Promise<Peer> => {
  const start = performance.now();
  const plain = (word: string): string => word.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const engine = new MiniSearch<PeerOffer>({ fields: ['title', 'text'], processTerm: plain });
  const offers = new Map<string, PeerOffer>();
  for await (const offer of offersOf(db)) {
    engine.add(offer);
    offers.set(offer.id, { ...offer, text: '' });
  }
  const search = ({ keywords, place, contract, workTime, experience }: OfferQuery, page: number): number => {
    const includes = (list: string | undefined, value: string | null): boolean =>
      list === undefined || (value !== null && list.split(',').includes(value));
    const found = engine.search(keywords ?? MiniSearch.wildcard, {
      combineWith: 'AND',
      boost: { title: 10 },
      filter: ({ id }) => {
        const offer = offers.get(String(id));
        return (
          offer !== undefined &&
          includes(place, place?.length === 5 ? offer.commune : offer.departement) &&
          includes(contract, offer.facts.contract) &&
          includes(workTime, offer.facts.workTime) &&
          includes(experience, offer.facts.experience)
        );
      },
    });
    const counts = new Map<string, number>();
    for (const { id } of found)
      for (const name of counted) {
        const key = `${name} ${offers.get(String(id))?.facts[name]}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    return found.slice((page - 1) * 20, page * 20).length && found.length;
  };
  return { name: 'MiniSearch', loading: (performance.now() - start) / 1_000, search, close: () => engine.removeAll() };
};
