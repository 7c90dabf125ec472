import type { ApplicationDraft } from '../../src/client/applications.ts';
import { GatewayError, toGatewayError } from '../../src/client/errors.ts';
import { Pace } from '../../src/client/pace.ts';
import type { Document } from '../../src/contract/index.ts';
import type { UploadMemory } from './upload-memory.ts';
import { backoff, online, type later } from './waits.ts';

/**
 * - `queued`: another file goes first
 * - `sending`: its bytes are on their way
 * - `waiting`: for the network, or for a service that has asked to be left alone; it goes on by itself
 * - `paused`: the person has stopped it
 * - `failed`: it does not go on by itself
 * - `checking`: all of it is there, the gateway looks at it
 * - `received`, `refused`: what came of that
 */
export type FileState = 'queued' | 'sending' | 'waiting' | 'paused' | 'failed' | 'checking' | 'received' | 'refused';

/** Why a file has not arrived. */
export type Trouble = GatewayError | 'unreadable';

export interface Surroundings {
  draft: ApplicationDraft;
  memory: UploadMemory;
  later: typeof later;
  /** Told of all that can be seen. */
  onChange: (file: SentFile, before: FileState) => void;
}

/** Tries in a row without a byte that arrives. */
const mostTries = 7;

/** Waits between tries, and between looks at a file that is being checked (ms). */
const betweenTries = { first: 500, most: 30_000 } as const;
const betweenLooks = { first: 150, most: 5_000 } as const;

/** Looks after which a check is said to take its time. */
const manyLooks = 3;

const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** What is wrong with the moment and not with the request: a conflict is about where the bytes go on, which is asked anew each time. */
const passing: readonly number[] = [408, 409, 423, 425, 429];

/** Whether another try may succeed by itself. */
const passes = ({ problem, retryable }: GatewayError): boolean => {
  const status = problem?.status ?? 0;
  return status >= 400 && status < 500 ? passing.includes(status) : retryable;
};

let count = 0;

/** One file on its way from the person's device to the gateway. */
export class SentFile {
  /** Tells files apart, whatever they are called. */
  readonly id = (count += 1);
  readonly file: File;
  /** `cv`, `other`, or the id of a question. */
  readonly purpose: string;
  /** Tells it from every other file of the application, and is the same when it is chosen again. */
  readonly fingerprint: string;
  /** Bytes that are safe with the gateway. */
  sent = 0;
  trouble: Trouble | undefined;
  /** What the gateway says of it. */
  document: Document | undefined;
  /** The check takes its time. */
  isLong = false;

  readonly #around: Surroundings;
  readonly #pace = new Pace();
  #state: FileState = 'queued';
  #key = newKey();
  #address: string | undefined;
  #stop = new AbortController();
  #sending: Promise<void> | undefined;
  #isRemoved = false;

  constructor(file: File, purpose: string, fingerprint: string, around: Surroundings) {
    this.file = file;
    this.purpose = purpose;
    this.fingerprint = fingerprint;
    this.#around = around;
  }

  get state(): FileState {
    return this.#state;
  }

