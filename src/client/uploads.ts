import type { FileSource, HttpRequest, HttpResponse } from 'tus-js-client';
import Upload from 'tus-js-client/lib/upload.js';

import type { ApplicationDraft } from './applications.ts';
import { bare } from './bare.ts';
import { GatewayError, refusalIn } from './errors.ts';
import type { Pace } from './pace.ts';
import { getRequest } from './page-scope.ts';

/** A request without an answer after so long is lost (ms). On the slowest network a piece of a file takes a few seconds. */
const patience = 30_000;

/** The file cannot be read any more: it was changed, moved or taken away since it was chosen. */
export class UnreadableFile extends Error {}

export interface Sending {
  draft: ApplicationDraft;
  /** `cv`, `other`, or the id of the question the file answers. */
  purpose: string;
  /** Names the file, so that it is announced once however often it is tried. */
  key: string;
  /** Where it has been announced before. */
  address: string | undefined;
  /** How large the pieces are. */
  pace: Pace;
  onAddress: (address: string) => void;
  /** Bytes that are safe with the gateway. */
  onProgress: (bytes: number) => void;
}

type Uploads = Pick<ApplicationDraft, 'inSession' | 'uploads'>;

interface Asked {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: Blob | null;
}

/** Methods that some networks let nobody use. */
const blockable: readonly string[] = ['PATCH', 'DELETE'];

/** Times that the same bytes are lost before another way is tried: fewer are a network that breaks. */
const manyLost = 3;

/** How requests pass that a network may block, as long as the page is open. */
interface Way {
  /** POST stands for these methods (tus 1.0, `X-HTTP-Method-Override`). */
  isReplaced: boolean;
  /** What was lost last, and how often. */
  lost: string;
  times: number;
}

const ways = new WeakMap<typeof fetch, Way>();

const wayOf = (send: typeof fetch): Way => {
  const way = ways.get(send) ?? { isReplaced: false, lost: '', times: 0 };
  ways.set(send, way);
  return way;
};

const replacing = ({ method, headers, ...asked }: Asked): Asked => ({
  ...asked,
  method: 'POST',
  headers: { ...headers, 'X-HTTP-Method-Override': method },
});

/** Said by something on the way: the gateway never answers so, or by a problem document. */
const isBlocked = ({ status, headers }: Response): boolean =>
  status === 405 || status === 501 || (status === 403 && !headers.get('content-type')?.includes('problem'));

/** Asks in the way that passes here, and finds out which that is. */
const passing = async (asked: Asked, way: Way, send: (asked: Asked) => Promise<Response>): Promise<Response> => {
  if (!blockable.includes(asked.method)) return send(asked);
  try {
    const answer = await send(way.isReplaced ? replacing(asked) : asked);
    way.times = 0;
    if (way.isReplaced || !isBlocked(answer)) return answer;
    const other = await send(replacing(asked));
    way.isReplaced = !isBlocked(other);
    return other;
  } catch (error) {
    // What is on the way may hang up, or answer what the page is not let read. Bytes that have arrived are not sent again.
    const lost = `${asked.url} ${asked.headers['Upload-Offset']}`;
    way.times = way.lost === lost ? way.times + 1 : 1;
    way.lost = lost;
    if (way.times >= manyLost) [way.isReplaced, way.times] = [!way.isReplaced, 0];
    throw error;
  }
};

