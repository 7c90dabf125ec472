import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { createApp } from '../../../../server/app.ts';
import { frenchPlaces, type FrenchPlace } from '../../../../server/places/french-places.ts';
import { franceTravail } from '../../../../server/offers/france-travail/source.ts';
import type { TestGateway } from '../../../support/gateway.ts';
import { type ApiCatalogue, apiCatalogue } from '../../../support/server/api-catalogue.ts';
import { apiStandIn, type Trouble } from '../../../support/server/api-stand-in.ts';
import { asking, smallGateway } from '../../../support/server/gateway.ts';

const minute = 60_000;
const different = 60;
const asked = 1_200;
const atOnce = 8;
/** When a call that is not answered is given up (ms). How much sooner answers come is printed, not tested: machines differ. */
const givenUp = 3_000;

let gateway: TestGateway;
let places: Map<string, FrenchPlace>;
let catalogue: ApiCatalogue;
before(async () => {
  gateway = await smallGateway();
  places = new Map((await frenchPlaces()).map((place) => [place.code, place]));
  catalogue = apiCatalogue(places);
});
after(() => gateway.db.close());

const questions = Array.from({ length: different }, (_, index) =>
  index % 3 === 0 ? `offers/C${String(index).padStart(6, '0')}` : `offers?place=26362&radius=${1 + index}`,
);

const troubles: readonly Trouble[] = [{ kind: 'silence' }, { kind: 'status', status: 500 }, { kind: 'reset' }];
const ages = [
  ['five minutes', 5 * minute],
  ['three hours', 180 * minute],
] as const;

describe('while France Travail is down and the cache is warm', { timeout: 120_000 }, () => {
  for (const trouble of troubles)
    for (const [old, age] of ages)
      it(`nobody waits until it is given up, for answers ${old} old, and it gets no more calls than questions: ${trouble.kind}`, async (t) => {
        t.mock.method(console, 'error', () => undefined);
        const api = await apiStandIn(catalogue);
        t.after(api.close);
        let time = Date.now();
        const source = franceTravail(api.settings, { places, saveLogos: gateway.stores.logos.saveSources, now: () => time });
        const ask = asking(createApp(gateway.stores, { source }));
        for (const question of questions) assert.equal((await ask(question)).status, 200);
        const calls = api.requests.length;
        time += age;
        api.state.trouble = trouble;

        const times: number[] = [];
        let next = 0;
        const visit = async (): Promise<void> => {
          while (next < asked) {
            const question = questions[(next += 1) % different] ?? '';
            const begun = performance.now();
            const answer = await ask(question);
            times.push(performance.now() - begun);
            assert.equal(answer.status, 200);
          }
        };
        await Promise.all(Array.from({ length: atOnce }, visit));
        times.sort((a, b) => a - b);
        const [p50 = 0, p99 = Number.NaN] = [times[asked * 0.5], times[asked * 0.99]];
        const calledFor = (api.requests.length - calls) / asked;
        t.diagnostic(`p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${calledFor.toFixed(3)} calls a question`);
        assert.ok(p99 < givenUp, `p99 is ${p99} ms`);
        assert.ok(calledFor <= 1.1);
      });
});
