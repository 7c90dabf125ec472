import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';

import { createApp } from '../../../server/app.ts';
import { openPostgres, type Database } from '../../../server/database/database.ts';
import { IntegrityError, fileCipher, recordOverhead, recordSize, encryptedSize } from '../../../server/documents/files/cipher.ts';
import { clamdAntivirus } from '../../../server/documents/clamd.ts';
import { incomingFiles } from '../../../server/documents/files/incoming.ts';
import { fileService, type FileOptions, type Files } from '../../../server/documents/files/index.ts';
import { s3ObjectStore } from '../../../server/documents/files/s3.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { ephemeralSecrets } from '../../../server/database/secrets.ts';
import { saveDemoPartners } from '../../support/demo-partners.ts';
import { storesOf, type Stores } from '../../../server/context/stores.ts';
import { documentLimits } from '../../../src/contract/index.ts';
import { pdf } from '../../support/sample-files.ts';
import { clamdStandIn, eicar, type ClamdStandIn } from '../../support/server/clamd.ts';
import { origin } from '../../support/server/gateway.ts';
import { noPostgres, testPostgres } from '../../support/server/postgres.ts';
import { until } from '../../support/server/process.ts';
import { s3StandIn, type S3StandIn } from '../../support/server/s3.ts';
import { idIn, visit, visitorWith, type Send, type Visitor } from '../../support/server/visitor.ts';
import { emptyDatabase } from '../../support/databases.ts';

