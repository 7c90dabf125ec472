import type { ApplicationSession } from '../client/applications.ts';
import { GatewayError, toGatewayError } from '../client/errors.ts';
import { lazyModule } from '../client/lazy-module.ts';
import { randomId } from '../client/random-id.ts';
import { ChunkSizer } from './chunk-sizer.ts';
import type { Document } from '../contract/index.ts';
import type { ChosenFile } from './chosen-file.ts';
import { delay, backoffMs, delayOrOnline, whenOnline } from './delay.ts';

/**
 * - `queued`: another file goes first
 * - `sending`: its bytes are on their way
 * - `waiting`: for the network, or for a service that has asked to be left alone; it goes on by itself
 * - `paused`: the person has stopped it
 * - `failed`: it does not go on by itself
 * - `checking`: all of it is there, the gateway looks at it
 * - `received`, `refused`: what came of that
 */
export type UploadState = 'queued' | 'sending' | 'waiting' | 'paused' | 'failed' | 'checking' | 'received' | 'refused';

/** Why a file has not arrived: `unkept`, since the device has not kept what an earlier visit chose. */
export type UploadFailure = GatewayError | 'unreadable' | 'unkept';

export interface FileUploadOptions {
  session: ApplicationSession;
  /** Told of all that can be seen. */
  onChange: (file: FileUpload, before: UploadState) => void;
}

const loadUploads = lazyModule(() => import('./tus.ts'));

/** Tries in a row without a byte that arrives. */
const maxAttempts = 7;

/** Waits between tries, and between looks at a file that is being checked (ms). */
const retryDelays = { first: 500, most: 30_000 } as const;
const pollDelays = { first: 150, most: 5_000 } as const;

/** Looks after which a check is said to take its time. */
const slowAfterPolls = 3;

/** What is wrong with the moment and not with the request: a conflict is about where the bytes go on, which is asked anew each time. */
const transientStatuses: readonly number[] = [408, 409, 423, 425, 429];

/** Whether another try may succeed by itself. */
const isTransient = ({ problem, retryable }: GatewayError): boolean => {
  const status = problem?.status ?? 0;
  return status >= 400 && status < 500 ? transientStatuses.includes(status) : retryable;
};

let count = 0;

/** One file on its way from the person's device to the gateway. */
export class FileUpload {
  /** Tells files apart, whatever they are called. */
  readonly id = (count += 1);
  /** As it can be taken up again: another object whenever something of it has changed. */
  chosen: ChosenFile;
  /** Bytes that are safe with the gateway. */
  sent = 0;
  failure: UploadFailure | undefined;
  /** What the gateway says of it. */
  document: Document | undefined;
  /** The check takes its time, and nobody need wait for it: the file goes along as it is, and is looked at all the same. */
  isCheckSlow = false;

  readonly #options: FileUploadOptions;
  readonly #chunkSizer = new ChunkSizer();
  #state: UploadState = 'queued';
  #abort = new AbortController();
  #sending: Promise<void> | undefined;
  /** The gateway may know of it, though nobody has heard where. */
  #mayBeAnnounced = false;
  #isRemoved = false;

  constructor(chosen: ChosenFile, around: FileUploadOptions) {
    this.chosen = chosen;
    this.#options = around;
    if (chosen.file.size > 0) return;
    this.failure = 'unkept';
    this.#state = 'failed';
  }

  get file(): File {
    return this.chosen.file;
  }

  /** `cv`, `other`, or the id of a question. */
  get purpose(): string {
    return this.chosen.purpose;
  }

