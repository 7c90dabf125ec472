import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { nullPrototype } from '../client/null-prototype.ts';
import type { Client } from '../client/client.ts';
import { toGatewayError, type GatewayError } from '../client/errors.ts';

/** What a run returns when there is nothing to ask yet: the task goes back to its initial state. */
export const initialState = Symbol('initial');

/** What a task needs of its element. */
export interface TaskHost extends ReactiveControllerHost {
  readonly api: Client | undefined;
  fail(error: GatewayError): void;
}

export interface TaskOptions<A extends readonly unknown[], R> {
  run: (client: Client, args: A, signal: AbortSignal) => Promise<R | typeof initialState>;
  /** The task runs again when one of these changes, by identity. */
  args: () => A;
  /** `false`: it runs only when told to. */
  auto?: boolean;
  onComplete?(value: R): void;
}

/** What to show in each state. `pending` and `error` replace an earlier value. */
export interface TaskStates<R> {
  initial?: () => unknown;
  pending?: () => unknown;
  complete?: (value: R) => unknown;
  error?: (error: GatewayError) => unknown;
}

type TaskState<R> =
  | { readonly name: 'initial' | 'pending' }
  | { readonly name: 'complete'; readonly value: R }
  | { readonly name: 'error'; readonly error: GatewayError };

/**
 * One query to the gateway, sent when its arguments change.
 *
 * It waits until the element has a client; a newer query aborts the one before; it stops when the element leaves the
 * page and runs again when it comes back; it only ever fails with a `GatewayError`, which the element reports.
 */
export class GatewayTask<const A extends readonly unknown[], R> implements ReactiveController {
  readonly #host: TaskHost;
  readonly #options: TaskOptions<A, R>;
  #state: TaskState<R> = { name: 'initial' };
  #value: R | undefined;
  /** The client and the arguments it last ran with. */
  #last: readonly [Client | undefined, A] | undefined;
  #attempt = new AbortController();
  #running: Promise<void> | undefined;
  #interrupted = false;
  #tick: ReturnType<typeof setTimeout> | undefined;

  constructor(host: TaskHost, options: TaskOptions<A, R>) {
    this.#host = host;
    this.#options = nullPrototype(options);
    host.addController(this);
  }

  get pending(): boolean {
    return this.#state.name === 'pending';
  }

  get error(): GatewayError | undefined {
    return this.#state.name === 'error' ? this.#state.error : undefined;
  }

  /** The last answer; it stays while a newer one is awaited. */
  get value(): R | undefined {
    return this.#value;
  }

  /** Resolves when the running query has completed, failed or been aborted; never rejects. */
  async settled(): Promise<void> {
    await this.#running;
  }

  /** Runs now. Resolves with the answer or the failure; never rejects. */
  run(): Promise<void> {
    return this.#start(this.#host.api, this.#options.args());
  }

  render({ initial, pending, complete, error }: TaskStates<R>): unknown {
    const state = this.#state;
    switch (state.name) {
      case 'initial':
        return initial?.();
      case 'pending':
        return pending?.();
      case 'complete':
        return complete?.(state.value);
      case 'error':
        return error?.(state.error);
    }
  }

  #start(client: Client | undefined, args: A): Promise<void> {
    return (this.#running = this.#run(client, args));
  }

  async #run(client: Client | undefined, args: A): Promise<void> {
    this.#last = [client, args];
    this.#attempt.abort();
    const attempt = (this.#attempt = new AbortController());
    this.#enter({ name: 'pending' });
    const state = await this.#outcome(client, args, attempt.signal);
    if (attempt !== this.#attempt) return; // a newer one runs
    this.#enter(state);
    try {
      if (state.name === 'error') this.#host.fail(state.error);
      else if (state.name === 'complete') this.#options.onComplete?.(state.value);
    } catch {
      // Who hears of it has no part in it.
    }
  }

  async #outcome(client: Client | undefined, args: A, signal: AbortSignal): Promise<TaskState<R>> {
    try {
      const value = client ? await this.#options.run(client, args, signal) : initialState;
      return value === initialState ? { name: 'initial' } : { name: 'complete', value };
    } catch (cause) {
      return signal.aborted ? { name: 'initial' } : { name: 'error', error: toGatewayError(cause) };
    }
  }

  #enter(state: TaskState<R>): void {
    this.#state = state;
    if (state.name === 'complete') this.#value = state.value;
    if (state.name === 'error') this.#value = undefined;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    if (this.#interrupted) void this.run();
    this.#interrupted = false;
  }

  hostUpdate(): void {
    if (this.#options.auto === false) return;
    const { api } = this.#host;
    const args = this.#options.args();
    const [client, before] = this.#last ?? [];
    if (!before || client !== api || args.some((arg, index) => !Object.is(arg, before[index]))) void this.#start(api, args);
  }

  /** While the gateway has asked to wait, what the element shows counts the seconds down. */
  hostUpdated(): void {
    clearTimeout(this.#tick);
    if (Number(this.error?.retryAt) > Date.now()) this.#tick = setTimeout(() => this.#host.requestUpdate(), 1_000);
  }

  hostDisconnected(): void {
    clearTimeout(this.#tick);
    this.#interrupted = this.pending;
    this.#attempt.abort();
  }
}
