import type { GenericSchema, InferOutput } from 'valibot';

import { errorFromResponse } from './errors.ts';
import { parseAnswer, passingStatuses, type GatewayRequest, type SchemaSource } from './http.ts';
import { lazyModule } from './lazy-module.ts';

const loadRetry = lazyModule(() => import('./retry.ts'));

/** How long an answer may take in all, in milliseconds. */
const timeoutMs = 10_000;
/** After how many of these milliseconds ky takes over. */
const aloneMs = 3_000;

const read = async (answer: Promise<Response>) => {
  const response = await answer;
  if (passingStatuses.includes(response.status)) return undefined;
  const data: unknown = await response.clone().json();
  return { response, data };
};

/**
 * The answer to a request, as `schema` has it. The first attempt does without ky: only one that fails on the way, that cannot be
 * read or that takes more than three seconds goes on under its care, so that few visitors load it.
 */
export const request = async <S extends GenericSchema>(
  schema: SchemaSource<S>,
  options: GatewayRequest,
): Promise<InferOutput<S>> => {
  const { send, signal } = options;
  const attempt = new AbortController();
  signal?.throwIfAborted();
  signal?.addEventListener('abort', () => attempt.abort());
  const begun = Date.now();
  const answer = (async () => send(attempt.signal))();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), aloneMs);
  });
  const soon = await Promise.race([read(answer), late]).catch(() => undefined);
  clearTimeout(timer);
  signal?.throwIfAborted();
  if (soon) {
    if (!soon.response.ok) throw errorFromResponse(soon.response, soon.data);
    return parseAnswer(schema, soon.data);
  }
  const retry = await loadRetry();
  return retry.goOn(schema, options, { answer, attempt, timeoutMs: timeoutMs - (Date.now() - begun) });
};
