import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { sign } from 'hono/jwt';

import type { App } from '../../../server/app.ts';
import { createApp } from '../../../server/app.ts';
import type { Database } from '../../../server/database/database.ts';
import { runPartnerCommand } from '../../../server/partners/run-partner-command.ts';
import { storesOf } from '../../../server/context/stores.ts';
import { GatewayError } from '../../../src/client/index.ts';
import { clientOf } from '../../support/server/applications.ts';
import { smallGateway } from '../../support/server/gateway.ts';

describe('a token that fills in a form', () => {
  let db: Database;
  let app: App;
  let secret: string;

  const newSecret = async (): Promise<string> => {
    const answer = await runPartnerCommand(db, { name: 'prefill-token', id: 'demo-employer' });
    assert.ok('accounts' in answer);
    return answer.accounts[0]?.prefillSecret ?? '';
  };

  before(async () => {
    ({ db } = await smallGateway());
    app = createApp(storesOf(db));
    secret = await newSecret();
    assert.equal(secret.length, 43);
  });
  after(() => db.close());

  const soon = (seconds = 600): number => Math.floor(Date.now() / 1_000) + seconds;
  const claire = {
    given_name: 'Claire',
    family_name: 'Fontaine',
    email: 'claire@courriel.example',
    phone_number: '+33612345678',
  };
  const prefill = (token: string) => clientOf(app).prefill(token);

  it('says who applies, where the partner has signed it', async () => {
    assert.deepEqual(await prefill(await sign({ ...claire, exp: soon() }, secret, 'HS256')), {
      firstName: 'Claire',
      lastName: 'Fontaine',
      email: 'claire@courriel.example',
      phone: '+33612345678',
    });
  });

  it('leaves out what the form itself would refuse', async () => {
    const claims = { given_name: 'Claire', family_name: 7, email: 'claire', phone_number: '06 12 34 56 78', exp: soon() };
    assert.deepEqual(await prefill(await sign(claims, secret, 'HS256')), { firstName: 'Claire' });
  });

  it('fills in nothing where it is not the partner’s, has ended, never ends, or is not signed at all', async () => {
    const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ ...claire, exp: soon() }))}.`;
    const older = await sign({ ...claire, exp: soon() }, secret, 'HS256');
    const tokens = [
      await sign({ ...claire, exp: soon() }, 'another secret', 'HS256'),
      await sign({ ...claire, exp: soon(-1) }, secret, 'HS256'),
      await sign({ ...claire, exp: soon(7_200) }, secret, 'HS256'),
      await sign(claire, secret, 'HS256'),
      await sign({ ...claire, exp: soon() }, secret, 'HS512'),
      unsigned,
      '',
    ];
    for (const token of tokens)
      await assert.rejects(prefill(token), (error) => error instanceof GatewayError && error.kind === 'invalid');
    secret = await newSecret();
    await assert.rejects(prefill(older), GatewayError, 'signed with the secret before');
  });
});