  get #address(): string | undefined {
    return this.chosen.address;
  }

  get state(): UploadState {
    return this.#state;
  }

  /** It goes with the application. */
  get isAttached(): boolean {
    return this.#state === 'received' || (this.#state === 'checking' && this.isCheckSlow);
  }

  /** Id of the document, once it is announced. */
  get #documentId(): string {
    return this.#address ? (new URL(this.#address).pathname.split('/').at(-1) ?? '') : '';
  }

  /** Sends it, however long that takes; ends when all bytes are there, or when it does not go on by itself. */
  async send(): Promise<void> {
    const { signal } = (this.#abort = new AbortController());
    try {
      this.#sending = this.#sendAll(signal);
      await this.#sending;
      void this.awaitCheck();
    } catch (error) {
      if (signal.aborted) return;
      this.#fail(error instanceof GatewayError ? error : 'unreadable');
    }
  }

  async #sendAll(signal: AbortSignal): Promise<void> {
    let [tries, safe] = [0, this.sent];
    for (;;) {
      await this.#awaitNetwork(signal);
      this.#setState('sending');
      const error = await this.#attempt(signal);
      if (!error) return;
      tries = this.sent > safe ? 1 : tries + 1;
      safe = this.sent;
      this.#chunkSizer.onLost();
      if (error.kind === 'missing') this.#restart();
      else if (!isTransient(error)) throw error;
      if (tries === maxAttempts) throw error;
      this.failure = error;
      if (tries > 1 || error.retryAfter || !navigator.onLine) this.#setState('waiting');
      await this.#delay(error, tries, retryDelays, signal);
    }
  }

  /** What has stopped it, if it may go on; nothing: all has arrived. */
  async #attempt(signal: AbortSignal): Promise<GatewayError | undefined> {
    const { session } = this.#options;
    const code = await loadUploads().catch(() => undefined);
    signal.throwIfAborted();
    if (!code) return new GatewayError('offline');
    this.#mayBeAnnounced = true;
    try {
      await code.uploadFile(
        this.file,
        {
          session,
          purpose: this.purpose,
          key: this.chosen.key,
          address: this.#address,
          chunkSizer: this.#chunkSizer,
          onAddress: (address) => {
            if (address !== this.#address) this.#updateChosen({ address });
            if (this.#isRemoved) this.#abort.abort();
          },
          onProgress: (bytes) => {
            this.sent = bytes;
            this.failure = undefined;
            this.#options.onChange(this, this.#state);
          },
        },
        signal,
      );
      return undefined;
    } catch (error) {
      if (signal.aborted || error instanceof code.UnreadableFileError) throw error;
      const failure = toGatewayError(error);
      if (failure.problem) this.#mayBeAnnounced = false; // it has been refused
      return failure;
    }
  }

  async #awaitNetwork(signal: AbortSignal): Promise<void> {
    if (navigator.onLine) return;
    this.failure = new GatewayError('offline');
    this.#setState('waiting');
    await whenOnline(signal);
  }

  /** What was announced is no more: it has waited too long. */
  #restart(): void {
    this.sent = 0;
    this.#updateChosen({ key: randomId(), address: undefined });
  }

  #updateChosen(change: Partial<ChosenFile>): void {
    this.chosen = { ...this.chosen, ...change };
    this.#options.onChange(this, this.#state);
  }

  /** Asks what the gateway thinks of it, until it has said so. */
  async awaitCheck(): Promise<void> {
    const { signal } = (this.#abort = new AbortController());
    const { session } = this.#options;
    this.sent = this.file.size;
    this.failure = undefined;
    this.#setState('checking');
    try {
      for (let [looks, failures] = [1, 0]; ; looks += 1) {
        const found = await session.document(this.#documentId, signal).catch((error: unknown) => {
          if (signal.aborted) throw error;
          failures += 1;
          const failure = toGatewayError(error);
          if (!failure.retryable || failures === maxAttempts) throw failure;
          return failure;
        });
        if (!(found instanceof GatewayError)) {
          failures = 0;
          this.document = found;
          if (found.state === 'received' || found.state === 'refused') {
            this.#setState(found.state);
            return;
          }
          if (looks === slowAfterPolls) {
            this.isCheckSlow = true;
            this.#options.onChange(this, this.#state);
          }
        }
        await this.#delay(found instanceof GatewayError ? found : undefined, looks, pollDelays, signal);
      }
    } catch (error) {
      if (!signal.aborted) this.#fail(toGatewayError(error));
    }
  }

  /** As long as the gateway has asked for, and then a while; without a network, until there is one. */
  async #delay(
    error: GatewayError | undefined,
    tries: number,
    wait: typeof retryDelays | typeof pollDelays,
    signal: AbortSignal,
  ): Promise<void> {
    if (error?.retryAfter) await delay(error.retryAfter * 1_000, signal);
    await (navigator.onLine ? delayOrOnline(backoffMs(tries, wait), signal) : whenOnline(signal));
  }

  /** The person stops it for now. */
  pause(): void {
    this.#abort.abort();
    this.#setState('paused');
  }

  /** It waits for its turn again: the person goes on, tries again, or is back. */
  resume(): void {
    this.failure = undefined;
    this.#setState('queued');
  }

  /** The element has left the page. */
  suspend(): void {
    if (this.#state === 'sending' || this.#state === 'waiting') {
      this.#abort.abort();
      this.#setState('queued');
    } else if (this.#state === 'checking') this.#abort.abort();
  }

  /** Takes it away, here and from the gateway. Resolves when the gateway has nothing of it, or after some tries. */
  async remove(): Promise<void> {
    this.#isRemoved = true;
    const { session } = this.#options;
    if (!this.#address && this.#mayBeAnnounced) await this.#learnAddress();
    this.#abort.abort();
    const address = this.#address;
    if (!address) return;
    const { signal } = new AbortController();
    for (let tries = 1; tries < maxAttempts; tries += 1) {
      if (!navigator.onLine) await whenOnline(signal);
      const error = await loadUploads()
        .then(({ removeUpload }) => removeUpload(session, address, signal))
        .then(() => undefined, toGatewayError);
      if (!error || !isTransient(error)) return;
      await this.#delay(error, tries, retryDelays, signal);
    }
  }

  /** What is being announced is let go on until it has an address; what was stopped meanwhile is announced again, and is the same. */
  async #learnAddress(): Promise<void> {
    if (this.#abort.signal.aborted) this.#sending = this.#sendAll((this.#abort = new AbortController()).signal);
    await this.#sending?.catch(() => {});
  }

  #fail(trouble: UploadFailure): void {
    this.failure = trouble;
    this.#setState('failed');
  }

  #setState(state: UploadState): void {
    const before = this.#state;
    this.#state = state;
    this.#options.onChange(this, before);
  }
}
