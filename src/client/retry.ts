import ky, { isHTTPError, isNetworkError, isTimeoutError } from 'ky';
import type { GenericSchema, InferOutput } from 'valibot';

import { GatewayError, errorFromResponse } from './errors.ts';
import { parseAnswer, passingStatuses, type GatewayRequest, type SchemaSource } from './http.ts';

/** The first attempt, which is on its way or has failed. */
interface FirstAttempt {
  answer: Promise<Response>;
  /** Takes it back. */
  attempt: AbortController;
  /** How long each attempt may still take, in milliseconds. */
  timeoutMs: number;
}

const toFailure = (cause: unknown): unknown => {
  if (isTimeoutError(cause)) return new GatewayError('timeout', undefined, { cause });
  if (isNetworkError(cause)) return new GatewayError('offline', undefined, { cause });
  return isHTTPError(cause) ? errorFromResponse(cause.response, cause.data, { cause }) : cause;
};

/** Waits for the first attempt, and sends the request again where that failed in a way that passes by itself. */
export const goOn = async <S extends GenericSchema>(
  schema: SchemaSource<S>,
  { url, send, retries, signal }: GatewayRequest,
  { answer, attempt, timeoutMs }: FirstAttempt,
): Promise<InferOutput<S>> => {
  let first: Promise<Response> | undefined = answer;
  try {
    const data: unknown = await ky
      .get(url, {
        timeout: timeoutMs,
        // Only what passes by itself is asked again, and only questions: 429 and its `Retry-After` are for the visitor to see.
        retry: { limit: retries, methods: ['get'], statusCodes: [...passingStatuses], jitter: true },
        signal: signal ?? null,
        fetch: (request) => {
          const { signal: stop } = request instanceof Request ? request : new Request(request);
          const begun = first;
          first = undefined;
          stop.addEventListener('abort', () => attempt.abort());
          return begun ?? send(stop);
        },
      })
      .json();
    return await parseAnswer(schema, data);
  } catch (error) {
    throw toFailure(error);
  }
};
