import type { Spread } from '../statistics.ts';
import type { QueryKind } from './queries.ts';

/** What is measured: the gateway on its two databases, and what a team would pick instead. */
export const engines = ['gateway, embedded', 'SQLite FTS5', 'MiniSearch', 'gateway, PostgreSQL'] as const;
export type SearchEngine = (typeof engines)[number];

/** How many ask at once, over HTTP. */
export const clients = [1, 8, 64] as const;

/** One engine at one size; times in milliseconds. */
export interface Measured {
  /** Seconds until the first answer. */
  loading: number;
  all: Spread;
  byKind: readonly (readonly [kind: QueryKind, spread: Spread])[];
  /** Answers a second, by the number of clients that ask at once. */
  throughput: readonly (readonly [clients: number, rate: number])[];
  /** MiB that the process holds after all questions; of PostgreSQL, the gateway's part alone. */
  memory: number;
}