const secrets = ephemeralSecrets();
let db: Database;
let stores: Stores;
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  db = await emptyDatabase();
  await saveDemoPartners(db);
  stores = storesOf(db);
});
after(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

/** A gateway on the same database and the same folder, as after a start. */
const started = (options: Partial<FileOptions> = {}): { files: Files; send: Send; arrive: () => Promise<Visitor> } => {
  const files = fileService({ documents: stores.documents, secrets, folder, ...options });
  const app = createApp(stores, { secrets, files, sessions: { work: [1, 2] } });
  return { files, send: app.request, arrive: () => visit(origin, app.request) };
};

const readFrom = async (files: Files, id: string): Promise<Buffer | undefined> => {
  const kept = await files.read(id);
  if (!kept) return undefined;
  const pieces: Uint8Array[] = [];
  for await (const piece of kept) pieces.push(piece);
  return Buffer.concat(pieces);
};

const round = async (files: Files): Promise<void> => {
  await files.round();
  await files.idle();
};

/** What is said to whoever runs the gateway, while `work` is done. */
const overheard = async (work: () => Promise<void>): Promise<string> => {
  const { error } = console;
  let said = '';
  console.error = (...words: unknown[]) => (said += `${words.map(String).join(' ')}\n`);
  await work().finally(() => (console.error = error));
  return said;
};

describe('a store that speaks S3', () => {
  let store: S3StandIn;
  before(async () => {
    store = await s3StandIn();
  });
  after(() => store.close());

  it('keeps documents encrypted, gives them back and forgets them', async () => {
    const { files, arrive } = started({ objects: s3ObjectStore(store.settings) });
    const visitor = await arrive();
    const file = pdf(2, { padding: 400_000 });
    const id = await visitor.send(file);
    await files.idle();
    assert.equal((await visitor.state(id)).state, 'received');
    const object = store.objects.get(`/bucket/${id}`);
    assert.equal(object?.length, encryptedSize(file.length));
    assert.equal(object?.includes('%PDF'), false);
    assert.ok((await readFrom(files, id))?.equals(file));
    assert.equal((await readdir(join(folder, 'incoming'))).includes(id), false);
    assert.equal((await readdir(join(folder, 'kept')).catch((): string[] => [])).includes(id), false);

    await visitor.ask('DELETE', `uploads/${id}`);
    await round(files);
    assert.equal(store.objects.has(`/bucket/${id}`), false);
    assert.equal(await readFrom(files, id), undefined);
  });

  it('that fails or refuses the key keeps no document waiting for ever: it is tried again', async () => {
    const wrong = started({ objects: s3ObjectStore({ ...store.settings, secret: 'another' }) });
    const visitor = await wrong.arrive();
    let id = '';
    const said = await overheard(async () => {
      id = await visitor.send(pdf(1));
      await wrong.files.idle();
    });
    assert.match(said, /S3 store answers PUT with 403/);
    assert.doesNotMatch(said, /another|cv\.pdf/);
    assert.equal((await visitor.state(id)).state, 'checking');

    const { files } = started({ objects: s3ObjectStore(store.settings) });
    store.fail(503);
    assert.match(await overheard(() => round(files)), /503/);
    assert.equal((await visitor.state(id)).state, 'checking');
    store.fail(undefined);
    await round(files);
    assert.equal((await visitor.state(id)).state, 'received');
  });
});

describe('bytes on their way', () => {
  it('take little more room than they have, however small the pieces are in which they come, and stay when the rest does not', async () => {
    const incoming = incomingFiles(join(folder, 'one-by-one'), fileCipher(secrets));
    const bytes = Buffer.alloc(recordSize + 10_000, 'emploi');
    await incoming.create('drops');
    const append = (offset: number, end: number, failure?: Error): Promise<number> =>
      incoming.append(
        'drops',
        offset,
        (async function* () {
          for (let at = offset; at < end; at += 1) yield bytes.subarray(at, at + 1);
          if (failure) throw failure;
        })(),
        () => Promise.resolve(),
      );
    await assert.rejects(append(0, 30_000, new Error('The network is gone')), /network is gone/);
    assert.equal(await incoming.size('drops', bytes.length), 30_000);
    assert.equal(await append(30_000, bytes.length), bytes.length);
    assert.equal((await stat(join(folder, 'one-by-one', 'drops'))).size, bytes.length + 2 * recordOverhead);
    const read = await incoming.open('drops', bytes.length, (found) => found.read(0, bytes.length));
    assert.ok(read?.equals(bytes));
  });
});

describe('bytes that are altered where they are stored', () => {
  const flipped = (bytes: Buffer, at: number): Buffer => {
    const altered = Buffer.from(bytes);
    altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
    return altered;
  };
  const record = recordSize + recordOverhead;

  it('are given to nobody, wherever that is, in the folder or in a store', async () => {
    const store = await s3StandIn();
    try {
      const inFolder = started();
      const inStore = started({ objects: s3ObjectStore(store.settings) });
      const [visitor, other] = [await inFolder.arrive(), await inStore.arrive()];
      const file = pdf(2, { padding: 3 * recordSize });
      const [id, twin, far] = [await visitor.send(file), await visitor.send(file), await other.send(file)];
      await inFolder.files.idle();
      await inStore.files.idle();
      const stored = await readFile(join(folder, 'kept', id));
      const last = stored.length - 1;
      const altered: Readonly<Record<string, Buffer>> = {
        ...Object.fromEntries([0, 3, 4, 20, 70_000, record, record + 3, last - 20, last].map((at) => [at, flipped(stored, at)])),
        'cut short': stored.subarray(0, last),
        'without its last record': stored.subarray(0, 3 * record),
        'without a record between': Buffer.concat([stored.subarray(0, record), stored.subarray(2 * record)]),
        'in another order': Buffer.concat([
          stored.subarray(record, 2 * record),
          stored.subarray(0, record),
          stored.subarray(2 * record),
        ]),
        'with more behind it': Buffer.concat([stored, stored.subarray(0, record)]),
        'of another document': await readFile(join(folder, 'kept', twin)),
        nothing: Buffer.alloc(0),
      };
      for (const [what, bytes] of Object.entries(altered)) {
        await writeFile(join(folder, 'kept', id), bytes);
        await assert.rejects(inFolder.files.read(id), IntegrityError, what);
      }
      await writeFile(join(folder, 'kept', id), stored);
      assert.ok((await readFrom(inFolder.files, id))?.equals(file));
      store.objects.set(`/bucket/${far}`, flipped(store.objects.get(`/bucket/${far}`) ?? stored, 70_000));
      await assert.rejects(inStore.files.read(far), IntegrityError);
    } finally {
      store.close();
    }
  });

  it('before they are looked at, are asked for again', async () => {
    const { arrive, files } = started({ antivirus: () => Promise.reject(new Error('The antivirus is down')) });
    const visitor = await arrive();
    let id = '';
    await overheard(async () => {
      id = await visitor.send(pdf(1, { padding: 100_000 }));
      await files.idle();
    });
    const path = join(folder, 'incoming', id);
    await writeFile(path, flipped(await readFile(path), 50_000));
    const said = await overheard(() => round(started().files));
    assert.match(said, new RegExp(`Document ${id} was altered`));
    assert.equal((await visitor.state(id)).refusal, 'damaged');
  });
});

describe('two gateways that share a folder', () => {
  it('do not write over each other where one still waits on a connection that the other has the next of', async () => {
    const [first, second] = [started(), started()];
    const visitor = await first.arrive();
    const file = pdf(1, { padding: 900_000 });
    const id = idIn((await visitor.announce(file.length)).headers.get('location'));
    const moreComes = Promise.withResolvers<void>();
    let at = 0;
    const stale = visitor.append(
      id,
      0,
      new ReadableStream<Uint8Array>({
        pull: async (controller) => {
          if (at === 400_000) await moreComes.promise;
          controller.enqueue(new Uint8Array(file.subarray(at, (at += 100_000))));
          if (at >= 700_000) controller.close();
        },
      }),
    );
    await until(async () => Number((await stores.documents.find(id))?.received) > 0);
    const { send } = second;
    const next = visitorWith(visitor.token, origin, send);
    const offset = Number((await next.ask('HEAD', `uploads/${id}`)).headers.get('upload-offset'));
    assert.ok(offset > 0 && offset <= 400_000, `${offset}`);
    assert.equal((await next.append(id, offset, new Uint8Array(file.subarray(offset, offset + 50_000)))).status, 204);
    moreComes.resolve();
    assert.equal((await stale).status, 409);
    assert.equal((await next.append(id, offset + 50_000, new Uint8Array(file.subarray(offset + 50_000)))).status, 204);
    await second.files.idle();
    assert.equal((await visitor.state(id)).state, 'received');
    assert.ok((await readFrom(second.files, id))?.equals(file));
  });
});

describe('an antivirus', () => {
  let daemon: ClamdStandIn;
  before(async () => {
    daemon = await clamdStandIn();
  });
  beforeEach(() => daemon.say(undefined));
  after(() => daemon.close());
  const antivirus = (port = daemon.port) => clamdAntivirus({ host: '127.0.0.1', port });

  it('sees every byte of a document before anybody has it', async () => {
    const { files, arrive } = started({ antivirus: antivirus() });
    const visitor = await arrive();
    const file = pdf(1, { padding: 2_000_000 });
    const id = await visitor.send(file);
    await files.idle();
    const { state, scanned } = await visitor.state(id);
    assert.deepEqual({ state, scanned }, { state: 'received', scanned: true });
    assert.equal(daemon.seen.at(-1), file.length);
  });

  it('that finds something has the document refused, and nothing of it is kept', async () => {
    const { files, arrive } = started({ antivirus: antivirus() });
    const visitor = await arrive();
    const id = await visitor.send(pdf(1, { trailer: `/Harm (${eicar})` }));
    await files.idle();
    const { state, refusal, scanned } = await visitor.state(id);
    assert.deepEqual({ state, refusal, scanned }, { state: 'refused', refusal: 'infected', scanned: true });
    assert.equal(await readFrom(files, id), undefined);
    assert.equal((await readdir(join(folder, 'incoming'))).includes(id), false);
  });

  it('that is down, hangs up or cannot say holds the document back until it can', async () => {
    const { port } = daemon;
    const { files, arrive } = started({ antivirus: antivirus(port) });
    const visitor = await arrive();
    daemon.say('INSTREAM size limit exceeded. ERROR\0');
    let id = '';
    const sent = async (): Promise<void> => {
      id = await visitor.send(pdf(1, { padding: 500_000 }));
      await files.idle();
    };
    assert.match(await overheard(sent), /size limit exceeded/);
    assert.equal((await visitor.state(id)).state, 'checking');
    daemon.say('');
    assert.match(await overheard(() => round(files)), /clamd says: nothing/);
    assert.equal((await visitor.state(id)).state, 'checking');
    await daemon.close();
    assert.match(await overheard(() => round(files)), /ECONNREFUSED/);
    assert.equal((await visitor.state(id)).state, 'checking');
    daemon = await clamdStandIn(port);
    await round(files);
    assert.deepEqual([(await visitor.state(id)).state, (await visitor.state(id)).scanned], ['received', true]);
  });
});

describe('after a crash', () => {
  /** A gateway that is stopped while it looks at what it is sent; let go on when the tests are over. */
  let release = (): void => {};
  const stopped = new Promise<'clean'>((resolve) => {
    release = () => resolve('clean');
  });
  const crashed: Files[] = [];
  const arriveBeforeCrash = (): Promise<Visitor> => {
    const { files, arrive } = started({ antivirus: () => stopped });
    crashed.push(files);
    return arrive();
  };
  after(async () => {
    release();
    for (const files of crashed) await files.idle();
  });
  it('a document that had arrived and was not looked at is', async () => {
    const visitor = await arriveBeforeCrash();
    const id = await visitor.send(pdf(3));
    assert.equal((await visitor.state(id)).state, 'checking');
    const { files } = started();
    await round(files);
    assert.deepEqual([(await visitor.state(id)).state, (await visitor.state(id)).pages], ['received', 3]);
  });

  it('what is told to be safe is: what the disk has lost is asked for again', async () => {
    const { arrive, files } = started();
    const visitor = await arrive();
    const file = pdf(1, { padding: 10_000 });
    const id = idIn((await visitor.announce(file.length)).headers.get('location'));
    const offset = async (): Promise<string | null> => (await visitor.ask('HEAD', `uploads/${id}`)).headers.get('upload-offset');
    for (const at of [0, 3_000]) await visitor.append(id, at, new Uint8Array(file.subarray(at, at + 3_000)));
    assert.equal(await offset(), '6000');
    await truncate(join(folder, 'incoming', id), 4_000);
    assert.equal(await offset(), '3000', 'what is left of a piece is none');
    // More on the disk than was made safe: a process that was killed while it wrote.
    await visitor.append(id, 3_000, new Uint8Array(2_000));
    await db.query('update document set received = 3000 where id = $1', [id]);
    assert.equal(await offset(), '3000');
    assert.equal((await visitor.append(id, 3_000, new Uint8Array(file.subarray(3_000)))).status, 204);
    await files.idle();
    assert.equal((await visitor.state(id)).state, 'received');
    assert.ok((await readFrom(files, id))?.equals(file));
  });

  it('a document whose file is lost is asked for again, not kept waiting', async () => {
    const visitor = await arriveBeforeCrash();
    const [lost, short] = [await visitor.send(pdf(1)), await visitor.send(pdf(1))];
    await rm(join(folder, 'incoming', lost));
    await truncate(join(folder, 'incoming', short), 100);
    const { files } = started();
    await round(files);
    for (const id of [lost, short]) assert.equal((await visitor.state(id)).refusal, 'damaged');
  });

  it('bytes that no document needs any more are removed', async () => {
    const { files, arrive } = started();
    const visitor = await arrive();
    const settled = await visitor.send(pdf(1));
    const half = idIn((await visitor.announce(100)).headers.get('location'));
    await files.idle();
    for (const name of [settled, 'of-no-document']) await writeFile(join(folder, 'incoming', name), 'left');
    await round(started().files);
    const left = await readdir(join(folder, 'incoming'));
    assert.deepEqual(
      [settled, 'of-no-document', half].map((name) => left.includes(name)),
      [false, false, true],
    );
  });

  it('a document taken away while it was looked at leaves nothing', async () => {
    let go = (): void => {};
    const looking = new Promise<'clean'>((resolve) => {
      go = () => resolve('clean');
    });
    const { files, arrive } = started({ antivirus: () => looking });
    const visitor = await arrive();
    const id = await visitor.send(pdf(1));
    assert.equal((await visitor.ask('DELETE', `uploads/${id}`)).status, 204);
    go();
    await files.idle();
    await round(files);
    for (const place of ['incoming', 'kept']) assert.equal((await readdir(join(folder, place))).includes(id), false);
    assert.equal((await stores.documents.deletedIds()).includes(id), false);
  });
});

describe('on PostgreSQL', { skip: noPostgres }, () => {
  it('of twenty documents announced at once an application has as many as it may, in every round', async (t) => {
    const server = await testPostgres();
    const postgres = openPostgres(await server.newDatabase());
    t.after(async () => {
      await postgres.close();
      await server.close();
    });
    await migrate(postgres);
    const { documents } = storesOf(postgres);
    for (let nth = 0; nth < 20; nth += 1) {
      const announced = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          documents.add({ id: `${nth}-${index}`, draft: `draft-${nth}`, purpose: 'cv', name: 'cv.pdf', size: 10 }),
        ),
      );
      assert.equal(announced.filter((added) => added === 'added').length, documentLimits.count);
      assert.equal(announced.filter((added) => added === 'full').length, 20 - documentLimits.count);
      const same = await Promise.all(
        Array.from({ length: 20 }, () =>
          documents.add({ id: `same-${nth}`, draft: `same-${nth}`, purpose: 'cv', name: 'cv.pdf', size: 10 }),
        ),
      );
      assert.deepEqual(same.sort(), ['added', ...Array.from({ length: 19 }, () => 'known')]);
    }
    await postgres.query("delete from document where draft = 'draft-0'");
    assert.equal((await documents.deletedIds()).length, documentLimits.count);
  });
});
