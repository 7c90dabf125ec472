import { logFailure } from '../output/log.ts';
import type { DocumentStore, Findings, StoredDocument } from './store.ts';
import { piecesOf, type Bytes } from './files/bytes.ts';
import { Altered, sealed, sealedSize, type Cipher } from './files/cipher.ts';
import type { Antivirus } from './clamd.ts';
import type { Examiner } from './examiner.ts';
import type { IncomingFiles } from './files/incoming.ts';
import type { Vault } from './files/vault.ts';

/** How often the checks of a document may begin and come to no end, because the gateway ended. */
const mostBegun = 5;

export interface InspectOptions {
  documents: DocumentStore;
  incoming: IncomingFiles;
  vault: Vault;
  cipher: Cipher;
  examiner: Examiner;
  antivirus: Antivirus | undefined;
}

const refusedBecause = (reason: Findings['refusal'], checksum: string | null): Findings => ({
  refusal: reason,
  kind: null,
  pages: null,
  checksum,
  scanned: reason === 'infected' ? true : null,
  warnings: [],
});

/** A document in memory, which is no larger than `documentLimits.size`. */
const inMemory = (file: Buffer): Bytes => ({ size: file.length, read: async (start, end) => file.subarray(start, end) });

/**
 * Looks at a document that has arrived, and keeps it or refuses it. Can be done again from the beginning, however far it came
 * before; what fails on our side, the antivirus say, is thrown, and the document stays `checking`.
 */
export const inspector = ({ documents, incoming, vault, cipher, examiner, antivirus }: InspectOptions) => {
  const keep = async (id: string, kept: Buffer): Promise<void> =>
    vault.put(id, sealedSize(kept.length), sealed(piecesOf(inMemory(kept)), cipher('kept', id)));

  const findings = async ({ id, name }: StoredDocument, bytes: Bytes, begun: number): Promise<Findings> => {
    try {
      const file = await bytes.read(0, bytes.size);
      if (file.length < bytes.size) return refusedBecause('damaged', null);
      const examined = begun > mostBegun ? examiner.pass(file, name) : await examiner.examine(file, name);
      const { checksum, refusal } = examined;
      if (refusal) return refusedBecause(refusal, checksum);
      const { kind, pages, warnings, kept } = examined.seen;
      if (antivirus && (await antivirus(piecesOf(inMemory(file)))) === 'infected') return refusedBecause('infected', checksum);
      await keep(id, kept);
      return { refusal: null, kind, pages, checksum, scanned: antivirus ? true : null, warnings: [...warnings] };
    } catch (error) {
      if (!(error instanceof Altered)) throw error;
      logFailure(`Document ${id} was altered before it was looked at: it is to be sent again`);
      return refusedBecause('damaged', null);
    }
  };

  return async (id: string): Promise<void> => {
    const begun = await documents.begin(id);
    if (!begun) return;
    try {
      const found = await incoming.open(id, begun.document.size, (bytes) => findings(begun.document, bytes, begun.times));
      // No file: lost with its disk, or seen to by another gateway, which has then said so.
      const isSettled = await documents.settle(id, found ?? refusedBecause('damaged', null));
      if (!isSettled && !(await documents.find(id))) await vault.remove(id); // taken away meanwhile
      await incoming.remove(id);
    } catch (error) {
      await documents.ended(id);
      throw error;
    }
  };
};
