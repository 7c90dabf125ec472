import { GatewayError } from './errors.ts';

/** The address that a browser names where it could not load a module; WebKit names none, and needs none. */
const addressIn = (cause: unknown): string | undefined =>
  cause instanceof Error ? /https?:\/\/\S+/.exec(cause.message)?.[0] : undefined;

/**
 * Loads a module when it is first asked for, and once. A chunk that cannot be had is a matter of the connection, not of the service:
 * it fails as `offline`, and is requested again the next time, at an address that differs: Firefox remembers for as long as the page is
 * open that an address could not be loaded.
 */
/* @__NO_SIDE_EFFECTS__ */
export const lazyModule = <M>(load: () => Promise<M>): (() => Promise<M>) => {
  let loading: Promise<M> | undefined;
  let address: string | undefined;
  let failures = 0;
  const again = (): Promise<M> =>
    import(/* @vite-ignore */ /* webpackIgnore: true */ `${address}?${failures}`).then((module: M) => module);
  return () =>
    (loading ??= (address ? again() : load()).catch((cause: unknown) => {
      loading = undefined;
      failures += 1;
      address ??= addressIn(cause);
      throw new GatewayError('offline', undefined, { cause });
    }));
};
