import { GatewayError } from './errors.ts';

/**
 * Loads a module when it is first asked for, and once. A chunk that cannot be had is a matter of the connection, not of the service:
 * it fails as `offline`, and is requested again the next time.
 */
/* @__NO_SIDE_EFFECTS__ */
export const lazyModule = <M>(load: () => Promise<M>): (() => Promise<M>) => {
  let loading: Promise<M> | undefined;
  return () =>
    (loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw new GatewayError('offline', undefined, { cause });
    }));
};
