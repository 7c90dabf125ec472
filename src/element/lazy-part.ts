import type { CSSResultOrNative, ReactiveController } from 'lit';

import { GatewayTask, initialState, type TaskHost, type TaskStates } from './gateway-task.ts';

/** An element whose parts bring styles of their own. */
export interface LazyHost extends TaskHost {
  addStyles(styles: CSSResultOrNative): Promise<void>;
}

/** A module, and the styles that go with what it shows. */
export interface StyledModule {
  readonly styles: CSSResultOrNative;
}

/** Loads a module and adds its styles to the element. */
export const loadStyled = async <M extends StyledModule>(host: LazyHost, load: () => Promise<M>): Promise<M> => {
  const module = await load();
  await host.addStyles(module.styles);
  return module;
};

export interface LazyPartOptions<M, P> {
  /** See `lazyModule`. */
  load: () => Promise<M>;
  /** Whether the part is needed, from now on; asked at each update. */
  isNeeded: () => boolean;
  /** Makes the part from its module, once. */
  create: (module: M) => P;
}

/**
 * A part of an element whose code and styles are loaded when it is needed. Where the chunk cannot be had, the element reports an
 * `offline` error; it is requested again when the visitor retries and when the network is back.
 */
export class LazyPart<M extends StyledModule, P> implements ReactiveController {
  readonly #task: GatewayTask<readonly [boolean], P>;
  #isNeeded = false;
  #part: P | undefined;

  constructor(host: LazyHost, { load, isNeeded, create }: LazyPartOptions<M, P>) {
    this.#task = new GatewayTask(host, {
      args: () => [(this.#isNeeded ||= isNeeded())] as const,
      run: async (_client, [isWanted]) => {
        if (!isWanted) return initialState;
        const module = await loadStyled(host, load);
        return (this.#part ??= create(module));
      },
    });
    host.addController(this);
  }

  /** The part, once it is there. */
  get value(): P | undefined {
    return this.#part;
  }

  hostConnected(): void {
    addEventListener('online', this.#onOnline);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onOnline);
  }

  /** Loads it now, once more where that has failed. Resolves to the part, or to nothing where it cannot be had; never rejects. */
  readonly load = async (): Promise<P | undefined> => {
    this.#isNeeded = true;
    if (!this.#part) await this.#task.run();
    return this.#part;
  };

  render({ complete, ...states }: TaskStates<P>): unknown {
    return this.#part ? complete?.(this.#part) : this.#task.render(states);
  }

  readonly #onOnline = (): void => {
    if (this.#task.error) void this.load();
  };
}
