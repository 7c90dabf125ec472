import * as v from 'valibot';

import { SourceRateLimited, SourceUnavailable } from '../source.ts';
import { readAtMost } from '../../http/read-at-most.ts';

/** What the API answered; a failure is thrown instead. */
export interface ApiResponse {
  /** 200, 206 with a body; 204, 404, 410, 416 without; 400 and 401 with a message. */
  status: number;
  /** « offres 0-19/716799 ». */
  contentRange: string | null;
  body: unknown;
}

/** Failed in a way that may have passed a moment later. */
export class TransientFailure extends SourceUnavailable {}

const timeoutMs = 3_000; // ms, for an answer and all of its body
const maxBytes = 8_000_000; // bytes; 150 of the longest offers have two million
/** Seconds to wait where 429 does not say how many. */
const defaultRetryAfter = 10;

const withoutBody = [204, 404, 410, 416];
const withBody = [200, 206, 400, 401];

/** `Retry-After` in seconds: it is a number of them, or a date. */
const secondsIn = (header: string | null): number => {
  const seconds = Number(header ?? Number.NaN);
  const until = Number.isNaN(seconds) ? (Date.parse(header ?? '') - Date.now()) / 1_000 : seconds;
  return Number.isNaN(until) ? defaultRetryAfter : Math.max(1, Math.ceil(until));
};

const Coded = v.object({ codeErreur: v.pipe(v.string(), v.regex(/^\w{1,20}$/)) });

/** What is no JSON reads as nothing. */
const readJson = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
};

const receive = async (url: string, token: string) => {
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { response, body: response.body ? await readAtMost(maxBytes, response.body) : new Uint8Array() };
  } catch (error) {
    // The cause may repeat what was sent, and so is not handed on.
    if (error instanceof DOMException) throw new SourceUnavailable(`France Travail does not answer in ${timeoutMs} ms`);
    throw new TransientFailure('France Travail cannot be reached, or its answer was cut off');
  }
};

/** One call. Fails with {@link SourceRateLimited} where the API asks to wait, else with {@link SourceUnavailable}. */
export const callApi = async (url: string, token: string): Promise<ApiResponse> => {
  const { response, body } = await receive(url, token);
  const { status, headers } = response;
  const contentRange = headers.get('content-range');
  if (withoutBody.includes(status)) return { status, contentRange, body: undefined };
  if (status === 429) throw new SourceRateLimited(secondsIn(headers.get('retry-after')));
  if (!body) throw new SourceUnavailable(`France Travail answered ${status} with more than ${maxBytes} bytes`);
  const read = readJson(body);
  if ((status === 200 || status === 206) && read === undefined)
    throw new TransientFailure(`France Travail answered ${status} with something that is no JSON`);
  if (withBody.includes(status)) return { status, contentRange, body: read };
  throw new TransientFailure(`France Travail answered ${status}${v.is(Coded, read) ? ` (${read.codeErreur})` : ''}`);
};
