import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import type { App } from '../../../server/app.ts';
import type { Database } from '../../../server/database/database.ts';
import { GatewayError } from '../../../src/client/index.ts';
import type { ApplicationReceipt } from '../../../src/contract/index.ts';
import { inventedSiren } from '../../../server/partners/siret.ts';
import { storesOf } from '../../../server/context/stores.ts';
import {
  anApplication,
  clientOf,
  employersOffer,
  newDraft,
  newDraftKey,
  patientApp,
  saveEmployersOffer,
} from '../../support/server/applications.ts';
import { smallGateway } from '../../support/server/gateway.ts';

/** The problem that a call fails with. */
const problemOf = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => assert.fail('It did not fail'),
    (error: unknown) => error,
  );
  assert.ok(error instanceof GatewayError, String(error));
  return { status: error.problem?.status, paths: (error.problem?.issues ?? []).map(({ path }) => path) };
};

describe('an application', () => {
  let db: Database;
  let app: App;

  before(async () => {
    ({ db } = await smallGateway());
    await saveEmployersOffer(db);
    app = patientApp(db);
  });
  after(() => db.close());
  beforeEach(() => db.execute('delete from application; delete from mail'));

  const stored = async (): Promise<number> =>
    (await db.query<{ count: number }>('select count(*) as count from application')).rows[0]?.count ?? -1;

  describe('has a form', () => {
    it('of the employer whose page asks, with its questions', async () => {
      const form = await clientOf(app).form();
      assert.equal(form.offer, null);
      assert.equal(form.recruiter.name, 'Comptoir (démonstration)');
      assert.equal(form.live, false);
      assert.deepEqual(new Set(form.questions.map(({ kind }) => kind)).size, 7);
    });

    it('for an offer, on the page of a council that shows it', async () => {
      const form = await clientOf(app, { key: 'pk_test_council' }).form(employersOffer);
      assert.equal(form.offer?.title, 'Vendeur / Vendeuse (H/F)');
      assert.equal(form.recruiter.name, 'Comptoir (démonstration)');
    });

    it('of its own for an offer that has other questions', async () => {
      await db.query('insert into recruiter_questions (partner, offer, questions) values ($1, $2, $3::jsonb)', [
        'demo-employer',
        employersOffer,
        '[]',
      ]);
      assert.deepEqual((await clientOf(app).form(employersOffer)).questions, []);
      await db.query('delete from recruiter_questions where offer = $1', [employersOffer]);
    });

    it('for no offer that is another employer’s, that is not there, or of a partner that recruits nobody', async () => {
      const council = clientOf(app, { key: 'pk_test_council' });
      const other = (await db.query<{ id: string }>('select id from offer where siret is null limit 1')).rows[0]?.id ?? '';
      assert.equal((await problemOf(council.form(other))).status, 404);
      assert.equal((await problemOf(council.form('nowhere'))).status, 404);
      assert.equal((await problemOf(council.form())).status, 404);
    });
  });

  describe('is checked', () => {
    it('step by step, with an issue for each field at fault', async () => {
      const draft = newDraft(app);
      const wrong = anApplication({ email: 'claire', phone: '0612', answers: { horaires: ['Nuit'], permis: ['Oui', 'Non'] } });
      assert.deepEqual((await problemOf(draft.check('applicant', wrong))).paths.sort(), ['email', 'phone']);
      assert.deepEqual((await problemOf(draft.check('answers', wrong))).paths.sort(), [
        'answer.disponibilite',
        'answer.horaires',
        'answer.permis',
      ]);
      await draft.check('applicant', anApplication());
      await draft.check('answers', anApplication());
    });

    it('whole when it is sent: nothing is stored of one with a fault', async () => {
      const cases = {
        email: anApplication({ email: 'claire' }),
        'answer.disponibilite': anApplication({ answers: { horaires: ['Matin'], disponibilite: ['2027-02-30'] } }),
        'answer.salaire': anApplication({ answers: { ...anApplication().answers, salaire: ['2000'] } }),
        documents: anApplication({ documents: ['one-of-nobody'] }),
        topic: anApplication({ topic: 'a program' }),
      };
      for (const [path, application] of Object.entries(cases)) {
        assert.deepEqual(await problemOf(newDraft(app).send(application)), { status: 400, paths: [path] });
        assert.equal(await stored(), 0);
      }
    });

    it('for days that can be meant: no year of two figures, and none that is mistyped', async () => {
      const year = new Date().getUTCFullYear();
      const answered = (disponibilite: string) =>
        anApplication({ answers: { horaires: ['Matin'], disponibilite: [disponibilite] } });
      for (const day of [
        '0026-12-15',
        '0002-01-01',
        '1987-05-04',
        `${year - 2}-12-31`,
        `${year + 6}-01-01`,
        '2206-12-15',
        '9999-12-31',
      ]) {
        assert.deepEqual((await problemOf(newDraft(app).check('answers', answered(day)))).paths, ['answer.disponibilite'], day);
        assert.deepEqual(await problemOf(newDraft(app).send(answered(day))), { status: 400, paths: ['answer.disponibilite'] });
      }
      for (const day of [`${year - 1}-01-01`, `${year}-12-15`, `${year + 5}-12-31`])
        await newDraft(app).check('answers', answered(day));
      assert.equal(await stored(), 0);
    });

    it('and is taken again once what filled the hidden field has been taken away; what earlier releases hid says nothing', async () => {
      const draft = newDraft(app);
      assert.equal((await problemOf(draft.send(anApplication({ topic: 'a program' })))).status, 400);
      await draft.send(anApplication());
      const ofEarlier = { ...anApplication(), nickname: 'Claire' };
      await newDraft(app).send(ofEarlier);
      assert.equal(await stored(), 2);
    });

    it('for a curriculum vitae, where the employer wants one', async () => {
      await db.execute(`update recruiter set cv_required = true`);
      assert.deepEqual((await problemOf(newDraft(app).send(anApplication()))).paths, ['documents']);
      await db.execute(`update recruiter set cv_required = false`);
    });
  });

  describe('is stored', () => {
    it('with what was answered, and a receipt that says what is there', async () => {
      const receipt = await newDraft(app).send(anApplication({ offer: employersOffer, phone: '+33612345678', keepLonger: true }));
      assert.match(receipt.reference, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      assert.equal(receipt.recruiter, 'Comptoir (démonstration)');
      const months = (Date.parse(receipt.retainedUntil) - Date.parse(receipt.receivedAt)) / 86_400_000 / 30.44;
      assert.equal(Math.round(months), 24);
      const { rows } = await db.query<Record<string, unknown>>(
        'select offer, offer_title, is_test, phone, answers, first_name from application',
      );
      assert.equal(rows.length, 1);
      const [{ answers, ...row } = {}] = rows;
      assert.deepEqual(row, {
        offer: employersOffer,
        offer_title: 'Vendeur / Vendeuse (H/F)',
        is_test: true,
        phone: '+33612345678',
        first_name: 'Claire',
      });
      assert.ok(Array.isArray(answers));
      assert.equal(answers.length, 7);
    });

    it('once, and gets the same receipt again, from another page and in another session too', async () => {
      const key = newDraftKey();
      const receipts: ApplicationReceipt[] = [];
      for (let tries = 0; tries < 3; tries += 1) receipts.push(await clientOf(app).session(key).send(anApplication()));
      assert.equal(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size, 1);
      assert.equal(await stored(), 1);
    });

    it('once, and gets the same receipt a day later: with the session of the day before, and with one that has to be worked for', async () => {
      let time = Date.now();
      let works = 0;
      const later = patientApp(db, { sessions: { work: [1, 2], now: () => time, shortestVisit: 0 } });
      const send: typeof fetch = async (input, init) => {
        if (`${input instanceof Request ? input.url : input}`.includes('/sessions/challenge')) works += 1;
        return later.request(input instanceof URL ? input.href : input, init);
      };
      const draft = clientOf(later, { send }).session(newDraftKey());
      const receipt = await draft.send(anApplication());
      for (const [hours, worked] of [
        [23, 1],
        [25, 2],
      ] as const) {
        time += hours * 3_600_000;
        assert.deepEqual(await draft.send(anApplication()), receipt);
        assert.equal(works, worked);
      }
      assert.equal(await stored(), 1);
    });

    it('under a name that nothing else is stored under', async () => {
      const key = newDraftKey();
      await clientOf(app).session(key).send(anApplication());
      const other = clientOf(app)
        .session(key)
        .send(anApplication({ lastName: 'Source' }));
      assert.equal((await problemOf(other)).status, 422);
      assert.equal(await stored(), 1);
    });

    it('still once where the offer has gone meanwhile, and says so as before', async () => {
      const key = newDraftKey();
      const application = anApplication({ offer: employersOffer });
      const first = await clientOf(app).session(key).send(application);
      await db.query('delete from offer where id = $1', [employersOffer]);
      assert.deepEqual(await clientOf(app).session(key).send(application), first);
      await saveEmployersOffer(db);
    });

    it('three times for a person and an offer, whatever the case of the address', async () => {
      for (const email of ['claire@courriel.example', 'Claire@courriel.example', 'claire@Courriel.example'])
        await newDraft(app).send(anApplication({ email }));
      assert.deepEqual(await problemOf(newDraft(app).send(anApplication({ email: 'CLAIRE@courriel.example' }))), {
        status: 409,
        paths: ['applicant'],
      });
      await newDraft(app).send(anApplication({ email: 'claire@courriel.example', offer: employersOffer }));
      assert.equal(await stored(), 4);
    });

    it('thirty times for a person in a day, whatever the offers', async () => {
      const offers = Array.from({ length: 11 }, (_, index) => `offre-${index}`);
      for (const id of offers) await saveEmployersOffer(db, id);
      const email = 'infatigable@courriel.example';
      for (const offer of offers.slice(0, 10))
        for (let times = 0; times < 3; times += 1) await newDraft(app).send(anApplication({ email, offer }));
      const more = anApplication({ email, offer: 'offre-10' });
      assert.deepEqual(await problemOf(newDraft(app).send(more)), { status: 409, paths: ['applicant'] });
      await db.execute(`update application set created_at = created_at - interval '1 day'`);
      await newDraft(app).send(more);
      assert.equal(await stored(), 31);
    });

    it('until the offer is full, and the recruiter’s day', async () => {
      await db.execute('update recruiter set per_offer = 1');
      await newDraft(app).send(anApplication({ offer: employersOffer }));
      const late = anApplication({ offer: employersOffer, email: 'paul.rivière@courriel.example'.replace('è', 'e') });
      assert.equal((await problemOf(newDraft(app).send(late))).status, 410);
      assert.equal((await problemOf(clientOf(app).form(employersOffer))).status, 410);
      await db.execute('update recruiter set per_offer = 500, per_day = 1');
      assert.deepEqual(await problemOf(newDraft(app).send({ ...late, offer: '' })), { status: 409, paths: ['recruiter'] });
      await db.execute('update recruiter set per_day = 2000');
    });

    it('of which those of a trial, and those taken back, fill nothing of a real one’s', async () => {
      await storesOf(db).partners.save(
        { id: 'demo-employer', name: 'Employeur', origins: ['self'], sirets: [inventedSiren('Comptoir')] },
        ['pk_live_employer'],
      );
      const real = clientOf(app, { key: 'pk_live_employer' });
      const apply = (client: typeof real, email: string) =>
        client.session(newDraftKey()).send(anApplication({ offer: employersOffer, email }));
      await db.execute('update recruiter set per_offer = 1, per_day = 1');
      await apply(clientOf(app), 'essai@courriel.example');
      assert.equal((await problemOf(clientOf(app).form(employersOffer))).status, 410, 'a trial fills a trial');
      assert.ok(await real.form(employersOffer));
      const { manageUrl } = await apply(real, 'claire@courriel.example');
      assert.equal((await problemOf(apply(real, 'paul@courriel.example'))).status, 410);
      assert.equal((await app.request(`${manageUrl}/withdraw`, { method: 'POST' })).status, 303);
      assert.ok(await real.form(employersOffer));
      await apply(real, 'paul@courriel.example');
      await db.execute('update recruiter set per_offer = 500, per_day = 2000');
      // Of a person, too.
      for (let times = 0; times < 4; times += 1) {
        const again = await apply(real, 'retire@courriel.example');
        await app.request(`${again.manageUrl}/withdraw`, { method: 'POST' });
      }
      for (let times = 0; times < 3; times += 1) await apply(real, 'retire@courriel.example');
      assert.equal((await problemOf(apply(real, 'Retire+4@courriel.example'))).status, 409);
      await apply(clientOf(app), 'retire@courriel.example');
    });
  });

  it('is not taken without a session, or with one for another application', async () => {
    const path = `https://gateway.test/v1/applications?key=pk_test_employer&for=application-form`;
    const without = await app.request(path, { method: 'POST', headers: { 'idempotency-key': newDraftKey() } });
    assert.equal(without.status, 401);
    const token = await newDraft(app).token();
    const withOther = await app.request(path, {
      method: 'POST',
      headers: { 'idempotency-key': newDraftKey(), authorization: `Bearer ${token}` },
    });
    assert.equal(withOther.status, 400);
    assert.equal(await stored(), 0);
  });

  it('is asked to wait where it comes sooner than anybody fills a form, and then goes', async () => {
    let time = Date.now();
    const waits: string[] = [];
    const quick = patientApp(db, { sessions: { work: [1, 2], now: () => time } });
    const send: typeof fetch = async (input, init) => {
      const answer = await quick.request(input instanceof URL ? input.href : input, init);
      if (answer.status === 425) {
        waits.push(answer.headers.get('retry-after') ?? '');
        time += 3_000;
      }
      return answer;
    };
    await clientOf(quick, { send }).session(newDraftKey()).send(anApplication());
    assert.deepEqual(waits, ['3']);
    assert.equal(await stored(), 1);
  });
});
