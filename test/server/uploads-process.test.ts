import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { documentLimits } from '../../src/contract/index.ts';
import { pdf } from '../support/sample-files.ts';
import { endAll, freePort, run, until, type Running } from '../support/server-process.ts';
import { idIn, visit, type Visitor } from '../support/server-visitor.ts';

let folder: string;
let settings: Record<string, string>;
let url: string;
let gateway: Running;

const start = async (more: Readonly<Record<string, string>> = {}): Promise<void> => {
  gateway = run('main.ts', { ...settings, ...more });
  await gateway.until(/ready at http/);
};

const kill = async (): Promise<void> => {
  gateway.kill('SIGKILL');
  await gateway.ended;
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  settings = { PORT: `${port}`, DATA_DIR: join(folder, 'data'), FILES_DIR: join(folder, 'files') };
});
after(async () => {
  await endAll();
  await rm(folder, { recursive: true, force: true });
});

const file = pdf(4, { padding: documentLimits.size - 2_000 });
const checksum = createHash('sha256').update(file).digest('hex');

const offsetOf = async (visitor: Visitor, id: string): Promise<number> =>
  Number((await visitor.ask('HEAD', `uploads/${id}`)).headers.get('upload-offset'));

describe('a gateway that is killed', { timeout: 240_000 }, () => {
  let visitor: Visitor;
  let half: string;
  let whole: string;
  let safe: number;

  it('in the middle of an upload', async () => {
    await start({ CLAMD: `127.0.0.1:${await freePort()}` }); // nobody there: what arrives is not looked at
    visitor = await visit(url);
    whole = await visitor.send(file);
    half = idIn((await visitor.announce(file.length)).headers.get('location'));
    assert.equal((await visitor.append(half, 0, new Uint8Array(file.subarray(0, 1_000_000)))).status, 204);
    safe = 1_000_000;
    // More comes, and never ends; once some of it is on the disk, the gateway dies.
    const pieces = Array.from({ length: 20 }, (_, index) => file.subarray(safe + index * 100_000, safe + (index + 1) * 100_000));
    const outcome = visitor
      .append(
        half,
        safe,
        new ReadableStream<Uint8Array>({
          pull: async (controller) => {
            const piece = pieces.shift();
            if (piece) controller.enqueue(new Uint8Array(piece));
            else await new Promise(() => {}); // never more
          },
        }),
      )
      .then(
        () => 'answered',
        () => 'cut',
      );
    await until(async () => (await stat(join(folder, 'files/incoming', half))).size >= 2_500_000);
    await kill();
    assert.equal(await outcome, 'cut');
  });

  it('goes on where it is safe, with the same session, and the document is the same', async () => {
    await start();
    const offset = await offsetOf(visitor, half);
    assert.ok(offset >= safe && offset <= 3_000_000, `${offset}`);
    assert.ok(offset > 2_000_000, `what was safe before the end of the request is: ${offset}`);
    assert.equal((await visitor.append(half, offset, new Uint8Array(file.subarray(offset)))).status, 204);
    await until(async () => (await visitor.state(half)).state !== 'checking');
    const { state, pages, checksum: sum } = await visitor.state(half);
    assert.deepEqual({ state, pages, sum }, { state: 'received', pages: 4, sum: checksum });
  });

  it('looks at what had arrived before', async () => {
    await until(async () => (await visitor.state(whole)).state !== 'checking');
    assert.deepEqual([(await visitor.state(whole)).state, (await visitor.state(whole)).checksum], ['received', checksum]);
  });

  const noPeak = process.platform !== 'linux' && 'only Linux tells the most memory that a process has had';
  it('needs little more memory for thirty documents at once than for none', { skip: noPeak }, async () => {
    const visitors = await Promise.all(Array.from({ length: 5 }, () => visit(url)));
    const megabytes = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${gateway.pid}/status`, 'utf8'))?.[1]) / 1_024;
    writeFileSync(`/proc/${gateway.pid}/clear_refs`, '5'); // forgets the most there was before
    const before = megabytes('VmRSS');
    const sent = await Promise.all(
      visitors.flatMap((person) =>
        Array.from({ length: documentLimits.count }, async () => ({ person, id: await person.send(file) })),
      ),
    );
    for (const { person, id } of sent) {
      await until(async () => (await person.state(id)).state !== 'checking');
      assert.equal((await person.state(id)).state, 'received');
    }
    const most = megabytes('VmHWM');
    assert.ok(most - before < 130, `${before} MB, then ${most} MB`); // they have 150 MB together
  });
});
