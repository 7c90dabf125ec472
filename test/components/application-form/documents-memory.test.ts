import { expect, waitUntil } from '@open-wc/testing';

import { SentFile } from '../../../components/application-form/document-file.ts';
import { forgiving, passingMemory, type UploadMemory } from '../../../components/application-form/upload-memory.ts';
import { applicationsOf, type ApplicationDraft } from '../../../src/client/applications.ts';
import { aFile, pdf, uploadClient, type UploadFault } from '../../support/documents.ts';

const newKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');

const draftWith = (fault: UploadFault, key = newKey()): { draft: ApplicationDraft; seen: string[] } => {
  const { client, seen } = uploadClient(fault);
  return { draft: applicationsOf(client.forElement('application-form')).draft(key), seen };
};

const sentFile = (draft: ApplicationDraft, memory: UploadMemory): SentFile =>
  new SentFile(aFile('CV.pdf', pdf(1, 200_000)), 'cv', 'one fingerprint', { draft, memory, onChange: () => {} });

const untilReceived = (file: SentFile): Promise<void> =>
  waitUntil(() => file.state === 'received', 'it should be received', { timeout: 15_000 });

describe('A file of the application form that is chosen again', function () {
  this.timeout(30_000); // each is a visit, with its session

  it('goes on where it was, after a reload too', async () => {
    const memory = passingMemory();
    const key = newKey();
    let patches = 0;
    const first = draftWith(
      ({ method }) => (method === 'PATCH' && (patches += 1) > 1 ? new Promise<Response>(() => {}) : undefined),
      key,
    );
    const begun = sentFile(first.draft, memory);
    void begun.send();
    await waitUntil(() => patches === 2, 'the second piece should be on its way', { timeout: 15_000 });
    const safe = begun.sent;
    expect(safe).to.be.above(0);
    begun.suspend();

    const offsets: (string | null)[] = [];
    const second = draftWith((request) => {
      if (request.method === 'PATCH') offsets.push(request.headers.get('upload-offset'));
      return undefined;
    }, key);
    const again = sentFile(second.draft, memory);
    void again.send();
    await untilReceived(again);
    expect(offsets[0]).to.equal(`${safe}`);
    expect(second.seen).not.to.include('POST');
  });

  it('is sent from its beginning where the device does not remember', async () => {
    const no = (): Promise<never> => Promise.reject(new DOMException('', 'InvalidStateError'));
    const { draft, seen } = draftWith(() => undefined);
    const file = sentFile(draft, forgiving({ get: no, set: no, delete: no }));
    void file.send();
    await untilReceived(file);
    expect(seen.filter((method) => method === 'POST')).to.have.length(1);
    await file.remove();
    expect(seen.at(-1)).to.equal('DELETE');
  });
});
