import { expect } from '@open-wc/testing';

import { FileUpload } from '../../src/uploads/file-upload.ts';
import type { ChosenFile } from '../../src/uploads/chosen-file.ts';
import { applicationsOf, type ApplicationSession } from '../../src/client/applications.ts';
import { randomId } from '../../src/client/random-id.ts';
import { aFile, pdf, uploadClient, type UploadFault } from '../support/documents.ts';
import { waitUntil } from '../support/wait-until.ts';

const draftWith = (fault: UploadFault, key = randomId()): { draft: ApplicationSession; seen: string[] } => {
  const { client, seen } = uploadClient(fault);
  return { draft: applicationsOf(client.forElement('application-form')).session(key), seen };
};

const chosen = (rest: Partial<ChosenFile> = {}): ChosenFile => ({
  id: randomId(),
  file: aFile('CV.pdf', pdf(1, 200_000)),
  purpose: 'cv',
  key: randomId(),
  address: undefined,
  ...rest,
});

const sentFile = (draft: ApplicationSession, file: ChosenFile): FileUpload =>
  new FileUpload(file, { session: draft, onChange: () => {} });

const untilReceived = (file: FileUpload): Promise<void> => waitUntil(() => file.state === 'received', 'it should be received');

describe('A file that is taken up again', function () {
  this.timeout(30_000); // each is a visit, with its session

  it('goes on where it was, after a reload too', async () => {
    const key = randomId();
    let patches = 0;
    const first = draftWith(
      ({ method }) => (method === 'PATCH' && (patches += 1) > 1 ? new Promise<Response>(() => {}) : undefined),
      key,
    );
    const begun = sentFile(first.draft, chosen());
    void begun.send();
    await waitUntil(() => patches === 2, 'the second piece should be on its way');
    const safe = begun.sent;
    expect(safe).to.be.above(0);
    begun.suspend();

    const offsets: (string | null)[] = [];
    const second = draftWith((request) => {
      if (request.method === 'PATCH') offsets.push(request.headers.get('upload-offset'));
      return undefined;
    }, key);
    const again = sentFile(second.draft, begun.chosen);
    void again.send();
    await untilReceived(again);
    expect(offsets[0]).to.equal(`${safe}`);
    expect(second.seen).not.to.include('POST');
  });

  it('sends no byte again once all have arrived', async () => {
    const key = randomId();
    const before = sentFile(draftWith(() => undefined, key).draft, chosen());
    void before.send();
    await untilReceived(before);
    const { draft, seen } = draftWith(() => undefined, key);
    const again = sentFile(draft, before.chosen);
    void again.send();
    await untilReceived(again);
    expect(seen[0]).to.equal('HEAD');
    expect(seen).not.to.include('PATCH');
    expect(again.document?.id).to.equal(before.document?.id);
  });

  it('is the same document where its announcement was made and its answer lost', async () => {
    const key = randomId();
    const file = chosen();
    const ids: (string | null)[] = [];
    const note: UploadFault = (request, send) =>
      request.method === 'POST'
        ? send(request).then((answer) => {
            ids.push(answer.headers.get('location'));
            return answer;
          })
        : undefined;
    const lost = draftWith((request, send) => note(request, send)?.then(() => new Promise<Response>(() => {})), key);
    void sentFile(lost.draft, file).send();
    await waitUntil(() => ids.length === 1, 'it should be announced');
    const again = sentFile(draftWith(note, key).draft, file);
    void again.send();
    await untilReceived(again);
    expect(ids).to.have.length(2);
    expect(ids[1]).to.equal(ids[0]);
  });

  it('is sent from its beginning where the gateway no longer has it', async () => {
    const key = randomId();
    const before = sentFile(draftWith(() => undefined, key).draft, chosen());
    void before.send();
    await untilReceived(before);
    const { chosen: last } = before;
    await before.remove();
    const { draft, seen } = draftWith(() => undefined, key);
    const again = sentFile(draft, last);
    void again.send();
    await untilReceived(again);
    expect(seen.filter((method) => method === 'POST')).to.have.length(1);
    expect(again.chosen.key).not.to.equal(last.key);
    await again.remove();
    expect(seen.at(-1)).to.equal('DELETE');
  });

  it('is not sent where the device has not kept its bytes, and says so', async () => {
    const { draft, seen } = draftWith(() => undefined);
    const file = sentFile(draft, chosen({ file: aFile('CV.pdf', new Uint8Array()) }));
    expect([file.state, file.failure]).to.deep.equal(['failed', 'unkept']);
    await file.remove();
    expect(seen).to.deep.equal([]);
  });
});
