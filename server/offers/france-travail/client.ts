import { setTimeout as passing } from 'node:timers/promises';

import { SourceBusy, SourceFailed } from '../source.ts';
import { breaker } from './breaker.ts';
import { type Answer, callApi, Hiccup } from './call.ts';
import { healthOf } from './health.ts';
import { quotaOf } from './quota.ts';
import { tokenOf, type TokenSettings } from './token.ts';

export interface FranceTravailSettings {
  /** Where the API's paths begin, without a slash at the end: `https://api.francetravail.io/partenaire/offresdemploi`. */
  apiUrl: string;
  /** Calls a second that the application may make. */
  perSecond: number;
  token: TokenSettings;
}

/** Only one call in so many is made again: an API in trouble must not get more calls than one that is well. */
const callsForOneMore = 10;
/** The longest wait before it, in milliseconds. */
const longestPause = 300;

/** Asks France Travail's API, within its quota and with its token. */
export const clientOf = ({ apiUrl, perSecond, token: tokenSettings }: FranceTravailSettings) => {
  const token = tokenOf(tokenSettings);
  const quota = quotaOf({ perSecond });
  const health = healthOf();
  const circuit = breaker();
  /** How many calls may be made again: a tenth for each that was made. */
  let spare = 0;

  const callWith = async (bearer: string, path: string): Promise<Answer> => {
    await quota.turn();
    try {
      return await health.watch(() => callApi(apiUrl + path, bearer));
    } catch (error) {
      if (error instanceof SourceBusy) quota.close(error.retryAfter);
      throw error;
    }
  };

  /** With a token that is refused in the middle of its life, once more with another. */
  const call = async (path: string): Promise<Answer> => {
    const bearer = await token.get();
    const answer = await callWith(bearer, path);
    if (answer.status !== 401) return answer;
    token.drop(bearer);
    const again = await callWith(await token.get(), path);
    if (again.status === 401) throw new SourceFailed('France Travail refuses every token that it gives');
    return again;
  };

  /** Once more after what may have passed, where there have been calls enough. */
  const callAgain = async (path: string): Promise<Answer> => {
    spare = Math.min(callsForOneMore, spare + 1 / callsForOneMore);
    try {
      return await call(path);
    } catch (error) {
      if (!(error instanceof Hiccup) || spare < 1) throw error;
      spare -= 1;
      await passing(Math.random() * longestPause);
      return call(path);
    }
  };

  return {
    /** What an answer is read as; an answer that cannot be read is a failure of the API like others. */
    async get<T>(path: string, read: (answer: Answer) => T): Promise<T> {
      try {
        const answer = await circuit.guard(async () => read(await callAgain(path)));
        health.record('answered');
        return answer;
      } catch (error) {
        if (error instanceof SourceFailed) health.record('failed');
        throw error;
      }
    },

    isAnswering: health.isGood,
    patience: health.patience,
  };
};
