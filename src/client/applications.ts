import * as v from 'valibot';

import { ApplicationForm, ApplicationReceipt, Prefill, type Applicant } from '../contract/applications.ts';
import type { Client } from './client.ts';
import { GatewayError } from './errors.ts';
import type { Http } from './http.ts';
import type { Query } from './page-scope.ts';
import { createSession, type GatewaySession } from './session.ts';

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

const toFields = ({ documents, answers, ...fields }: NewApplication): Query => ({
  ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')),
  ...(documents.length && { documents: documents.join(',') }),
  ...Object.fromEntries(Object.entries(answers).map(([id, values]) => [`answer.${id}`, values.join('\n')])),
});

const Nothing = v.object({});

/** What happens to one application between its first field and its receipt. */
export interface ApplicationSession extends GatewaySession {
  /** Fails as `invalid`, with an issue for each field at fault. */
  check(step: CheckableStep, application: NewApplication, signal?: AbortSignal): Promise<void>;
  /** Sent again after a failure whose outcome nobody knows, it is stored once and gets the same receipt. */
  send(application: NewApplication, signal?: AbortSignal): Promise<ApplicationReceipt>;
}

/** `key` names the application, beyond guessing: 128 random bits. */
const createApplicationSession = (http: Http, key: string): ApplicationSession => {
  const session = createSession(http, key);
  return {
    ...session,
    check: async (step, application, signal) => {
      const { offer } = application;
      await http.post(`applications/check`, Nothing, { ...toFields(application), step, ...(offer && { offer }) }, key, signal);
    },
    send: (application, signal) =>
      session.ask(({ token, action }) =>
        http.post('applications', ApplicationReceipt, { ...toFields(application), action }, key, signal, token),
      ),
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