  /** Id of the document, once it is announced. */
  get #documentId(): string {
    return this.#address ? (new URL(this.#address).pathname.split('/').at(-1) ?? '') : '';
  }

  /** Sends it, however long that takes; ends when all bytes are there, or when it does not go on by itself. */
  async send(): Promise<void> {
    const { signal } = (this.#stop = new AbortController());
    try {
      this.#sending = this.#sendAll(signal);
      await this.#sending;
      void this.look();
    } catch (error) {
      if (signal.aborted) return;
      this.#fail(error instanceof GatewayError ? error : 'unreadable');
    }
  }

  async #sendAll(signal: AbortSignal): Promise<void> {
    this.#address ??= await this.#around.memory.get(this.fingerprint);
    let [tries, safe] = [0, this.sent];
    for (;;) {
      await this.#awaitNetwork(signal);
      this.#to('sending');
      const error = await this.#attempt(signal);
      if (!error) return;
      tries = this.sent > safe ? 1 : tries + 1;
      safe = this.sent;
      this.#pace.lost();
      if (error.kind === 'missing') await this.#beginAnew();
      else if (!passes(error)) throw error;
      if (tries === mostTries) throw error;
      this.trouble = error;
      if (tries > 1 || error.retryAfter) this.#to('waiting');
      await this.#around.later(error.retryAfter * 1_000 + backoff(tries, betweenTries), signal);
    }
  }

  /** What has stopped it, if it may go on; nothing: all has arrived. */
  async #attempt(signal: AbortSignal): Promise<GatewayError | undefined> {
    const { draft, memory } = this.#around;
    const code = await import('../../src/client/uploads.ts').catch(() => undefined);
    signal.throwIfAborted();
    if (!code) return new GatewayError('offline');
    try {
      await code.sendFile(
        this.file,
        {
          draft,
          purpose: this.purpose,
          key: this.#key,
          address: this.#address,
          pace: this.#pace,
          onAddress: (address) => {
            this.#address = address;
            if (this.#isRemoved) this.#stop.abort();
            else void memory.set(this.fingerprint, address);
          },
          onProgress: (bytes) => {
            this.sent = bytes;
            this.trouble = undefined;
            this.#around.onChange(this, this.#state);
          },
        },
        signal,
      );
      return undefined;
    } catch (error) {
      if (signal.aborted || error instanceof code.UnreadableFile) throw error;
      return toGatewayError(error);
    }
  }

  async #awaitNetwork(signal: AbortSignal): Promise<void> {
    if (navigator.onLine) return;
    this.trouble = new GatewayError('offline');
    this.#to('waiting');
    await online(signal);
  }

  /** What was announced is no more: it has waited too long. */
  async #beginAnew(): Promise<void> {
    this.#address = undefined;
    this.#key = newKey();
    this.sent = 0;
    await this.#around.memory.delete(this.fingerprint);
  }

  /** Asks what the gateway thinks of it, until it has said so. */
  async look(): Promise<void> {
    const { signal } = (this.#stop = new AbortController());
    const { draft } = this.#around;
    this.sent = this.file.size;
    this.trouble = undefined;
    this.#to('checking');
    try {
      for (let [looks, failures] = [1, 0]; ; looks += 1) {
        const found = await draft.document(this.#documentId, signal).catch((error: unknown) => {
          if (signal.aborted) throw error;
          failures += 1;
          const failure = toGatewayError(error);
          if (!failure.retryable || failures === mostTries) throw failure;
          return failure;
        });
        if (!(found instanceof GatewayError)) {
          failures = 0;
          this.document = found;
          if (found.state === 'received' || found.state === 'refused') {
            this.#to(found.state);
            return;
          }
          if (looks === manyLooks) {
            this.isLong = true;
            this.#around.onChange(this, this.#state);
          }
        }
        const asked = found instanceof GatewayError ? found.retryAfter * 1_000 : 0;
        await this.#rest(asked + betweenLooks.first + backoff(looks, betweenLooks), signal);
      }
    } catch (error) {
      if (!signal.aborted) this.#fail(toGatewayError(error));
    }
  }

  #rest(milliseconds: number, signal: AbortSignal): Promise<void> {
    return navigator.onLine ? this.#around.later(milliseconds, signal) : online(signal);
  }

  /** The person stops it for now. */
  pause(): void {
    this.#stop.abort();
    this.#to('paused');
  }

  /** It waits for its turn again: the person goes on, tries again, or is back. */
  resume(): void {
    this.trouble = undefined;
    this.#to('queued');
  }

  /** The element has left the page. */
  suspend(): void {
    if (this.#state === 'sending' || this.#state === 'waiting') {
      this.#stop.abort();
      this.#to('queued');
    } else if (this.#state === 'checking') this.#stop.abort();
  }

  /** Takes it away, here and from the gateway. Resolves when the gateway has nothing of it, or after some tries. */
  async remove(): Promise<void> {
    this.#isRemoved = true;
    const { draft, memory } = this.#around;
    // What is being announced has no address yet: it is taken away as soon as it has one.
    const isUnknown = !this.#address && (this.#state === 'sending' || this.#state === 'waiting');
    if (isUnknown) await this.#sending?.catch(() => {});
    this.#stop.abort();
    await memory.delete(this.fingerprint);
    const address = this.#address;
    if (!address) return;
    const { signal } = new AbortController();
    for (let tries = 1; tries < mostTries; tries += 1) {
      if (!navigator.onLine) await online(signal);
      const error = await import('../../src/client/uploads.ts').then(
        ({ removeFile }) => removeFile(draft, address, signal).then(() => undefined, toGatewayError),
        () => new GatewayError('offline'),
      );
      if (!error || !passes(error)) return;
      await this.#rest(error.retryAfter * 1_000 + backoff(tries, betweenTries), signal);
    }
  }

  #fail(trouble: Trouble): void {
    this.trouble = trouble;
    this.#to('failed');
  }

  #to(state: FileState): void {
    const before = this.#state;
    this.#state = state;
    this.#around.onChange(this, before);
  }
}
