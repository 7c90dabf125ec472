import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { storesOf } from '../../../server/context/stores.ts';
import type { Database } from '../../../server/database/database.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { submissionStore } from '../../../server/applications/submission-store.ts';
import { databaseBefore } from '../../support/server/earlier-release.ts';

/** A database as the release before left it: every migration before this one, and a row wherever something is renamed. */
const earlierRelease = async (): Promise<Database> => {
  const db = await databaseBefore('0014');
  await db.execute(`
    insert into partner (id, name, origins) values ('town', 'Ville', '{}');
    insert into recruiter (partner, name, contact, inbox_token) values ('town', 'Ville', 'donnees@ville.example', 'inbox');
    insert into application (number, token, answer_token, partner, recruiter, is_test, draft, fingerprint, person, slot, first_name,
                             last_name, email, answers, receipt, keep_longer, kept_until)
    values ('7K4M-2XQ9', 'page', 'reply', 'town', 'town', false, 'draft', 'print', 'hash', 1, 'Claire', 'Fontaine', 'c@f.example',
            '[]', '{"number": "7K4M-2XQ9", "keptUntil": "2099-01-01T00:00:00.000Z", "documents": []}', false, '2099-01-01');
    insert into answer (application, place, kind, details) select id, 1, 'no', '{"reason": null}' from application;
    insert into document (id, draft, application, purpose, name, size, state, begun)
    select 'cv', 'draft', id, 'cv', 'cv.pdf', 1, 'received', 2 from application;
    insert into audit (number, event, actor) values ('7K4M-2XQ9', 'received', 'person'), ('7K4M-2XQ9', 'read', 'recruiter');
    insert into spent (id, expires_at) values ('work 1', '2099-01-01');
    insert into alert (token, partner, request, email, person, slot, criteria, label, frequency, ends_at, refused)
    values ('alert', 'town', 'key', 'c@f.example', 'c@f.example', 1, '{}', 'toutes les offres', 'day', '2099-01-01', '550');
    insert into mail (recipient, subject, body, stop_url, parts)
    values ('c@f.example', 'Alerte', 'Bonjour', 'https://g.example/alerts/alert/stop', '{"html": "<p>"}')`);
  return db;
};

describe('the data of the release before', () => {
  let db: Database;
  before(async () => {
    db = await earlierRelease();
    await migrate(db);
  });
  after(() => db.close());

  it('are read by the stores as they were', async () => {
    const { applications, alerts, mails, audit, usedTokens } = storesOf(db);
    const application = await applications.find('replyToken', 'reply');
    assert.equal(application?.reference, '7K4M-2XQ9');
    assert.equal(application.retainedUntil, '2099-01-01T00:00:00.000Z');
    assert.deepEqual(
      application.replies.map(({ kind, turn }) => [kind, turn]),
      [['no', 1]],
    );
    assert.deepEqual(
      (await audit.latest(2, '7K4M-2XQ9')).map(({ event, actor }) => `${event} by ${actor}`),
      ['read by recruiter', 'received by applicant'],
    );
    assert.equal((await alerts.find('alert'))?.bounceCode, '550');
    const [mail] = await mails.latest();
    assert.deepEqual([mail?.unsubscribeUrl, mail?.attachments], ['https://g.example/alerts/alert/stop', { html: '<p>' }]);
    assert.equal(await usedTokens.use('work 1', Date.now() + 60_000), false);
  });

  it('have the receipt that a repeated request is answered with', async () => {
    const known = await submissionStore(db).known('draft', 'print');
    assert.deepEqual(known, {
      outcome: 'known',
      receipt: { reference: '7K4M-2XQ9', retainedUntil: '2099-01-01T00:00:00.000Z', documents: [] },
    });
  });

  it('note the documents that are deleted with their application', async () => {
    await db.execute('delete from application');
    assert.deepEqual(await storesOf(db).documents.deletedIds(), ['cv']);
  });
});
