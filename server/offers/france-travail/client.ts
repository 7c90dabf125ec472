import { setTimeout as passing } from 'node:timers/promises';

import { SourceRateLimited, SourceUnavailable } from '../source.ts';
import { apiCircuitBreaker } from './circuit-breaker.ts';
import { type ApiResponse, callApi, TransientFailure } from './call.ts';
import { healthMonitor } from './health.ts';
import { callQuota } from './quota.ts';
import { accessToken, type TokenSettings } from './token.ts';

export interface FranceTravailSettings {
  /** Where the API's paths begin, without a slash at the end: `https://api.francetravail.io/partenaire/offresdemploi`. */
  apiUrl: string;
  /** Calls a second that the application may make. */
  perSecond: number;
  token: TokenSettings;
}

/** Only one call in so many is made again: an API in trouble must not get more calls than one that is well. */
const callsPerRetry = 10;
/** The longest wait before it, in milliseconds. */
const maxDelayMs = 300;

/** Asks France Travail's API, within its quota and with its token. */
export const franceTravailClient = ({ apiUrl, perSecond, token: tokenSettings }: FranceTravailSettings) => {
  const token = accessToken(tokenSettings);
  const quota = callQuota({ perSecond });
  const health = healthMonitor();
  const circuit = apiCircuitBreaker();
  /** How many calls may be made again: a tenth for each that was made. */
  let spare = 0;

  const callWith = async (bearer: string, path: string): Promise<ApiResponse> => {
    await quota.turn();
    try {
      return await health.watch(() => callApi(apiUrl + path, bearer));
    } catch (error) {
      if (error instanceof SourceRateLimited) quota.close(error.retryAfter);
      throw error;
    }
  };

  /** With a token that is refused in the middle of its life, once more with another. */
  const call = async (path: string): Promise<ApiResponse> => {
    const bearer = await token.get();
    const answer = await callWith(bearer, path);
    if (answer.status !== 401) return answer;
    token.drop(bearer);
    const again = await callWith(await token.get(), path);
    if (again.status === 401) throw new SourceUnavailable('France Travail refuses every token that it gives');
    return again;
  };

  /** Once more after what may have passed, where there have been calls enough. */
  const callAgain = async (path: string): Promise<ApiResponse> => {
    spare = Math.min(callsPerRetry, spare + 1 / callsPerRetry);
    try {
      return await call(path);
    } catch (error) {
      if (!(error instanceof TransientFailure) || spare < 1) throw error;
      spare -= 1;
      await passing(Math.random() * maxDelayMs);
      return call(path);
    }
  };

  return {
    /** What an answer is read as; an answer that cannot be read is a failure of the API like others. */
    async get<T>(path: string, read: (answer: ApiResponse) => T): Promise<T> {
      try {
        const answer = await circuit.guard(async () => read(await callAgain(path)));
        health.record('answered');
        return answer;
      } catch (error) {
        if (error instanceof SourceUnavailable) health.record('failed');
        throw error;
      }
    },

    isAnswering: health.isGood,
    timeoutMs: health.timeoutMs,
  };
};
