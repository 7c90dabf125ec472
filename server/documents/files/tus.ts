import type { Readable } from 'node:stream';

import { DataStore, Server, Upload } from '@tus/server';

import { documentLimits } from '../../../src/contract/index.ts';
import { logFailure } from '../../output/log.ts';
import { maxWaitingHours, type DocumentStore, type NewDocument, type StoredDocument } from '../store.ts';
import type { IncomingFiles } from './incoming.ts';
import { isClientDisconnect } from '../../http/client-disconnect.ts';
import { isStorageFull } from '../../database/storage-full.ts';
import { uploadLocks } from './locks.ts';
import { UploadError } from './upload-error.ts';

/** Milliseconds that a request which hangs has to save what it has, once its upload is asked for again. */
const drainTimeoutMs = 100;

const hour = 3_600_000;

const storageFull = (): UploadError => new UploadError(503, 'Storage for documents is full');

const gone = (): UploadError => new UploadError(404, 'Upload not found');

/** Uploads as the protocol's library wants them: rows of the database, and encrypted bytes in a folder. */
class UploadStore extends DataStore {
  readonly #documents: DocumentStore;
  readonly #incoming: IncomingFiles;
  readonly #room: number | null;

  override extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];

  constructor(documents: DocumentStore, incoming: IncomingFiles, room: number | null) {
    super();
    this.#documents = documents;
    this.#incoming = incoming;
    this.#room = room;
  }

  async #find(id: string): Promise<StoredDocument> {
    const document = await this.#documents.find(id);
    if (!document) throw gone();
    return document;
  }

  /** What the database knows to be safe, as far as it is there. */
  async #offset({ id, state, size, received }: StoredDocument): Promise<number> {
    return state === 'uploading' ? this.#incoming.size(id, received) : size;
  }

  override async create(upload: Upload): Promise<Upload> {
    await this.#incoming.create(upload.id);
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const document = await this.#find(id);
    const { size, name, purpose, createdAt } = document;
    return new Upload({
      id,
      size,
      offset: await this.#offset(document),
      metadata: { filename: name, purpose },
      creation_date: createdAt,
    });
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const { state, size } = await this.#find(id);
    if (state !== 'uploading') {
      stream.resume(); // nothing comes: the library lets no byte pass beyond the size
      return size;
    }
    if (!(await this.#documents.hasRoom(id, this.#room))) throw storageFull();
    return this.#incoming.append(id, offset, stream, async (safe) => {
      if (!(await this.#documents.append(id, safe))) throw gone();
    });
  }

  override async remove(id: string): Promise<void> {
    if (!(await this.#documents.remove(id))) throw new UploadError(403, 'This document belongs to a submitted application');
  }

  override getExpiration(): number {
    return maxWaitingHours * hour;
  }
}

export interface UploadHandlerOptions {
  documents: DocumentStore;
  incoming: IncomingFiles;
  /** Bytes that all documents may have that wait for their applications; without it, as many as the disk. */
  maxWaitingBytes?: number | undefined;
  /** Told of a document that has all its bytes. */
  onComplete: (id: string) => void;
  /** Told that a document is no more. */
  onRemove: () => void;
}

/**
 * Answers requests of tus 1.0 (https://tus.io/protocols/resumable-upload). A request that creates an upload comes with the
 * document it is for. `Location` is relative to the request's own address, so that it holds behind any proxy.
 */
export const uploadHandler = ({ documents, incoming, maxWaitingBytes, onComplete, onRemove }: UploadHandlerOptions) => {
  const created = new WeakMap<Request, NewDocument>();
  const server = new Server({
    path: '/uploads',
    datastore: new UploadStore(documents, incoming, maxWaitingBytes ?? null),
    locker: uploadLocks(),
    lockDrainTimeout: drainTimeoutMs,
    maxSize: documentLimits.size,
    namingFunction: (request) => created.get(request)?.id ?? '',
    getFileIdFromRequest: (request) => new URL(request.url).pathname.split('/').at(-1),
    generateUrl: (request, { id }) => `uploads/${id}${new URL(request.url).search}`,
    onUploadCreate: async (request) => {
      const document = created.get(request);
      const added = document && (await documents.add(document, maxWaitingBytes));
      if (added === 'full') throw new UploadError(422, 'Too many documents for this application');
      if (added === 'other') throw new UploadError(422, 'This Idempotency-Key was used for a different request');
      if (added === 'crowded') throw storageFull();
      return {};
    },
    onUploadFinish: async (_request, { id }) => {
      onComplete(id);
      return {};
    },
    onResponseError: (request, error) => {
      if ('status_code' in error || isClientDisconnect(error, request)) return undefined;
      logFailure('An upload failed', error);
      return isStorageFull(error) ? { status_code: 507, body: 'Insufficient storage' } : undefined;
    },
  });
  server.on('POST_TERMINATE', onRemove);
  return (request: Request, document?: NewDocument): Promise<Response> => {
    if (document) created.set(request, document);
    return server.handleWeb(request);
  };
};

export type UploadHandler = ReturnType<typeof uploadHandler>;