/** One request, which fails as `GatewayError` only, or with what has stopped it. */
const exchange = async ({ uploads }: Uploads, token: string, asked: Asked, signal: AbortSignal): Promise<Response> => {
  const stop = new AbortController();
  const onAbort = (): void => stop.abort(signal.reason);
  signal.addEventListener('abort', onAbort);
  const timer = setTimeout(() => stop.abort(new GatewayError('timeout')), patience);
  try {
    signal.throwIfAborted();
    const answer = await passing(asked, wayOf(uploads.send), ({ method, url, headers, body = null }) =>
      uploads.send(
        url,
        bare<RequestInit>({
          ...getRequest(url),
          method,
          headers: bare({ ...headers, authorization: `Bearer ${token}` }),
          body,
          cache: 'no-store',
          signal: stop.signal,
        }),
      ),
    );
    if (answer.ok) return answer;
    // An answer to HEAD has no content, and those of proxies say nothing: the status is enough.
    const said: unknown = await answer.json().catch(() => ({ type: 'about:blank', title: '', status: answer.status }));
    throw refusalIn(answer, said);
  } catch (error) {
    if (error instanceof GatewayError || signal.aborted) throw error;
    throw stop.signal.aborted ? stop.signal.reason : new GatewayError('offline', undefined, { cause: error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
};

const inSession = (draft: Uploads, asked: Asked, signal: AbortSignal): Promise<Response> =>
  draft.inSession((token) => exchange(draft, token, asked, signal));

const answerOf = (response: Response): HttpResponse => ({
  getStatus: () => response.status,
  getHeader: (name) => response.headers.get(name) ?? undefined,
  getBody: () => '',
  getUnderlyingObject: () => response,
});

type Ask = (asked: Asked) => Promise<Response>;

/** A request as the library makes it. It learns of successes alone: a 401 on the way would have it begin again from nothing. */
const requestOf = (method: string, url: string, key: string, ask: Ask): HttpRequest => {
  const headers = new Map<string, string>(method === 'POST' ? [['Idempotency-Key', key]] : []);
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => void headers.set(name, value),
    getHeader: (name) => headers.get(name),
    setProgressHandler: () => {}, // bytes on their way are not safe yet
    send: async (body: unknown) =>
      answerOf(await ask({ method, url, headers: Object.fromEntries(headers), body: body instanceof Blob ? body : null })),
    abort: async () => {},
    getUnderlyingObject: () => undefined,
  };
};

/** Pieces are read before they are sent: what cannot be read would look like a network that fails. */
const sourceOf = (file: Blob): FileSource => ({
  size: file.size,
  slice: async (start, end) => {
    const piece = await file
      .slice(start, end)
      .arrayBuffer()
      .catch((cause: unknown) => {
        throw new UnreadableFile('', { cause });
      });
    return { value: new Blob([piece]), done: end >= file.size };
  },
  close: () => {},
});

const causeOf = (error: Error): unknown => ('causingError' in error && error.causingError) || error;

/**
 * Sends what the gateway has not of a file, by tus 1.0, in one go: the first thing that goes wrong ends it, and it is called again
 * to go on. Fails as `GatewayError`, as `UnreadableFile`, or with the reason of the signal.
 */
export const sendFile = (file: File, sending: Sending, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const { draft, purpose, key, address, pace, onAddress, onProgress } = sending;
    const ask: Ask = async (asked) => {
      const begun = performance.now();
      const answer = await inSession(draft, asked, signal);
      if (asked.method === 'PATCH') options.chunkSize = pace.took(performance.now() - begun);
      return answer;
    };
    const options = bare({
      endpoint: draft.uploads.address,
      uploadUrl: address ?? null,
      metadata: { filename: file.name, purpose },
      chunkSize: pace.bytes,
      retryDelays: null,
      protocol: 'tus-v1',
      fingerprint: () => Promise.resolve(''),
      fileReader: { openFile: () => Promise.resolve(sourceOf(file)) },
      httpStack: { createRequest: (method: string, url: string) => requestOf(method, url, key, ask), getName: () => 'fetch' },
      onUploadUrlAvailable: () => {
        if (upload.url) onAddress(upload.url);
      },
      onProgress,
      onSuccess: () => resolve(),
      onError: (error: Error) => {
        const cause = causeOf(error);
        const isKnown = cause instanceof GatewayError || cause instanceof UnreadableFile;
        // Otherwise it is an answer that the protocol does not know.
        reject(isKnown ? cause : new GatewayError('broken', undefined, { cause }));
      },
    });
    const upload = new Upload(file, options);
    signal.addEventListener('abort', () => {
      void upload.abort();
      reject(new DOMException('', 'AbortError'));
    });
    upload.start();
  });

/** Takes a file away from the gateway. One that is not there is none to take away. */
export const removeFile = async (draft: Uploads, address: string, signal: AbortSignal): Promise<void> => {
  try {
    await inSession(draft, { method: 'DELETE', url: address, headers: { 'Tus-Resumable': '1.0.0' } }, signal);
  } catch (error) {
    if (!(error instanceof GatewayError && error.kind === 'missing')) throw error;
  }
};
