import { Document } from '../contract/applications.ts';
import { Challenge, Session } from '../contract/sessions.ts';
import { GatewayError } from './errors.ts';
import type { Http } from './http.ts';
import { lazyModule } from './lazy-module.ts';

const loadProofOfWork = lazyModule(() => import('./proof-of-work.ts'));

/** A session ends after fifteen minutes: the next one is asked for a minute before (ms). */
const sessionLifetimeMs = 14 * 60_000;

/** How often a request is repeated where the gateway asks for it. */
const maxAttempts = 6;

const delaySeconds = (seconds: number): Promise<void> => new Promise((done) => setTimeout(done, seconds * 1_000 + 50));

/** Leave to write, which a proof of work opens; it goes on without more of it as long as it is renewed in time. */
export interface GatewaySession {
  /** Opens it before it is needed. */
  prepare(): void;
  /** The token that is valid now. */
  token(): Promise<string>;
  /** Asks for another token: the one there is has been refused. */
  renew(): void;
  /** Asks with the session, and again with the next one, or later, where the gateway wants it so. */
  ask<T>(send: (session: Session) => Promise<T>): Promise<T>;
  /** How far a file is that has been announced. */
  document(id: string, signal?: AbortSignal): Promise<Document>;
  /** Where files are announced (tus 1.0), and the way there. */
  readonly uploads: { readonly address: string; readonly send: typeof fetch };
}

/** `key` names what is written in it, beyond guessing: 128 random bits. */
export const createSession = (http: Http, key: string): GatewaySession => {
  let current: Promise<Session> | undefined;
  let last: Session | undefined;
  let openedAt = 0;

  const openWithWork = async (): Promise<Session> => {
    const challenge = await http.get('sessions/challenge', Challenge, {});
    const { proofOfWork } = await loadProofOfWork();
    return http.post('sessions', Session, { work: await proofOfWork(challenge) }, key);
  };

  /** With the one before, where it still counts: it costs no work. */
  const open = async (): Promise<Session> => {
    if (!last) return openWithWork();
    try {
      return await http.post('sessions', Session, {}, key, undefined, last.token);
    } catch (error) {
      if (error instanceof GatewayError && error.problem?.status === 401) return openWithWork();
      throw error;
    }
  };

  const session = (): Promise<Session> => {
    if (current && Date.now() - openedAt < sessionLifetimeMs) return current;
    openedAt = Date.now();
    const opening = open();
    current = opening;
    opening.then(
      (opened) => (last = opened),
      () => {
        if (current === opening) current = undefined;
      },
    );
    return opening;
  };

  const renew = (): void => {
    current = undefined;
  };

  /** Seconds until the same can be sent again, where the gateway asks for it; `undefined`: it does not. */
  const retryAfterOf = (error: unknown): number | undefined => {
    if (!(error instanceof GatewayError)) return undefined;
    const { problem, retryAfter } = error;
    if (problem?.status === 401) {
      renew();
      return 0;
    }
    return retryAfter && (problem?.status === 409 || problem?.status === 425) ? retryAfter : undefined;
  };

  const ask: GatewaySession['ask'] = async (send) => {
    for (let tries = 1; ; tries += 1) {
      const opened = await session();
      try {
        return await send(opened);
      } catch (error) {
        const wait = retryAfterOf(error);
        if (wait === undefined || tries === maxAttempts) throw error;
        await delaySeconds(wait);
      }
    }
  };

  return {
    prepare: () => void session().catch(() => {}), // whoever needs it is told
    token: async () => (await session()).token,
    renew,
    ask,
    document: (id, signal) =>
      ask(({ token }) => http.get(`uploads/${encodeURIComponent(id)}/state`, Document, {}, signal, token)),
    uploads: { address: http.address('uploads'), send: http.send },
  };
};
