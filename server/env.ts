import type { Logos } from './logos.ts';
import type { Stores } from './stores/index.ts';

/** What every handler finds in its context. */
export interface Env {
  Variables: { stores: Stores; logos: Logos; requestId: string };
}
