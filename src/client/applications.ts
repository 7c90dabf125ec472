import * as v from 'valibot';

import { ApplicationForm, ApplicationReceipt, Challenge, Document, Prefill, Session, type Applicant } from '../contract/index.ts';
import type { Client } from './client.ts';
import { GatewayError } from './errors.ts';
import type { Http } from './http.ts';
import type { Query } from './page-scope.ts';

/** What a person fills in. Ids of documents are those the uploads were given. */
export interface NewApplication extends Applicant {
  offer?: string;
  message?: string;
  documents: readonly string[];
  /** Answers to the employer's questions, by their ids: one value, or several of `choices`. */
  answers: Readonly<Record<string, readonly string[]>>;
  keepLonger?: boolean;
  /** Of a draft that an earlier release has sent: the same again has to have it too. */
  copy?: boolean;
  /** The field that nobody sees. */
  topic?: string;
}

/** The parts of an application that can be checked by themselves. */
export type CheckableStep = 'applicant' | 'answers';

/** A session ends after fifteen minutes: the next one is asked for a minute before (ms). */
const sessionLifetimeMs = 14 * 60_000;

/** How often one sending is repeated where the gateway asks for it. */
const maxAttempts = 6;

const delaySeconds = (seconds: number): Promise<void> => new Promise((done) => setTimeout(done, seconds * 1_000 + 50));

const toFields = ({ documents, answers, ...fields }: NewApplication): Query => ({
  ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')),
  ...(documents.length && { documents: documents.join(',') }),
  ...Object.fromEntries(Object.entries(answers).map(([id, values]) => [`answer.${id}`, values.join('\n')])),
});

const Nothing = v.object({});

/** What happens to one application between its first field and its receipt. */
export interface ApplicationSession {
  /** Opens the session before it is needed. */
  prepare(): void;
  /** The token of a session that is open now. */
  token(): Promise<string>;
  /** Opens the next session: the one there is has been refused. */
  renew(): void;
  /** Fails as `invalid`, with an issue for each field at fault. */
  check(step: CheckableStep, application: NewApplication, signal?: AbortSignal): Promise<void>;
  /** Sent again after a failure whose outcome nobody knows, it is stored once and gets the same receipt. */
  send(application: NewApplication, signal?: AbortSignal): Promise<ApplicationReceipt>;
  /** How far a file is. */
  document(id: string, signal?: AbortSignal): Promise<Document>;
  /** Asks with the token of a session, and again with the next one where the gateway wants another. */
  inSession<T>(ask: (token: string) => Promise<T>): Promise<T>;
  /** Where files are announced (tus 1.0), and the way there. */
  readonly uploads: { readonly address: string; readonly send: typeof fetch };
}

/** `key` names the application, beyond guessing: 128 random bits. */
const createApplicationSession = (http: Http, key: string): ApplicationSession => {
  let current: Promise<Session> | undefined;
  let last: Session | undefined;
  let openedAt = 0;

  const openSession = async (): Promise<Session> => {
    const challenge = await http.get('sessions/challenge', Challenge, {});
    const { proofOfWork } = await import('./proof-of-work.ts');
    return http.post('sessions', Session, { work: await proofOfWork(challenge) }, key);
  };

  /** With the one before, where it still counts: it costs no work. */
  const nextSession = async (): Promise<Session> => {
    if (!last) return openSession();
    try {
      return await http.post('sessions', Session, {}, key, undefined, last.token);
    } catch (error) {
      if (error instanceof GatewayError && error.problem?.status === 401) return openSession();
      throw error;
    }
  };

  const session = (): Promise<Session> => {
    if (current && Date.now() - openedAt < sessionLifetimeMs) return current;
    openedAt = Date.now();
    const opening = nextSession();
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

  /** Asks with a session, and with the next one where the gateway wants another. */
  const withSession = async <T>(ask: (session: Session) => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      const opened = await session();
      try {
        return await ask(opened);
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
    check: async (step, application, signal) => {
      const { offer } = application;
      await http.post(`applications/check`, Nothing, { ...toFields(application), step, ...(offer && { offer }) }, key, signal);
    },
    send: (application, signal) =>
      withSession(({ token, action }) =>
        http.post('applications', ApplicationReceipt, { ...toFields(application), action }, key, signal, token),
      ),
    document: (id, signal) =>
      withSession(({ token }) => http.get(`uploads/${encodeURIComponent(id)}/state`, Document, {}, signal, token)),
    inSession: (ask) => withSession(({ token }) => ask(token)),
    uploads: { address: http.address('uploads'), send: http.send },
  };
};

/** What the application form asks the gateway for. It comes with that element, not with all. */
export const applicationsOf = ({ http }: Client) => ({
  /** Fails as `missing` where the offer is not there (404), takes no applications here (404), or no more (410). */
  form: async (offer?: string, signal?: AbortSignal): Promise<ApplicationForm> => {
    // Without HTTPS anybody on the way could read what is typed, and browsers do not do the work that a session costs.
    if ('isSecureContext' in globalThis && !globalThis.isSecureContext) throw new GatewayError('refused');
    return http.get('applications/form', ApplicationForm, offer ? { offer } : {}, signal);
  },
  /** Who applies, from a token that the partner's site has signed. Fails as `invalid` where it has not, or not any more. */
  prefill: (token: string, signal?: AbortSignal): Promise<Prefill> =>
    http.post('applications/prefill', Prefill, { token }, 'prefill', signal),
  session: (key: string): ApplicationSession => createApplicationSession(http, key),
});
