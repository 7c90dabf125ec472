import type { ReactiveController } from 'lit';

import type { Client } from '../client/client.ts';
import type { GatewayError } from '../client/errors.ts';
import { randomId } from '../client/random-id.ts';
import { GatewayTask, initialState, type TaskHost } from './gateway-task.ts';

/** A request that was submitted and has no receipt. */
export interface PendingSubmission<T> {
  request: T;
  /** When it was submitted (ms since 1970). */
  at: number;
  /** It was sent and may have arrived; otherwise there was no network. */
  mayHaveArrived: boolean;
}

/**
 * - `idle`: nothing is submitted, or the fields say what is wrong with it
 * - `pending`: it is on its way
 * - `waiting`: there is no network; it is sent as soon as there is
 * - `unknown`: it was sent, and may have arrived
 * - `conflict`: an earlier request has arrived under the same key, and this one, which differs, has not
 * - `rejected`: it has not been stored
 * - `done`: there is a receipt
 */
export type SubmissionState = 'idle' | 'pending' | 'waiting' | 'unknown' | 'conflict' | 'rejected' | 'done';

export interface SubmissionOptions<T, R> {
  /** Sends a request. The gateway stores what comes again under the same `Idempotency-Key` once, and answers with the same receipt. */
  send: (client: Client, request: T, key: string, signal: AbortSignal) => Promise<R>;
  onReceipt?: (receipt: R) => void;
  /** The gateway has not taken the request as it is (`invalid`). Returns whether the fields say why. */
  onInvalid?: (error: GatewayError) => boolean;
  onChange?: () => void;
}

/**
 * A write to the gateway: however often it is tried, and whatever became of an attempt, it is stored once, since all attempts carry one
 * key. Without a network it waits for it; what was interrupted by the end of a visit is taken up at the next.
 */
export class Submission<T, R> implements ReactiveController {
  readonly #host: TaskHost;
  readonly #options: SubmissionOptions<T, R>;
  readonly #task: GatewayTask<readonly [], R>;
  #key: string;
  #request: T | undefined;
  #receipt: R | undefined;
  /** The first request whose outcome nobody knows: it may have arrived, whatever has been changed since. */
  #unknown: T | undefined;
  #submittedAt = 0;
  #resumable: PendingSubmission<T> | undefined;
  #isWaiting = false;
  #isShownInFields = false;

