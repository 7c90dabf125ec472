import * as v from 'valibot';

import { Timestamp } from './text.ts';

/**
 * Work to do before a session opens, as `altcha-lib` gives it out, does it and checks it (ALTCHA, proof of work v2). Its fields
 * go back as they came.
 */
export const Challenge = v.object({
  parameters: v.object({
    algorithm: v.string(),
    nonce: v.string(),
    salt: v.string(),
    cost: v.number(),
    keyLength: v.number(),
    keyPrefix: v.string(),
    keySignature: v.exactOptional(v.string()),
    /** Seconds since 1970. */
    expiresAt: v.number(),
  }),
  signature: v.string(),
});
export type Challenge = v.InferOutput<typeof Challenge>;

/** The work, done: sent as JSON in Base64. */
export const Work = v.object({
  challenge: Challenge,
  solution: v.object({ counter: v.number(), derivedKey: v.string() }),
});
export type Work = v.InferOutput<typeof Work>;

/** For one application, from its first file to its receipt. */
export const Session = v.object({
  /** Goes with what is sent as `Authorization: Bearer`. */
  token: v.string(),
  /** Fifteen minutes later at most: a new one is had with the old one, for a day. */
  expiresAt: Timestamp,
  /** Sends the application; serves once. */
  action: v.string(),
});
export type Session = v.InferOutput<typeof Session>;
