import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';

import { withDataFolderErrors, assertDocumentFolders } from '../../../server/database/integrity-check.ts';
import { DataFolderError } from '../../../server/database/data-folder.ts';
import { openEmbedded } from '../../../server/database/database.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { openDataFolder } from '../../../server/database/open-data-folder.ts';
import { noSmallDisk, smallDisk } from '../../support/server/full-disk.ts';
import { partnerKey } from '../../support/server/gateway.ts';
import { endAll, run, type Running } from '../../support/server/process.ts';
import { smallData } from '../../support/server/small-data.ts';

/** A command of `docs/operations.md`. */
const documented = (name: string): string => {
  const page = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
  return new RegExp(`\`\`\`sh ${name}\n([^\`]+)\`\`\``).exec(page)?.[1] ?? assert.fail(name);
};

const isOpen = (path: string): boolean => (statSync(path).mode & 0o077) !== 0;

describe('the data folder', { timeout: 900_000 }, () => {
  let root: string;
  let whole: string;
  before(async () => {
    root = mkdtempSync(join(tmpdir(), 'data-'));
    whole = await smallData(join(root, 'whole'));
  });
  after(async () => {
    await endAll();
    rmSync(root, { recursive: true });
  });

  let copies = 0;
  const copy = (): string => {
    const folder = join(root, `copy-${++copies}`);
    cpSync(whole, folder, { recursive: true });
    return folder;
  };
  const start = (folder: string): Running => run('main.ts', { PORT: '0', DATA_DIR: folder });
  const ready = async (gateway: Running): Promise<string> => (await gateway.until(/ready at (\S+)/))[1] ?? '';
  const stop = async (gateway: Running): Promise<void> => {
    gateway.kill('SIGTERM');
    assert.equal(await gateway.ended, 0);
  };
  /** What a gateway says that does not start: a sentence, and no stack. */
  const refusal = async (folder: string, script = 'main.ts', ...given: string[]): Promise<string> => {
    const gateway = run(script, { PORT: '0', DATA_DIR: folder }, ...given);
    assert.equal(await gateway.ended, 1, gateway.said());
    assert.doesNotMatch(gateway.said(), /\n +at |Error:|ready at/);
    return gateway.said();
  };
  /** Why a folder is not opened: what a gateway says that does not start, without the second that one takes to begin. */
  const openingRefusal = async (folder: string): Promise<string> => {
    const error: unknown = await withDataFolderErrors(folder, () => openDataFolder(folder, migrate)).then(
      () => assert.fail('it is opened'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof DataFolderError);
    return error.message;
  };
  const shell = (name: string, env: Readonly<Record<string, string>>): void => {
    const { status, stderr } = spawnSync('sh', ['-ec', documented(name)], { env: { ...process.env, ...env }, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  };

  it('is closed to others, what was left open too, and comes back from a back-up after a loss', async () => {
    const folder = copy();
    mkdirSync(join(folder, 'files'), { mode: 0o755 });
    chmodSync(folder, 0o755);
    assert.ok(isOpen(join(folder, 'pglite/PG_VERSION')));
    const gateway = start(folder);
    const url = await ready(gateway);
    const all = ['', ...globSync('**', { cwd: folder })].map((name) => join(folder, name));
    assert.ok(all.length > 900);
    assert.deepEqual(all.filter(isOpen), []);

    await refusesGently(url);
    await stop(gateway);

    const BACKUP = join(root, 'backup.tar.gz');
    shell('backup', { DATA_DIR: folder, BACKUP });
    rmSync(join(folder, 'pglite'), { recursive: true });
    assert.match(await refusal(folder), /The database in \S+pglite is missing.*filled.*docs\/operations\.md/);
    shell('restore', { DATA_DIR: folder, BACKUP });
    const restored = start(folder);
    const answer = await fetch(`${await ready(restored)}/v1/offers?key=${partnerKey}`);
    assert.match(await answer.text(), /"total":52\b/);
    await stop(restored);
  });

  /** A body that is refused before it has come does not cost the refusal, nor the connection. */
  const refusesGently = async (url: string): Promise<void> => {
    for (const path of [
      'applications?key=pk_live_nobody',
      'uploads/x?key=pk_live_nobody',
      `applications?key=${partnerKey}`,
      'nothing',
    ]) {
      const answer = await new Promise<string>((resolve, reject) => {
        const sent = request(`${url}/v1/${path}`, { method: 'POST', headers: { 'content-length': 24_000_000 } }, (response) => {
          void text(response).then((body) => resolve(`${response.statusCode} ${body}`), reject);
        });
        sent.on('error', reject);
        sent.write(Buffer.alloc(1_000));
        const piece = Buffer.alloc(23_999_000);
        setImmediate(() => sent.end(piece));
      });
      assert.match(answer, /^4\d\d \{/, path);
    }
  };

  const losses: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
    ['PG_VERSION', (folder) => rmSync(join(folder, 'pglite/PG_VERSION')), /is incomplete: PG_VERSION is missing/],
    ['base', (folder) => rmSync(join(folder, 'pglite/base'), { recursive: true }), /is incomplete: base is missing/],
    [
      'global and WAL',
      (folder) => ['global', 'pg_wal'].forEach((name) => rmSync(join(folder, 'pglite', name), { recursive: true })),
      /is incomplete: global, global\/pg_control, global\/pg_filenode\.map, pg_wal, the log in pg_wal is missing/,
    ],
    [
      'its content',
      (folder) => {
        rmSync(join(folder, 'pglite'), { recursive: true });
        mkdirSync(join(folder, 'pglite'));
      },
      /is incomplete/,
    ],
    ['its maps', (folder) => rmSync(join(folder, 'pglite/global/pg_filenode.map')), /is incomplete: global\/pg_filenode\.map is/],
    [
      'the maps of its tables',
      (folder) => rmSync(join(folder, 'pglite/base/5/pg_filenode.map')),
      /is incomplete: base\/5\/pg_filenode\.map is/,
    ],
    [
      'what is in its log',
      (folder) => {
        rmSync(join(folder, 'pglite/pg_wal'), { recursive: true });
        mkdirSync(join(folder, 'pglite/pg_wal'));
      },
      /is incomplete: the log in pg_wal is missing/,
    ],
    ['pg_control’s bytes', (folder) => truncateSync(join(folder, 'pglite/global/pg_control')), /does not open: it is damaged/],
    [
      'a folder',
      (folder) => {
        rmSync(join(folder, 'pglite'), { recursive: true });
        writeFileSync(join(folder, 'pglite'), '');
      },
      /is a file, and must be the folder/,
    ],
    [
      'all but documents',
      (folder) => {
        rmSync(join(folder, 'pglite'), { recursive: true });
        mkdirSync(join(folder, 'files/kept/x'), { recursive: true });
      },
      /is missing, though there was one: files\/kept is left/,
    ],
  ];
  for (const [what, lose, expected] of losses)
    it(`is refused without ${what}, and the way back is named`, async () => {
      const folder = copy();
      lose(folder);
      const said = await openingRefusal(folder);
      assert.match(said, expected);
      assert.match(said, /docs\/operations\.md/);
    });

  it('is refused where tables have lost their file', async () => {
    const folder = copy();
    for (const file of globSync('pglite/base/*/*', { cwd: folder }).filter((name) => /\/16\d+$/.test(name)))
      rmSync(join(folder, file));
    assert.match(await openingRefusal(folder), /is incomplete: .*\((?:offer|partner)\).* is missing|does not open/);
  });

  describe('with tables that are cut', () => {
    let paths: ReadonlyMap<string, string>;
    before(async () => {
      const db = await openEmbedded(join(whole, 'pglite'));
      // Rows enough for several pages, and long enough to be stored apart.
      await db.execute(`insert into offer_removed select 'x' || i from generate_series(1, 2000) i;
        insert into used_token (id, expires_at) select md5(i::text), now() from generate_series(1, 2000) i;
        insert into gateway_secret (value) values ('x');`);
      const { rows } = await db.query<{ name: string; path: string }>(
        "select oid::regclass::text as name, pg_relation_filepath(oid) as path from pg_class where relkind in ('r', 'i', 't')",
      );
      await db.close();
      paths = new Map(rows.map(({ name, path }) => [name, path]));
    });

    const cuts: readonly (readonly [table: string, size: number])[] = [
      ['partner_key', 0],
      ['gateway_secret', 0],
      ['migration', 0],
      ['partner_key_pkey', 0],
      ['mail_due', 0],
      ['offer', 8_192],
      ['used_token', 8_192],
      ['used_token', 12_000],
    ];
    const cut = (table: string, size: number): string => {
      const folder = copy();
      truncateSync(join(folder, 'pglite', paths.get(table) ?? assert.fail(table)), size);
      return folder;
    };
    const sentence = /^The database in \S+pglite (?:is incomplete|does not open): .*docs\/operations\.md.*$/m;
    for (const [table, size] of cuts)
      it(`is refused where ${table} is cut to ${size} bytes`, async () => {
        const said = await openingRefusal(cut(table, size));
        assert.match(said, sentence);
        assert.doesNotMatch(said, /Nothing was changed/);
      });

    it('is refused by the gateway and by a command, in a sentence', async () => {
      const folder = cut('partner_key', 0);
      assert.match(await refusal(folder), sentence);
      assert.match(await refusal(folder, 'cli/partners.ts', 'list'), sentence);
    });

    it('starts where tables were emptied as they should be, after a kill and after a vacuum', async () => {
      const folder = copy();
      const db = await openEmbedded(join(folder, 'pglite'));
      await db.execute('delete from used_token; truncate offer_removed');
      await db.execute('vacuum used_token');
      const { rows } = await db.query<{ size: number }>("select pg_relation_size('used_token') as size");
      assert.equal(rows[0]?.size, 0);
      await db.close();
      for (const signal of ['SIGKILL', 'SIGKILL', 'SIGTERM'] as const) {
        const gateway = start(folder);
        await ready(gateway);
        gateway.kill(signal);
        await gateway.ended;
      }
    });
  });

  it('is closed to others after a command', async () => {
    const folder = copy();
    const command = run('cli/partners.ts', { DATA_DIR: folder }, 'list');
    assert.equal(await command.ended, 0, command.said());
    assert.deepEqual(
      globSync('**', { cwd: folder }).filter((name) => isOpen(join(folder, name))),
      [],
    );
  });

  it('is refused where a folder of documents is a file', async () => {
    for (const name of ['files', 'files/incoming', 'files/kept']) {
      const folder = mkdtempSync(join(root, 'documents-'));
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), '');
      const db = { query: () => assert.fail('the database is asked') };
      await assert.rejects(assertDocumentFolders(join(folder, 'files'), db), /is a file, and must be a folder of documents/);
    }
  });

  const unusable: readonly (readonly [string, () => string, RegExp])[] = [
    [
      'a file',
      () => {
        const path = join(root, 'a-file');
        writeFileSync(path, '');
        return path;
      },
      /a part of this path is a file/,
    ],
    ['in a file', () => join(root, 'a-file/data'), /a part of this path is a file/],
    ...(process.platform === 'linux'
      ? [['where the system makes none', () => '/proc/nothere/data', /makes no folder there/] as const]
      : []),
    [
      'one whose lock is a folder',
      () => {
        const path = join(root, 'locked');
        mkdirSync(join(path, 'gateway.lock'), { recursive: true });
        return path;
      },
      /gateway\.lock in it is a folder, and must be a file: remove it/,
    ],
  ];
  for (const [what, make, expected] of unusable)
    it(`is refused in a sentence where it is ${what}`, async () => assert.match(await refusal(make()), expected));

  it('is refused in a sentence on a disk that is full, or only read', { skip: noSmallDisk }, async () => {
    const disk = smallDisk(4);
    try {
      disk.fill();
      assert.match(await refusal(disk.folder), /the disk is full/);
      disk.empty();
      assert.match(await refusal(disk.folder), /the disk is full|does not open/);
      if (disk.readOnly()) assert.match(await refusal(disk.folder), /it can be read and not written/);
    } finally {
      disk.close();
    }
  });
});
