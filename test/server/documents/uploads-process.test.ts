import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { documentLimits } from '../../../src/contract/index.ts';
import { docx, pdf } from '../../support/sample-files.ts';
import { partnerKey } from '../../support/server/gateway.ts';
import { freePort } from '../../../scripts/browsers/free-port.ts';
import { endAll, run, until, type Running } from '../../support/server/process.ts';
import { smallData } from '../../support/server/small-data.ts';
import { idIn, visit, type Visitor } from '../../support/server/visitor.ts';

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
  settings = { PORT: `${port}`, DATA_DIR: await smallData(join(folder, 'data')), FILES_DIR: join(folder, 'files') };
});
after(async () => {
  await endAll();
  await rm(folder, { recursive: true, force: true });
});

const file = pdf(4, { padding: documentLimits.size - 2_000 });
const checksum = createHash('sha256').update(file).digest('hex');

const offsetOf = async (visitor: Visitor, id: string): Promise<number> =>
  Number((await visitor.ask('HEAD', `uploads/${id}`)).headers.get('upload-offset'));

interface Flood {
  /** The status of the answer, or that the gateway has cut the connection. */
  outcome: number | 'cut';
  /** What it has taken until then. */
  megabytes: number;
}

/** Sends a hundred megabytes to a document, as fast as they are taken. */
const flood = (visitor: Visitor, id: string): Promise<Flood> =>
  new Promise((resolve) => {
    const megabyte = Buffer.alloc(1_000_000);
    let megabytes = 0;
    const flow = request(`${url}/v1/uploads/${id}?key=${partnerKey}&for=application-form`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${visitor.token}`,
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
    });
    flow.on('response', ({ statusCode = 0 }) => {
      resolve({ outcome: statusCode, megabytes });
      flow.destroy();
    });
    flow.on('error', () => resolve({ outcome: 'cut', megabytes }));
    const more = (): void => {
      if (flow.destroyed) return;
      if (megabytes === 100) flow.end();
      else flow.write(megabyte, more);
      megabytes += 1;
    };
    more();
  });

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
  /** How many megabytes of memory more than before the gateway has at most while something is done. */
  const peakOf = async (act: () => Promise<void>): Promise<number> => {
    const megabytes = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${gateway.pid}/status`, 'utf8'))?.[1]) / 1_024;
    writeFileSync(`/proc/${gateway.pid}/clear_refs`, '5'); // forgets the most there was before
    const before = megabytes('VmRSS');
    await act();
    return megabytes('VmHWM') - before;
  };

  it('needs little more memory where a hundred megabytes come in place of one, five times', { skip: noPeak }, async () => {
    const person = await visit(url);
    assert.equal((await person.announce(100_000_000)).status, 413);
    const more = await peakOf(async () => {
      for (let left = 5; left > 0; left -= 1) {
        const id = idIn((await person.announce(1_500_000)).headers.get('location'));
        const { outcome, megabytes } = await flood(person, id);
        assert.ok(outcome === 413 || outcome === 'cut', `${outcome}`);
        assert.ok(megabytes < 50, `it takes no more after ${megabytes} MB`);
        assert.equal((await person.state(id)).state, 'uploading');
      }
    });
    assert.ok(more < 30, `${more} MB`);
  });

  it('needs little more memory for documents that would unpack to two hundred megabytes each', { skip: noPeak }, async () => {
    const person = await visit(url);
    const bomb = docx([{ name: 'word/media/image1.png', content: Buffer.alloc(200_000_000), saidSize: 1_000_000 }]);
    const more = await peakOf(async () => {
      const ids = await Promise.all(Array.from({ length: documentLimits.count }, () => person.send(bomb, 'CV.docx')));
      for (const id of ids) {
        await until(async () => (await person.state(id)).state !== 'checking');
        assert.equal((await person.state(id)).refusal, 'too-many-parts');
      }
    });
    assert.ok(more < 30, `${more} MB`);
  });

  it('needs little more memory for thirty documents at once than for none', { skip: noPeak }, async () => {
    const visitors = await Promise.all(Array.from({ length: 5 }, () => visit(url)));
    const more = await peakOf(async () => {
      const sent = await Promise.all(
        visitors.flatMap((person) =>
          Array.from({ length: documentLimits.count }, async () => ({ person, id: await person.send(file) })),
        ),
      );
      for (const { person, id } of sent) {
        await until(async () => (await person.state(id)).state !== 'checking');
        assert.equal((await person.state(id)).state, 'received');
      }
    });
    assert.ok(more < 130, `${more} MB`); // they have 150 MB together
  });
});
