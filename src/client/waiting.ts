import { GatewayError } from './errors.ts';

/** Until when a gateway has asked not to be asked with a key, in milliseconds since 1970; by both of them. */
export type Waits = Map<string, number>;

/** Throws, and asks nothing, while the gateway has yet to be left alone. */
export const obey = (waits: Waits, to: string): void => {
  const left = Number(waits.get(to)) - Date.now();
  if (left > 0) throw new GatewayError('busy', undefined, undefined, Math.ceil(left / 1_000));
};

/** Remembers how long a failure asks to wait, and hands it on. */
export const remember = (waits: Waits, to: string, error: GatewayError): GatewayError => {
  if (error.retryAt) waits.set(to, error.retryAt);
  return error;
};
