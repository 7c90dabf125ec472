import * as v from 'valibot';

import { SourceUnavailable } from '../source.ts';

/** No token can be had. */
export class TokenUnavailable extends SourceUnavailable {}

export interface TokenSettings {
  url: string;
  clientId: string;
  clientSecret: string;
  /** Space separated. */
  scope: string;
}

const Granted = v.object({ access_token: v.pipe(v.string(), v.minLength(1)), expires_in: v.number() });
const Refused = v.object({ error: v.string() });

/** Renewed this long before its end, in milliseconds: a call under way must not outlive it. */
const margin = 30_000;
const timeoutMs = 3_000;

const askToken = async ({ url, clientId, clientSecret, scope }: TokenSettings) => {
  // In the body: France Travail answers 409 and a page of HTML to the Authorization header.
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope });
  let status: number;
  let answer: unknown;
  try {
    const response = await fetch(url, { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    status = response.status;
    answer = await response.json().catch(() => undefined);
  } catch {
    throw new TokenUnavailable('the token service does not answer');
  }
  const granted = v.safeParse(Granted, answer);
  if (status === 200 && granted.success) return granted.output;
  const refused = v.safeParse(Refused, answer);
  // Its own code only if it looks like one: an answer may repeat what it was sent.
  const code = refused.success && /^[a-z_]{1,40}$/.test(refused.output.error) ? `: ${refused.output.error}` : '';
  throw new TokenUnavailable(`the token service answered ${status}${code}`);
};

/** The access token of this application: kept until shortly before its end, asked for once however many wait. */
export const accessToken = (settings: TokenSettings, now: () => number = Date.now) => {
  let cached: { token: string; until: number } | undefined;
  let asked: Promise<string> | undefined;
  const renew = async () => {
    const { access_token: token, expires_in: seconds } = await askToken(settings);
    cached = { token, until: now() + seconds * 1000 - margin };
    return token;
  };
  return {
    get: async (): Promise<string> => {
      if (cached && now() < cached.until) return cached.token;
      return (asked ??= renew().finally(() => (asked = undefined)));
    },
    /** Refused by the API: the next caller has another, unless somebody has renewed it already. */
    drop: (token: string): void => {
      if (cached?.token === token) cached = undefined;
    },
  };
};
