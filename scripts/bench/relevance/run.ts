import * as v from 'valibot';

import { createApp } from '../../../server/app.ts';
import { openEmbedded } from '../../../server/database/database.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { defaultOfferCount, loadCatalogue } from '../../../server/seed/catalogue.ts';
import { storesOf } from '../../../server/context/stores.ts';
import { OfferPage } from '../../../src/contract/index.ts';
import { markedJudgements } from './marks.ts';
import { nameOfPlace, writtenPlaces } from './places.ts';
import { type Judgement, judgements, noOccupation } from './queries.ts';

const depth = 10;
/** Below this a query counts as a miss and is printed. */
const good = 0.7;

const gain = (grades: readonly number[]): number =>
  grades.reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);

const db = await openEmbedded();
await migrate(db);
// The same day each time, so that the same offers are drawn.
await loadCatalogue(db, { offers: defaultOfferCount, today: new Date('2026-11-02T08:00:00Z') });
const stores = storesOf(db);
const app = createApp(stores);

const { rows: counts } = await db.query<{ rome: string; count: number }>(
  `select document->'occupation'->>'rome' as rome, count(*)::int as count from offer group by 1`,
);
const { rows: filed } = await db.query<{ id: string; rome: string }>(
  `select id, document->'occupation'->>'rome' as rome from offer`,
);
const romeOf = new Map(filed.map(({ id, rome }) => [id, rome]));

const search = async (typed: string) => {
  const parameters = new URLSearchParams({ keywords: typed, key: 'pk_test_council' });
  const answer = await app.request(`http://relevance.test/v1/offers?${parameters}`);
  if (!answer.ok) throw new Error(`${typed}: ${await answer.text()}`);
  return v.parse(OfferPage, await answer.json());
};

const measure = async (queries: readonly Judgement[], literal = false) => {
  const results: { typed: string; score: number; found: readonly string[]; understood: string | undefined; right: boolean }[] =
    [];
  for (const [typed, grades] of queries) {
    const page = literal ? await stores.offers.search({ keywords: typed, radius: 0 }) : await search(typed);
    const grade = (rome: string): number => grades[rome] ?? 0;
    const found = page.items.slice(0, depth).map(({ id }) => romeOf.get(id) ?? '');
    const ideal = counts
      .flatMap(({ rome, count }) => Array.from({ length: Math.min(count, depth) }, () => grade(rome)))
      .sort((a, b) => b - a)
      .slice(0, depth);
    const best = gain(ideal);
    if (best === 0) throw new Error(`${typed}: no offer of the catalogue is right`);
    const understood = page.understood?.rome;
    results.push({ typed, score: gain(found.map(grade)) / best, found, understood, right: grade(understood ?? '') === 3 });
  }
  return results;
};

const mean = (values: readonly number[]) => (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);

const report = async (title: string, queries: readonly Judgement[]) => {
  const literal = await measure(queries, true);
  const results = await measure(queries);
  const understood = results.filter((result) => result.understood !== undefined);
  console.log(`${results.length} ${title}, ${romeOf.size} offers`);
  console.log(`nDCG@10, words as they stand  ${mean(literal.map(({ score }) => score))}`);
  console.log(`nDCG@10                       ${mean(results.map(({ score }) => score))}`);
  console.log(`understood                    ${((100 * understood.length) / results.length).toFixed(0)} %`);
  console.log(`  as what was meant           ${understood.filter(({ right }) => right).length} of ${understood.length}`);
  console.log('\nMisses:');
  for (const { typed, score, found, understood: code } of results.filter((result) => result.score < good))
    console.log(`  ${score.toFixed(2)}  ${typed.padEnd(28)} ${code ?? '–'}  found ${found.join(' ') || 'nothing'}`);
  console.log();
};

await report('queries', judgements);
await report('queries in marks', markedJudgements);
for (const typed of noOccupation) {
  const { understood: wrongly } = await search(typed);
  if (wrongly) console.log(`« ${typed} » was wrongly understood as ${wrongly.label}`);
}
console.log('\nPlaces:');
const found = { first: 0, clear: 0 };
for (const [written, meant] of writtenPlaces) {
  const [first] = await stores.places.suggest(written);
  const clear = await stores.places.resolve(written);
  if (first && nameOfPlace(first) === meant) found.first += 1;
  else console.log(`  ${written.padEnd(28)} ${meant}, found ${first ? nameOfPlace(first) : 'nothing'}`);
  if (clear && nameOfPlace(clear) === meant) found.clear += 1;
}
console.log(`${writtenPlaces.length} ways of writing: ${found.first} first in the list, ${found.clear} clear without it`);
await db.close();
