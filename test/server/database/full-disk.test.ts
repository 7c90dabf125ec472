import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import type { App } from '../../../server/app.ts';
import { openEmbedded, type Database } from '../../../server/database/database.ts';
import { fileService } from '../../../server/documents/files/index.ts';
import { writeProbe } from '../../../server/database/storage-full.ts';
import { ephemeralSecrets } from '../../../server/database/secrets.ts';
import { GatewayError } from '../../../src/client/index.ts';
import { anApplication, newDraft, patientApp } from '../../support/server/applications.ts';
import { noSmallDisk, smallDisk } from '../../support/server/full-disk.ts';
import { origin, smallGateway } from '../../support/server/gateway.ts';
import { listening } from '../../support/server/outputs.ts';
import { until } from '../../support/server/process.ts';
import { idIn, visit } from '../../support/server/visitor.ts';

const mark = 'Zzmarque';

describe('a gateway whose disk is full', { skip: noSmallDisk, timeout: 240_000 }, () => {
  let disk: ReturnType<typeof smallDisk>;
  let db: Database;
  let app: App;
  before(async () => {
    disk = smallDisk(140);
    db = await openEmbedded(join(disk.folder, 'pglite'));
    const { stores } = await smallGateway(db);
    const secrets = ephemeralSecrets();
    const folder = join(disk.folder, 'files');
    const files = fileService({ documents: stores.documents, secrets, folder });
    app = patientApp(db, { secrets, files, canWrite: writeProbe(db, join(folder, 'incoming')) });
  });
  after(async () => {
    await db.close();
    disk.close();
  });

  const ready = async (): Promise<number> => (await app.request(`${origin}/readyz`)).status;

  it('is not ready, stores nothing, says so without a word of what was sent, and recovers', async () => {
    const draft = newDraft(app);
    const application = anApplication({ lastName: mark, message: `${mark} `.repeat(200), email: `${mark}@courriel.example` });
    const visitor = await visit(origin, async (address, init) => app.request(address, init));
    const id = idIn((await visitor.announce(400_000, `${mark}.pdf`)).headers.get('location'));
    assert.equal(await ready(), 200);
    await draft.ask(async () => undefined);
    disk.fill();

    const said = await listening(async () => {
      await until(async () => (await ready()) === 503);
      await assert.rejects(draft.send(application), (error) => {
        assert.ok(error instanceof GatewayError);
        assert.deepEqual([error.kind, error.problem?.status, error.retryAfter], ['busy', 507, 60]);
        return true;
      });
      const refused = await visitor.append(id, 0, new Uint8Array(400_000));
      assert.equal(refused.status, 507);
      assert.equal(refused.headers.get('retry-after'), '60');
      assert.match(refused.headers.get('content-type') ?? '', /^application\/problem\+json/);
    });
    assert.doesNotMatch(said, /zzmarque/i);
    assert.match(said, /code 53100/);
    assert.match(said, /code ENOSPC/);
    assert.equal((await app.request(`${origin}/healthz`)).status, 200);

    disk.empty();
    await until(async () => (await ready()) === 200);
    assert.match((await newDraft(app).send(application)).reference, /\S/);
  });

  it('is not ready on a disk that is only read', async () => {
    assert.equal(await ready(), 200);
    if (!disk.readOnly()) return;
    await until(async () => (await ready()) === 503);
  });
});
