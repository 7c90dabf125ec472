import type { FileSource, HttpRequest, HttpResponse } from 'tus-js-client';
import Upload from 'tus-js-client/lib/upload.js';

import { nullPrototype } from '../client/null-prototype.ts';
import { GatewayError, errorFromResponse } from '../client/errors.ts';
import type { ChunkSizer } from './chunk-sizer.ts';
import { getRequestInit } from '../client/page-scope.ts';
import type { GatewaySession } from '../client/session.ts';

/** A request without an answer after so long is lost (ms). On the slowest network a chunk takes a few seconds. */
const timeoutMs = 30_000;

/** The file cannot be read any more: it was changed, moved or taken away since it was chosen. */
export class UnreadableFileError extends Error {}

export interface UploadOptions {
  session: UploadSession;
  /** `cv`, `other`, or the id of the question the file answers. */
  purpose: string;
  /** Names the file, so that it is announced once however often it is tried. */
  key: string;
  /** Where it has been announced before. */
  address: string | undefined;
  /** Decides how large the chunks are. */
  chunkSizer: ChunkSizer;
  onAddress: (address: string) => void;
  /** Bytes that are safe with the gateway. */
  onProgress: (bytes: number) => void;
}

type UploadSession = Pick<GatewaySession, 'ask' | 'uploads'>;

interface UploadRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: Blob | null;
}

/** Methods that some networks let nobody use. */
const overridable: readonly string[] = ['PATCH', 'DELETE'];

/** Times that the same bytes are lost before another way is tried: fewer are a network that breaks. */
const maxLosses = 3;

/** How requests pass that a network may block, as long as the page is open. */
interface MethodOverride {
  /** POST stands for these methods (tus 1.0, `X-HTTP-Method-Override`). */
  isActive: boolean;
  /** What was lost last, and how often. */
  lastLost: string;
  losses: number;
}

const overrides = new WeakMap<typeof fetch, MethodOverride>();

const overrideFor = (send: typeof fetch): MethodOverride => {
  const override = overrides.get(send) ?? { isActive: false, lastLost: '', losses: 0 };
  overrides.set(send, override);
  return override;
};

const withOverride = ({ method, headers, ...request }: UploadRequest): UploadRequest => ({
  ...request,
  method: 'POST',
  headers: { ...headers, 'X-HTTP-Method-Override': method },
});

/** Said by something on the way: the gateway never answers so, or by a problem document. */
const isBlocked = ({ status, headers }: Response): boolean =>
  status === 405 || status === 501 || (status === 403 && !headers.get('content-type')?.includes('problem'));

/** Asks in the way that passes here, and finds out which that is. */
const sendOverridable = async (
  request: UploadRequest,
  override: MethodOverride,
  send: (request: UploadRequest) => Promise<Response>,
): Promise<Response> => {
  if (!overridable.includes(request.method)) return send(request);
  try {
    const answer = await send(override.isActive ? withOverride(request) : request);
    override.losses = 0;
    if (override.isActive || !isBlocked(answer)) return answer;
    const other = await send(withOverride(request));
    override.isActive = !isBlocked(other);
    return other;
  } catch (error) {
    // What is on the way may hang up, or answer what the page is not let read. Bytes that have arrived are not sent again.
    const lost = `${request.url} ${request.headers['Upload-Offset']}`;
    override.losses = override.lastLost === lost ? override.losses + 1 : 1;
    override.lastLost = lost;
    if (override.losses >= maxLosses) [override.isActive, override.losses] = [!override.isActive, 0];
    throw error;
  }
};

