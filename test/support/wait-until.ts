import { waitUntil as waitFor } from '@open-wc/testing';

type WaitOptions = NonNullable<Parameters<typeof waitFor>[2]>;

/** Waits for a condition, as long as a machine may need that does something else beside: how fast a page is, no test says. */
export const waitUntil = (condition: Parameters<typeof waitFor>[0], message?: string, options: WaitOptions = {}): Promise<void> =>
  waitFor(condition, message, { timeout: 20_000, ...options });