  /** `key` names what is written, beyond guessing: 128 random bits. */
  constructor(host: TaskHost, options: SubmissionOptions<T, R>, key = randomId()) {
    this.#host = host;
    this.#options = options;
    this.#key = key;
    this.#task = new GatewayTask(host, {
      auto: false,
      args: () => [] as const,
      run: (client, _args, signal) =>
        this.#request === undefined ? Promise.resolve(initialState) : options.send(client, this.#request, this.#key, signal),
      onComplete: (receipt) => {
        this.#receipt = receipt;
        options.onReceipt?.(receipt);
      },
    });
    host.addController(this);
  }

  /** The `Idempotency-Key`: one from the first draft to the receipt. */
  get key(): string {
    return this.#key;
  }

  get receipt(): R | undefined {
    return this.#receipt;
  }

  /** Why the last attempt has failed. */
  get error(): GatewayError | undefined {
    return this.#request === undefined ? undefined : this.#task.error;
  }

  get state(): SubmissionState {
    if (this.#receipt !== undefined) return 'done';
    if (this.#isWaiting) return 'waiting';
    if (this.#isSending) return 'pending';
    const { error } = this;
    if (!error || this.#isShownInFields) return 'idle';
    if (isOutcomeUnknown(error)) return 'unknown';
    return error.problem?.status === 422 && this.#unknown !== undefined ? 'conflict' : 'rejected';
  }

  /** On its way, or as soon as there is a network. */
  get isPending(): boolean {
    return this.#isSending || this.#isWaiting;
  }

  /** The task also runs to forget an earlier request. */
  get #isSending(): boolean {
    return this.#request !== undefined && this.#task.pending;
  }

  /** An earlier attempt may have arrived. */
  get mayHaveArrived(): boolean {
    return this.#unknown !== undefined;
  }

  /** What was submitted and has no receipt, to be kept for another visit. What may have arrived comes before what was changed since. */
  get pending(): PendingSubmission<T> | undefined {
    if (this.#receipt !== undefined) return undefined;
    if (this.#resumable) return this.#resumable;
    const request = this.#unknown ?? (this.isPending ? this.#request : undefined);
    const mayHaveArrived = this.#isSending || this.mayHaveArrived;
    return request === undefined ? undefined : { request, at: this.#submittedAt, mayHaveArrived };
  }

  /** What was submitted at an earlier visit: the visitor decides whether it is sent. */
  get resumable(): PendingSubmission<T> | undefined {
    return this.#resumable;
  }

  /** What is shown of the last attempt has a button of its own, which comes before the one that sends. */
  get hasOwnAction(): boolean {
    return Boolean(this.#resumable) || Boolean(this.error?.retryable && !this.isPending);
  }

  hostConnected(): void {
    addEventListener('online', this.#onOnline);
    if (this.#isSending) void this.#settle(this.#task.settled()); // interrupted when the element left the page
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onOnline);
    if (this.#isSending) this.#unknown ??= this.#request;
  }

  /** Resolves when there is a receipt, or a reason why there is none, or when it waits for the network. */
  async send(request: T): Promise<void> {
    if (this.isPending) return;
    this.#request = request;
    this.#resumable = undefined;
    this.#submittedAt = Date.now();
    await this.retry();
  }

  /** Sends the same again. */
  async retry(): Promise<void> {
    this.#isShownInFields = false;
    this.#isWaiting = !navigator.onLine;
    this.#changed();
    if (!this.#isWaiting) await this.#settle(this.#task.run());
  }

  /** Sends the last request under a key of its own, after a `conflict`: both are stored then. */
  async sendAnew(): Promise<void> {
    const request = this.#request;
    this.restart();
    if (request !== undefined) await this.send(request);
  }

  /** Asks for the receipt of the request that has arrived, after a `conflict`. */
  async fetchEarlier(): Promise<void> {
    this.#request = this.#unknown;
    await this.retry();
  }

  /** Waits for the network no more. */
  cancel(): void {
    this.#isWaiting = false;
    this.#changed();
  }

  /** Takes up what was submitted at an earlier visit, under its key. Nothing is sent before the visitor says so. */
  resume(key: string, pending: PendingSubmission<T> | undefined): void {
    this.restart(key);
    this.#resumable = pending;
    this.#unknown = pending?.mayHaveArrived ? pending.request : undefined;
    this.#submittedAt = pending?.at ?? 0;
  }

  /** The visitor would rather read it again. */
  postpone(): void {
    this.#resumable = undefined;
    this.#changed();
  }

  /** Another request begins. */
  restart(key = randomId()): void {
    this.#key = key;
    this.#request = undefined;
    this.#receipt = undefined;
    this.#unknown = undefined;
    this.#resumable = undefined;
    this.#isWaiting = false;
    this.#isShownInFields = false;
    void this.#task.run(); // with nothing to send: back to where it began
  }

  async #settle(running: Promise<void>): Promise<void> {
    await running;
    const { error } = this;
    if (error) {
      if (isOutcomeUnknown(error)) this.#unknown ??= this.#request;
      this.#isWaiting = error.kind === 'offline' && !navigator.onLine;
      this.#isShownInFields = error.kind === 'invalid' && Boolean(this.#options.onInvalid?.(error));
    }
    this.#changed();
  }

  #changed(): void {
    this.#host.requestUpdate();
    this.#options.onChange?.();
  }

  readonly #onOnline = (): void => {
    if (this.#isWaiting) void this.retry();
  };
}

/** Whether the request may have arrived although its receipt has not. A conflict that asks to wait is with itself. */
const isOutcomeUnknown = ({ kind, problem, retryAfter }: GatewayError): boolean =>
  kind === 'offline' || kind === 'timeout' || kind === 'broken' || (problem?.status === 409 && retryAfter > 0);
