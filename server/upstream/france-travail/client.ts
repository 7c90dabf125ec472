import { setTimeout as passing } from 'node:timers/promises';

import * as v from 'valibot';

import { SourceBusy, SourceFailed } from '../../offer-source.ts';
import { readAtMost } from '../../read-at-most.ts';
import { breaker } from './breaker.ts';
import { quotaOf } from './quota.ts';
import { tokenOf, type TokenSettings } from './token.ts';

export interface FranceTravailSettings {
  /** Where the API's paths begin, without a slash at the end: `https://api.francetravail.io/partenaire/offresdemploi`. */
  apiUrl: string;
  /** Calls a second that the application may make. */
  perSecond: number;
  token: TokenSettings;
}

/** What the API answered; a failure is thrown instead. */
export interface Answer {
  /** 200, 206 with a body; 204, 404, 410, 416 without; 400 with a message. */
  status: number;
  /** « offres 0-19/716799 ». */
  contentRange: string | null;
  body: unknown;
}

const patience = 3_000; // ms, for an answer and all of its body
const largest = 8_000_000; // bytes; 150 of the longest offers have two million
/** Seconds to wait where 429 does not say how many. */
const usualPause = 10;

/** An answer that takes longer than this is late (ms). */
const late = 1_000;

/** Only one call in so many is made again: an API in trouble must not get more calls than one that is well. */
const callsForOneMore = 10;
/** The longest wait before it, in milliseconds. */
const longestPause = 300;

const told = [204, 404, 410, 416];

/** Failed in a way that may have passed a moment later. */
class Hiccup extends SourceFailed {}

/** `Retry-After` in seconds: it is a number of them, or a date. */
const secondsIn = (header: string | null): number => {
  const seconds = Number(header ?? Number.NaN);
  const until = Number.isNaN(seconds) ? (Date.parse(header ?? '') - Date.now()) / 1_000 : seconds;
  return Number.isNaN(until) ? usualPause : Math.max(1, Math.ceil(until));
};

const Coded = v.object({ codeErreur: v.pipe(v.string(), v.regex(/^\w{1,20}$/)) });

/** Asks France Travail's API, within its quota and with its token. */
export const clientOf = ({ apiUrl, perSecond, token: tokenSettings }: FranceTravailSettings) => {
  const token = tokenOf(tokenSettings);
  const quota = quotaOf({ perSecond });
  const circuit = breaker();
  /** How many more calls may be made again, a tenth for each that was made. */
  let spare = 0;
  /** When the calls began that are still under way. */
  const underWay = new Set<{ since: number }>();
  let lastFailed = false;

  /** What came of one call. Nothing that is thrown here has seen the token. */
  const call = async (path: string, bearer: string): Promise<Answer> => {
    let status: number;
    let headers: Headers;
    let body: Uint8Array | undefined;
    try {
      const response = await fetch(`${apiUrl}${path}`, {
        headers: { authorization: `Bearer ${bearer}`, accept: 'application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      });
      ({ status, headers } = response);
      body = response.body ? await readAtMost(largest, response.body) : new Uint8Array();
    } catch (error) {
      if (error instanceof DOMException) throw new SourceFailed(`France Travail does not answer in ${patience} ms`);
      throw new Hiccup('France Travail cannot be reached, or its answer was cut off');
    }
    const contentRange = headers.get('content-range');
    if (told.includes(status)) return { status, contentRange, body: undefined };
    if (status === 429) {
      const seconds = secondsIn(headers.get('retry-after'));
      quota.close(seconds);
      throw new SourceBusy(seconds);
    }
    if (!body) throw new SourceFailed(`France Travail answered ${status} with more than ${largest} bytes`);
    let read: unknown;
    try {
      read = JSON.parse(new TextDecoder().decode(body));
    } catch {
      if (status === 200 || status === 206) throw new Hiccup(`France Travail answered ${status} with something that is no JSON`);
    }
    if (status === 200 || status === 206 || status === 400 || status === 401) return { status, contentRange, body: read };
    const code = v.is(Coded, read) ? ` (${read.codeErreur})` : '';
    throw new Hiccup(`France Travail answered ${status}${code}`);
  };

  /** With a token that is refused in the middle of its life, once more with another. */
  const callWithToken = async (path: string): Promise<Answer> => {
    for (const isLast of [false, true]) {
      const bearer = await token.get();
      await quota.turn();
      const answer = await call(path, bearer);
      if (answer.status !== 401) return answer;
      token.drop(bearer);
      if (isLast) break;
    }
    throw new SourceFailed('France Travail refuses every token that it gives');
  };

  /** Once more after what may have passed, if there have been enough calls that went well. */
  const callAgain = async (path: string): Promise<Answer> => {
    spare = Math.min(callsForOneMore, spare + 1 / callsForOneMore);
    try {
      return await callWithToken(path);
    } catch (error) {
      if (!(error instanceof Hiccup) || spare < 1) throw error;
      spare -= 1;
      await passing(Math.random() * longestPause);
      return callWithToken(path);
    }
  };

  const watched = async (path: string): Promise<Answer> => {
    const one = { since: performance.now() };
    underWay.add(one);
    try {
      const answer = await callAgain(path);
      lastFailed = false;
      return answer;
    } catch (error) {
      lastFailed = error instanceof SourceFailed;
      throw error;
    } finally {
      underWay.delete(one);
    }
  };

  return {
    /** Fails with {@link SourceBusy} or {@link SourceFailed} only. */
    get: (path: string): Promise<Answer> => circuit.guard(() => watched(path)),

    /** Whether the last call went well and none is late. */
    get isAnswering(): boolean {
      const isLate = [...underWay].some(({ since }) => performance.now() - since > late);
      return circuit.isClosed && !lastFailed && !isLate;
    },
  };
};

export type Client = ReturnType<typeof clientOf>;
