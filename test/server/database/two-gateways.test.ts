import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { apart, notApart } from '../../support/server/apart.ts';
import { partnerKey } from '../../support/server/gateway.ts';
import { endAll, runAs, type Running } from '../../support/server/process.ts';
import { smallData } from '../../support/server/small-data.ts';

/** Two gateways of containers that share a volume: neither sees the processes of the other. */
describe('two gateways on one volume', { skip: notApart, timeout: 600_000 }, () => {
  let settings: Record<string, string>;
  let root: string;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'two-'));
    settings = { PORT: '0', DATA_DIR: await smallData(join(root, 'data')) };
  });
  after(async () => {
    await endAll();
    await rm(root, { recursive: true });
  });

  const start = (): Running => runAs(apart, 'main.ts', settings);
  const ready = async (gateway: Running): Promise<string> => (await gateway.until(/ready at (\S+)/))[1] ?? '';
  const ask = (url: string) => fetch(`${url}/v1/offers?key=${partnerKey}`);

  let first: Running;
  let url: string;

  it('the second is refused, says what to do, and the first answers as before', async () => {
    first = start();
    url = await ready(first);
    const second = start();
    await second.until(/Waiting for it to stop, 30 s at most/);
    assert.equal(await second.ended, 1);
    assert.match(second.said(), /in use by another gateway \(http:\S+\)\. Stop it first, or set DATA_DIR to another folder\.\n$/);
    assert.equal((await ask(url)).status, 200);
  });

  it('one that is started before the other stops comes to its turn', async () => {
    const second = start();
    await second.until(/Waiting for it to stop/);
    for (const pid of first.children()) process.kill(pid, 'SIGTERM');
    assert.equal(await first.ended, 0);
    url = await ready(second);
    first = second;
  });

  it('one that was suspended has ended when it wakes, and the other goes on', async () => {
    const [pid = 0] = first.children();
    process.kill(pid, 'SIGSTOP');
    const second = start();
    const other = await ready(second);
    const late = fetch(`${url}/readyz`).then(
      ({ status }) => status,
      () => 'no answer',
    );
    process.kill(pid, 'SIGCONT');
    assert.equal(await first.ended, 1);
    assert.equal(first.said().match(/gateway\.lock is another gateway’s now/g)?.length, 1);
    assert.doesNotMatch(first.said(), /\n +at |The gateway has ended/);
    assert.equal(await late, 'no answer');
    assert.equal((await ask(other)).status, 200);
    second.kill('SIGKILL');
  });
});