/** One request, which fails as `GatewayError` only, or with what has stopped it. */
const sendAuthorized = async (
  { uploads }: UploadSession,
  token: string,
  request: UploadRequest,
  signal: AbortSignal,
): Promise<Response> => {
  const stop = new AbortController();
  const onAbort = (): void => stop.abort(signal.reason);
  signal.addEventListener('abort', onAbort);
  const timer = setTimeout(() => stop.abort(new GatewayError('timeout')), timeoutMs);
  try {
    signal.throwIfAborted();
    const answer = await sendOverridable(request, overrideFor(uploads.send), ({ method, url, headers, body = null }) =>
      uploads.send(
        url,
        nullPrototype<RequestInit>({
          ...getRequestInit(url),
          method,
          headers: nullPrototype({ ...headers, authorization: `Bearer ${token}` }),
          body,
          cache: 'no-store',
          signal: stop.signal,
        }),
      ),
    );
    if (answer.ok) return answer;
    // An answer to HEAD has no content, and those of proxies say nothing: the status is enough.
    const said: unknown = await answer.json().catch(() => ({ type: 'about:blank', title: '', status: answer.status }));
    throw errorFromResponse(answer, said);
  } catch (error) {
    if (error instanceof GatewayError || signal.aborted) throw error;
    throw stop.signal.aborted ? stop.signal.reason : new GatewayError('offline', undefined, { cause: error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
};

const requestInSession = (session: UploadSession, request: UploadRequest, signal: AbortSignal): Promise<Response> =>
  session.ask(({ token }) => sendAuthorized(session, token, request, signal));

const toHttpResponse = (response: Response): HttpResponse => ({
  getStatus: () => response.status,
  getHeader: (name) => response.headers.get(name) ?? undefined,
  getBody: () => '',
  getUnderlyingObject: () => response,
});

type SendRequest = (request: UploadRequest) => Promise<Response>;

/** A request as the library makes it. It learns of successes alone: a 401 on the way would have it begin again from nothing. */
const toHttpRequest = (method: string, url: string, key: string, ask: SendRequest): HttpRequest => {
  const headers = new Map<string, string>(method === 'POST' ? [['Idempotency-Key', key]] : []);
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => void headers.set(name, value),
    getHeader: (name) => headers.get(name),
    setProgressHandler: () => {}, // bytes on their way are not safe yet
    send: async (body: unknown) =>
      toHttpResponse(await ask({ method, url, headers: Object.fromEntries(headers), body: body instanceof Blob ? body : null })),
    abort: async () => {},
    getUnderlyingObject: () => undefined,
  };
};

/** Chunks are read before they are sent: a file that cannot be read would look like a network failure. */
const toFileSource = (file: Blob): FileSource => ({
  size: file.size,
  slice: async (start, end) => {
    const piece = await file
      .slice(start, end)
      .arrayBuffer()
      .catch((cause: unknown) => {
        throw new UnreadableFileError('', { cause });
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
export const uploadFile = (file: File, sending: UploadOptions, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const { session, purpose, key, address, chunkSizer, onAddress, onProgress } = sending;
    const ask: SendRequest = async (request) => {
      const begun = performance.now();
      const answer = await requestInSession(session, request, signal);
      if (request.method === 'PATCH') options.chunkSize = chunkSizer.onSent(performance.now() - begun);
      return answer;
    };
    const options = nullPrototype({
      endpoint: session.uploads.address,
      uploadUrl: address ?? null,
      metadata: { filename: file.name, purpose },
      chunkSize: chunkSizer.bytes,
      retryDelays: null,
      protocol: 'tus-v1',
      fingerprint: () => Promise.resolve(''),
      fileReader: { openFile: () => Promise.resolve(toFileSource(file)) },
      httpStack: { createRequest: (method: string, url: string) => toHttpRequest(method, url, key, ask), getName: () => 'fetch' },
      onUploadUrlAvailable: () => {
        if (upload.url) onAddress(upload.url);
      },
      onProgress,
      onSuccess: () => resolve(),
      onError: (error: Error) => {
        const cause = causeOf(error);
        const isKnown = cause instanceof GatewayError || cause instanceof UnreadableFileError;
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
export const removeUpload = async (session: UploadSession, address: string, signal: AbortSignal): Promise<void> => {
  try {
    await requestInSession(session, { method: 'DELETE', url: address, headers: { 'Tus-Resumable': '1.0.0' } }, signal);
  } catch (error) {
    if (!(error instanceof GatewayError && error.kind === 'missing')) throw error;
  }
};
