import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';

import { openEmbedded, openPostgres, type Database } from '../../../server/database/database.ts';
import { OperatorError, describeError } from '../../../server/output/log.ts';
import { GatewayError } from '../../../src/client/index.ts';
import { anApplication, newDraft, patientApp } from '../../support/server/applications.ts';
import { origin, smallGateway } from '../../support/server/gateway.ts';
import { listening } from '../../support/server/outputs.ts';
import { noPostgres, testPostgres, type TestPostgres } from '../../support/server/postgres.ts';

const mark = 'Zzmarque';
const application = anApplication({
  firstName: `${mark} prénom`,
  lastName: `${mark} nom`,
  email: `${mark.toLowerCase()}@courriel.example`,
  message: `${mark} lettre`,
});

/** Errors that repeat what was sent wherever an error of PostgreSQL can. */
const talkative = `
  create function tell() returns trigger language plpgsql as $$
  begin
    raise exception '% %', new.first_name, new.email
      using detail = new.last_name, hint = new.message, errcode = '23514', table = new.first_name, constraint = new.email;
  end $$;
  create trigger tell before insert on application for each row execute function tell()`;

const expectNoMark = (said: string): void => assert.doesNotMatch(said, /zzmarque/i);

describe('what the log says of a failure', () => {
  it('tells kind, code and place of an error, and nothing of its message', () => {
    const error = Object.assign(new RangeError(`${mark}\n    at ${mark} (file.ts:1:1)`), { code: 'ENOSPC', detail: mark });
    const said = describeError(new Error(mark, { cause: error }));
    expectNoMark(said);
    assert.match(said, /^Error\n {4}at .*log\.test\.ts/);
    assert.match(said, /because of RangeError, code ENOSPC/);
    for (const thrown of [mark, { mark }, [mark]]) expectNoMark(describeError(thrown));
    const [unreadable] = [`{"${mark}": ${mark}}`].map((text) => {
      try {
        const read: unknown = JSON.parse(text);
        return read;
      } catch (parsing) {
        return parsing;
      }
    });
    expectNoMark(describeError(unreadable));
  });

  it('tells what was written for it', () => {
    assert.equal(describeError(new OperatorError('The store answers 500')), 'OperatorError, The store answers 500');
  });

  it('is written in one place', () => {
    const server = new URL('../../../server/', import.meta.url);
    const others = globSync('**/*.ts', {
      cwd: server.pathname,
      exclude: ['node_modules/**', 'cli/**', 'main.ts', 'output/log.ts'],
    });
    for (const file of others) {
      const told = readFileSync(new URL(file, server), 'utf8').match(/console\.\w+\([^)]*\berror\b(?!\.code)/g);
      assert.equal(told, null, `${file}: use logFailure`);
    }
  });

  const databases: readonly (readonly [string, () => Promise<Database>, string | false])[] = [
    ['PGlite', () => openEmbedded(), false],
    ['PostgreSQL', async () => openPostgres(await (await postgres()).newDatabase()), noPostgres],
  ];
  let started: TestPostgres | undefined;
  const postgres = async (): Promise<TestPostgres> => (started ??= await testPostgres());
  after(() => started?.close());

  for (const [name, open, skip] of databases)
    describe(`on ${name}`, { skip }, () => {
      let db: Database;
      before(async () => {
        db = await open();
        await smallGateway(db);
      });
      after(() => db.close());

      it('has nothing of an application that cannot be stored', async () => {
        const app = patientApp(db);
        const draft = newDraft(app);
        await db.execute(talkative);
        const said = await listening(async () => {
          await assert.rejects(draft.send(application), (error) => error instanceof GatewayError && error.kind === 'broken');
        });
        expectNoMark(said);
        assert.match(said, /POST \/v1\/applications: DatabaseError, code 23514/);
      });

      it('has the pattern of a page’s address, and not what opens it', async () => {
        await db.execute('alter table application rename to away');
        const said = await listening(async () => {
          for (const path of ['applications', 'answers', 'inbox', 'alerts'])
            await patientApp(db).request(`${origin}/${path}/${mark.repeat(4)}/${mark}?${mark}=${mark}`);
          assert.equal((await patientApp(db).request(`${origin}/applications/${mark.repeat(4)}`)).status, 500);
        });
        expectNoMark(said);
        assert.match(said, /GET \/applications\/:\w+/);
        await db.execute('alter table away rename to application');
      });
    });
});
