import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { logFailure } from '../../output/log.ts';
import type { Secrets } from '../../database/secrets.ts';
import type { DocumentStore } from '../store.ts';
import { fileCipher, decrypt } from './cipher.ts';
import type { Antivirus } from '../clamd.ts';
import { inspectionWorker as threadExaminer, type InspectionWorker } from '../inspection-worker.ts';
import { incomingFiles } from './incoming.ts';
import { documentProcessor } from '../processor.ts';
import { uploadHandler } from './tus.ts';
import { folderObjectStore, type ObjectStore } from './object-store.ts';

/** Documents that are inspected at the same time. */
const concurrency = 2;

export interface FileOptions {
  documents: DocumentStore;
  secrets: Secrets;
  /** Where files are, encrypted, while they come in and afterwards. Gateways that share a database share it too. */
  folder: string;
  /** Where they are kept, if not in the folder. */
  objects?: ObjectStore | undefined;
  antivirus?: Antivirus | undefined;
  /** What examines them, if not a thread of its own. */
  worker?: InspectionWorker;
  /** Bytes that all documents may have that wait for their applications; without it, as many as the disk. */
  maxWaitingBytes?: number | undefined;
}

/** Documents as they are uploaded, inspected, stored and deleted. */
export const fileService = ({
  documents,
  secrets,
  folder,
  objects = folderObjectStore(join(folder, 'kept')),
  antivirus,
  worker = threadExaminer(),
  maxWaitingBytes,
}: FileOptions) => {
  const cipher = fileCipher(secrets);
  const incoming = incomingFiles(join(folder, 'incoming'), cipher);
  const inspect = documentProcessor({ documents, incoming, objects, cipher, worker, antivirus });
  const waiting = new Set<string>();
  const busy = new Map<string, Promise<void>>();

  const inspectNext = (): void => {
    for (const id of waiting) {
      if (busy.size >= concurrency) return;
      if (busy.has(id)) continue;
      waiting.delete(id);
      const work = inspect(id)
        .catch((error: unknown) => logFailure(`Document ${id} could not be checked`, error))
        .finally(() => {
          busy.delete(id);
          inspectNext();
        });
      busy.set(id, work);
    }
  };

  /** Removes what is left of documents that are no more. One that is being inspected waits: its bytes may yet be stored. */
  const forget = async (): Promise<void> => {
    for (const id of await documents.deletedIds()) {
      if (busy.has(id)) continue;
      await Promise.all([incoming.remove(id), objects.remove(id)]);
      await documents.confirmDeleted(id);
    }
  };

  /** Removes incoming bytes that a crash has left behind: their document is settled, or no more. */
  const sweep = async (): Promise<void> => {
    for (const id of await incoming.ids()) {
      const document = await documents.find(id);
      if (document?.state !== 'uploading' && document?.state !== 'checking') await incoming.remove(id);
    }
  };
  let isSwept = false;

  return {
    /** Answers a request of the upload protocol. */
    upload: uploadHandler({
      documents,
      incoming,
      maxWaitingBytes,
      onComplete: (id) => {
        waiting.add(id);
        inspectNext();
      },
      onRemove: () => void forget().catch((error: unknown) => logFailure('A document could not be removed', error)),
    }),

    /**
     * What is kept of a document, in clear; `undefined`: nothing is. Read to its end once before any of it is given out, so that it fails
     * with `IntegrityError` as a whole; a store that alters it only then ends the chunks with that.
     */
    async read(id: string): Promise<AsyncIterable<Uint8Array> | undefined> {
      const open = async (): Promise<AsyncIterable<Uint8Array> | undefined> => {
        const kept = await objects.get(id);
        return kept && decrypt(kept, cipher('kept', id));
      };
      for await (const chunk of (await open()) ?? []) void chunk;
      return open();
    },

    /** Inspects what is not inspected yet, after a crash say, and deletes what is over. */
    async round(): Promise<void> {
      await documents.purge();
      await forget();
      if (!isSwept) await sweep();
      isSwept = true;
      for (const id of await documents.pendingIds()) waiting.add(id);
      inspectNext();
    },

    /** Waits until all inspections are done, those that are queued too. */
    async idle(): Promise<void> {
      while (busy.size > 0) await Promise.all(busy.values());
    },

    /** Waits until the inspections that run are done; the rest is for the next start. */
    async stop(): Promise<void> {
      waiting.clear();
      await Promise.all(busy.values());
    },
  };
};

/** Where the files of gateways are that are only tried out, once one of them has any. */
let passingFolder: string | undefined;

/** Files that last as long as the process, in a folder of the system's. */
export const ephemeralFiles = (documents: DocumentStore, secrets: Secrets): Files => {
  if (!passingFolder) {
    const folder = join(tmpdir(), `emploi-elements-${randomUUID()}`);
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    passingFolder = folder;
  }
  return fileService({ documents, secrets, folder: join(passingFolder, randomUUID()) });
};

export type Files = ReturnType<typeof fileService>;
