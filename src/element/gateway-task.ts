import { initialState, shallowArrayEquals, Task, TaskStatus } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { nullPrototype } from '../client/null-prototype.ts';
import type { Client } from '../client/client.ts';
import { toGatewayError, type GatewayError } from '../client/errors.ts';

/** What a run returns when there is nothing to ask yet: the task goes back to its initial state. */
export { initialState };

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
  onComplete?: (value: R) => void;
}

/** What to show in each state. `pending` and `error` replace an earlier value. */
export interface TaskStates<R> {
  initial?: () => unknown;
  pending?: () => unknown;
  complete?: (value: R) => unknown;
  error?: (error: GatewayError) => unknown;
}

/**
 * One query to the gateway, sent when its arguments change.
 *
 * It waits until the element has a client; a newer query aborts the one before; it stops when the element leaves the
 * page and runs again when it comes back; it only ever fails with a `GatewayError`, which the element reports.
 */
export class GatewayTask<const A extends readonly unknown[], R> implements ReactiveController {
  readonly #task: Task<readonly [Client | undefined, A], R>;
  #running: Promise<unknown> | undefined;
  #interrupted = false;
  readonly #host: TaskHost;
  #tick: ReturnType<typeof setTimeout> | undefined;

  constructor(host: TaskHost, options: TaskOptions<A, R>) {
    const { run, args, auto = true, onComplete } = nullPrototype(options);
    this.#task = new Task<readonly [Client | undefined, A], R>(host, {
      autoRun: auto,
      args: () => [host.api, args()],
      argsEqual: ([client, before], [other, after]) => client === other && shallowArrayEquals(before, after),
      task: ([client, values], { signal }) => (this.#running = this.#run(run, client, values, signal)),
      onComplete: (value) => onComplete?.(value),
      onError: (error) => host.fail(toGatewayError(error)),
    });
    this.#host = host;
    host.addController(this);
  }

  get pending(): boolean {
    return this.#task.status === TaskStatus.PENDING;
  }

  get error(): GatewayError | undefined {
    return this.#task.status === TaskStatus.ERROR ? toGatewayError(this.#task.error) : undefined;
  }

  /** The last answer; it stays while a newer one is awaited. */
  get value(): R | undefined {
    return this.#task.value;
  }

  /** Resolves when the running query has completed, failed or been aborted; never rejects. */
  async settled(): Promise<void> {
    await this.#running?.catch(() => {});
  }

  /** Runs now. Resolves with the answer or the failure; never rejects. */
  run(): Promise<void> {
    return this.#task.run();
  }

  render({ error, ...states }: TaskStates<R>): unknown {
    return this.#task.render({ ...states, error: (cause) => error?.(toGatewayError(cause)) });
  }

  async #run(
    run: TaskOptions<A, R>['run'],
    client: Client | undefined,
    values: A,
    signal: AbortSignal,
  ): Promise<R | typeof initialState> {
    if (!client) return initialState;
    try {
      return await run(client, values, signal);
    } catch (error) {
      if (signal.aborted) return initialState;
      throw toGatewayError(error);
    }
  }

  hostConnected(): void {
    if (this.#interrupted) void this.run();
    this.#interrupted = false;
  }

  /** While the gateway has asked to wait, what the element shows counts the seconds down. */
  hostUpdated(): void {
    clearTimeout(this.#tick);
    if (Number(this.error?.retryAt) > Date.now()) this.#tick = setTimeout(() => this.#host.requestUpdate(), 1_000);
  }

  hostDisconnected(): void {
    clearTimeout(this.#tick);
    this.#interrupted = this.pending;
    this.#task.abort();
  }
}
