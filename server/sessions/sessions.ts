import { createHash, randomInt, randomUUID } from 'node:crypto';

import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { sign, verify } from 'hono/jwt';
import * as v from 'valibot';

import { Challenge, Work, type Session } from '../../src/contract/index.ts';
import type { Secrets } from '../database/secrets.ts';
import type { UsedTokenStore } from './store.ts';

const minute = 60_000;

/** How long a session lasts, how long its token still opens the next one, and how long a challenge may be worked on (ms). */
const lifetimes = { session: 15 * minute, renewal: 24 * 60 * minute, challenge: 60 * minute } as const;

export interface SessionOptions {
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Tries that a challenge takes, from and to: each is 5,000 rounds of PBKDF2, some 2 ms on a laptop, 10 on an old phone. */
  work?: readonly [number, number];
  /** Nobody fills a form in less (ms): what does is a program. */
  shortestVisit?: number;
}

const SessionClaims = v.object({
  use: v.picklist(['session', 'action']),
  id: v.string(),
  draft: v.string(),
  partner: v.string(),
  /** When the first session of this draft was opened, and when this token ends; milliseconds since 1970. */
  opened: v.number(),
  ends: v.number(),
});
export type SessionClaims = v.InferOutput<typeof SessionClaims>;

/** What a draft is called within: the key it was named with is the visitor's secret and is not kept. */
export const draftId = (partner: string, key: string): string => createHash('sha256').update(`${partner}\n${key}`).digest('hex');

const workIn = (text: string): unknown => {
  try {
    const work: unknown = JSON.parse(Buffer.from(text, 'base64').toString());
    return work;
  } catch {
    return undefined;
  }
};

/**
 * Sessions of fifteen minutes, each for one draft of one partner's page. The first costs some work, which a person does not
 * notice and which makes a thousand of them dear; the next are had with the one before.
 */
export const sessionService = (
  secrets: Secrets,
  usedTokens: UsedTokenStore,
  { now = Date.now, work = [60, 180], shortestVisit = 3_000 }: SessionOptions = {},
) => {
  const key = secrets('sessions').toString('base64url');
  const workKeys = {
    hmacSignatureSecret: secrets('work').toString('base64url'),
    hmacKeySignatureSecret: secrets('work').toString('hex'),
  };

  const token = (claims: Omit<SessionClaims, 'id'>): Promise<string> => sign({ ...claims, id: randomUUID() }, key, 'HS256');

  /** What we have signed, whenever it ends. */
  const claimsOf = async (text: string): Promise<SessionClaims | undefined> => {
    const payload = await verify(text, key, { alg: 'HS256', exp: false, iat: false }).catch(() => undefined);
    return v.is(SessionClaims, payload) ? payload : undefined;
  };

  const open = async (draft: string, partner: string, opened: number): Promise<Session> => {
    const ends = now() + lifetimes.session;
    return {
      token: await token({ use: 'session', draft, partner, opened, ends }),
      expiresAt: new Date(ends).toISOString(),
      action: await token({ use: 'action', draft, partner, opened, ends }),
    };
  };

  /** What a token of this use says, while it lasts. */
  const read = async (text: string, use: SessionClaims['use']): Promise<SessionClaims | undefined> => {
    const claims = await claimsOf(text);
    return claims?.use === use && claims.ends > now() ? claims : undefined;
  };

  return {
    challenge: async (): Promise<Challenge> => {
      const [min, max] = work;
      return v.parse(
        Challenge,
        await createChallenge({
          algorithm: 'PBKDF2/SHA-256',
          cost: 5_000,
          counter: randomInt(min, max),
          deriveKey,
          expiresAt: Math.floor((now() + lifetimes.challenge) / 1_000),
          ...workKeys,
        }),
      );
    },

    /** A first session for work that is done; `undefined`: it is not, or has opened one before. */
    openWith: async (text: string, draft: string, partner: string): Promise<Session | undefined> => {
      const done = v.safeParse(Work, workIn(text));
      if (!done.success) return undefined;
      const { challenge, solution } = done.output;
      const { nonce, expiresAt } = challenge.parameters;
      if (expiresAt * 1_000 < now()) return undefined;
      const { verified } = await verifySolution({ challenge, solution, deriveKey, ...workKeys }).catch(() => ({
        verified: false,
      }));
      return verified && (await usedTokens.use(`work ${nonce}`, expiresAt * 1_000)) ? open(draft, partner, now()) : undefined;
    },

    /** The next session of the same draft. */
    renew: async (text: string, draft: string, partner: string): Promise<Session | undefined> => {
      const claims = await claimsOf(text);
      const isOurs = claims?.use === 'session' && claims.draft === draft && claims.partner === partner;
      return isOurs && claims.ends + lifetimes.renewal > now() ? open(draft, partner, claims.opened) : undefined;
    },

    session: (text: string) => read(text, 'session'),
    action: (text: string) => read(text, 'action'),

    /** Milliseconds until somebody who fills a form can have filled it. */
    tooSoon: ({ opened }: SessionClaims): number => Math.max(0, opened + shortestVisit - now()),
  };
};

export type SessionService = ReturnType<typeof sessionService>;
