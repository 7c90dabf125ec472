import { logFailure } from '../output/log.ts';
import type { DocumentStore, Findings, StoredDocument } from './store.ts';
import { chunksOf, type ByteSource } from './files/byte-source.ts';
import { IntegrityError, encrypt, encryptedSize, type FileCipher } from './files/cipher.ts';
import type { Antivirus } from './clamd.ts';
import type { InspectionWorker } from './inspection-worker.ts';
import type { IncomingFiles } from './files/incoming.ts';
import type { ObjectStore } from './files/object-store.ts';

/** How often the checks of a document may begin and come to no end, because the gateway ended. */
const maxAttempts = 5;

export interface ProcessorOptions {
  documents: DocumentStore;
  incoming: IncomingFiles;
  objects: ObjectStore;
  cipher: FileCipher;
  worker: InspectionWorker;
  antivirus: Antivirus | undefined;
}

const rejectedFindings = (reason: Findings['refusal'], checksum: string | null): Findings => ({
  refusal: reason,
  kind: null,
  pages: null,
  checksum,
  scanned: reason === 'infected' ? true : null,
  warnings: [],
});

/** A document in memory, which is no larger than `documentLimits.size`. */
const inMemory = (file: Buffer): ByteSource => ({ size: file.length, read: async (start, end) => file.subarray(start, end) });

/**
 * Looks at a document that has arrived, and keeps it or refuses it. Can be done again from the beginning, however far it came
 * before; what fails on our side, the antivirus say, is thrown, and the document stays `checking`.
 */
export const documentProcessor = ({ documents, incoming, objects, cipher, worker, antivirus }: ProcessorOptions) => {
  const keep = async (id: string, kept: Buffer): Promise<void> =>
    objects.put(id, encryptedSize(kept.length), encrypt(chunksOf(inMemory(kept)), cipher('kept', id)));

  const findings = async ({ id, name }: StoredDocument, bytes: ByteSource, attempt: number): Promise<Findings> => {
    try {
      const file = await bytes.read(0, bytes.size);
      if (file.length < bytes.size) return rejectedFindings('damaged', null);
      const examined = attempt > maxAttempts ? worker.skip(file, name) : await worker.inspect(file, name);
      const { checksum, refusal } = examined;
      if (refusal) return rejectedFindings(refusal, checksum);
      const { kind, pages, warnings, kept } = examined.seen;
      if (antivirus && (await antivirus(chunksOf(inMemory(file)))) === 'infected') return rejectedFindings('infected', checksum);
      await keep(id, kept);
      return { refusal: null, kind, pages, checksum, scanned: antivirus ? true : null, warnings: [...warnings] };
    } catch (error) {
      if (!(error instanceof IntegrityError)) throw error;
      logFailure(`Document ${id} was altered before it was looked at: it is to be sent again`);
      return rejectedFindings('damaged', null);
    }
  };

  return async (id: string): Promise<void> => {
    const started = await documents.startInspection(id);
    if (!started) return;
    try {
      const found = await incoming.open(id, started.document.size, (bytes) =>
        findings(started.document, bytes, started.attempts),
      );
      // No file: lost with its disk, or seen to by another gateway, which has then said so.
      const isSettled = await documents.recordFindings(id, found ?? rejectedFindings('damaged', null));
      if (!isSettled && !(await documents.find(id))) await objects.remove(id); // taken away meanwhile
      await incoming.remove(id);
    } catch (error) {
      await documents.resetInspection(id);
      throw error;
    }
  };
};
