import type { ApplicationDraft } from '../../../src/client/applications.ts';
import { GatewayError, toGatewayError } from '../../../src/client/errors.ts';
import { newKey } from '../../../src/client/new-key.ts';
import { Pace } from '../../../src/client/pace.ts';
import type { Document } from '../../../src/contract/index.ts';
import type { ChosenFile } from './seams.ts';
import { after, backoff, later, online } from './waits.ts';

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

/** Why a file has not arrived: `unkept`, since the device has not kept what an earlier visit chose. */
export type Trouble = GatewayError | 'unreadable' | 'unkept';

export interface Surroundings {
  draft: ApplicationDraft;
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
  /** As it can be taken up again: another object whenever something of it has changed. */
  chosen: ChosenFile;
  /** Bytes that are safe with the gateway. */
  sent = 0;
  trouble: Trouble | undefined;
  /** What the gateway says of it. */
  document: Document | undefined;
  /** The check takes its time, and nobody need wait for it: the file goes along as it is, and is looked at all the same. */
  isLong = false;

  readonly #around: Surroundings;
  readonly #pace = new Pace();
  #state: FileState = 'queued';
  #stop = new AbortController();
  #sending: Promise<void> | undefined;
  /** The gateway may know of it, though nobody has heard where. */
  #mayBeKnown = false;
  #isRemoved = false;

  constructor(chosen: ChosenFile, around: Surroundings) {
    this.chosen = chosen;
    this.#around = around;
    if (chosen.file.size > 0) return;
    this.trouble = 'unkept';
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

  get state(): FileState {
    return this.#state;
  }

  /** It goes with the application. */
  get isThere(): boolean {
    return this.#state === 'received' || (this.#state === 'checking' && this.isLong);
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
    let [tries, safe] = [0, this.sent];
    for (;;) {
      await this.#awaitNetwork(signal);
      this.#to('sending');
      const error = await this.#attempt(signal);
      if (!error) return;
      tries = this.sent > safe ? 1 : tries + 1;
      safe = this.sent;
      this.#pace.lost();
      if (error.kind === 'missing') this.#beginAnew();
      else if (!passes(error)) throw error;
      if (tries === mostTries) throw error;
      this.trouble = error;
      if (tries > 1 || error.retryAfter || !navigator.onLine) this.#to('waiting');
      await this.#rest(error, tries, betweenTries, signal);
    }
  }

  /** What has stopped it, if it may go on; nothing: all has arrived. */
  async #attempt(signal: AbortSignal): Promise<GatewayError | undefined> {
    const { draft } = this.#around;
    const code = await import('../../../src/client/uploads.ts').catch(() => undefined);
    signal.throwIfAborted();
    if (!code) return new GatewayError('offline');
    this.#mayBeKnown = true;
    try {
      await code.sendFile(
        this.file,
        {
          draft,
          purpose: this.purpose,
          key: this.chosen.key,
          address: this.#address,
          pace: this.#pace,
          onAddress: (address) => {
            if (address !== this.#address) this.#note({ address });
            if (this.#isRemoved) this.#stop.abort();
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
      const failure = toGatewayError(error);
      if (failure.problem) this.#mayBeKnown = false; // it has been refused
      return failure;
    }
  }

  async #awaitNetwork(signal: AbortSignal): Promise<void> {
    if (navigator.onLine) return;
    this.trouble = new GatewayError('offline');
    this.#to('waiting');
    await online(signal);
  }

  /** What was announced is no more: it has waited too long. */
  #beginAnew(): void {
    this.sent = 0;
    this.#note({ key: newKey(), address: undefined });
  }

  #note(change: Partial<ChosenFile>): void {
    this.chosen = { ...this.chosen, ...change };
    this.#around.onChange(this, this.#state);
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
        await this.#rest(found instanceof GatewayError ? found : undefined, looks, betweenLooks, signal);
      }
    } catch (error) {
      if (!signal.aborted) this.#fail(toGatewayError(error));
    }
  }

  /** As long as the gateway has asked for, and then a while; without a network, until there is one. */
  async #rest(
    error: GatewayError | undefined,
    tries: number,
    wait: typeof betweenTries | typeof betweenLooks,
    signal: AbortSignal,
  ): Promise<void> {
    if (error?.retryAfter) await after(error.retryAfter * 1_000, signal);
    await (navigator.onLine ? later(backoff(tries, wait), signal) : online(signal));
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
    const { draft } = this.#around;
    if (!this.#address && this.#mayBeKnown) await this.#learnAddress();
    this.#stop.abort();
    const address = this.#address;
    if (!address) return;
    const { signal } = new AbortController();
    for (let tries = 1; tries < mostTries; tries += 1) {
      if (!navigator.onLine) await online(signal);
      const error = await import('../../../src/client/uploads.ts').then(
        ({ removeFile }) => removeFile(draft, address, signal).then(() => undefined, toGatewayError),
        () => new GatewayError('offline'),
      );
      if (!error || !passes(error)) return;
      await this.#rest(error, tries, betweenTries, signal);
    }
  }

  /** What is being announced is let go on until it has an address; what was stopped meanwhile is announced again, and is the same. */
  async #learnAddress(): Promise<void> {
    if (this.#stop.signal.aborted) this.#sending = this.#sendAll((this.#stop = new AbortController()).signal);
    await this.#sending?.catch(() => {});
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
