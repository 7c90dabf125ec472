import { createHash } from 'node:crypto';

import { logFailure } from '../log.ts';
import type { DocumentStore, Findings, StoredDocument } from '../stores/documents.ts';
import { piecesOf, type Bytes } from './bytes.ts';
import { look, type Look } from './checks/look.ts';
import { keptOf, sizeOf } from './checks/pieces.ts';
import { Refused } from './checks/refused.ts';
import { Altered, sealed, sealedSize, type Cipher } from './cipher.ts';
import type { Antivirus } from './clamd.ts';
import type { IncomingFiles } from './incoming.ts';
import type { Vault } from './vault.ts';

export interface InspectOptions {
  documents: DocumentStore;
  incoming: IncomingFiles;
  vault: Vault;
  cipher: Cipher;
  antivirus: Antivirus | undefined;
}

const refusedBecause = (reason: Findings['refusal'], checksum: string | null): Findings => ({
  refusal: reason,
  kind: null,
  pages: null,
  checksum,
  scanned: reason === 'infected' ? true : null,
});

const checksumOf = async (bytes: Bytes): Promise<string> => {
  const hash = createHash('sha256');
  let length = 0;
  for await (const piece of piecesOf(bytes)) {
    hash.update(piece);
    length += piece.length;
  }
  if (length < bytes.size) throw new Refused('damaged');
  return hash.digest('hex');
};

/**
 * Looks at a document that has arrived, and keeps it or refuses it. Can be done again from the beginning, however far it came
 * before; what fails on our side, the antivirus say, is thrown, and the document stays `checking`.
 */
export const inspector = ({ documents, incoming, vault, cipher, antivirus }: InspectOptions) => {
  const keep = async (id: string, bytes: Bytes, { parts }: Look): Promise<void> =>
    vault.put(id, sealedSize(sizeOf(parts)), sealed(keptOf(bytes, parts), cipher('kept', id)));

  const findings = async ({ id, name }: StoredDocument, bytes: Bytes): Promise<Findings> => {
    let checksum: string | null = null;
    try {
      checksum = await checksumOf(bytes);
      const seen = await look(bytes, name);
      if (antivirus && (await antivirus(piecesOf(bytes))) === 'infected') throw new Refused('infected');
      await keep(id, bytes, seen);
      return { refusal: null, kind: seen.kind, pages: seen.pages, checksum, scanned: antivirus ? true : null };
    } catch (error) {
      if (error instanceof Refused) return refusedBecause(error.reason, checksum);
      if (error instanceof Altered) {
        logFailure(`Document ${id} was altered before it was looked at: it is to be sent again`);
        return refusedBecause('damaged', null);
      }
      throw error;
    }
  };

  return async (id: string): Promise<void> => {
    const document = await documents.find(id);
    if (document?.state !== 'checking') return;
    const found = await incoming.open(id, document.size, (bytes) => findings(document, bytes));
    // No file: lost with its disk, or seen to by another gateway, which has then said so.
    const isSettled = await documents.settle(id, found ?? refusedBecause('damaged', null));
    if (!isSettled && !(await documents.find(id))) await vault.remove(id); // taken away meanwhile
    await incoming.remove(id);
  };
};
