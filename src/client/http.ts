import { parse, type GenericSchema, type InferOutput } from 'valibot';

import type { Query } from './page-scope.ts';

/** What an answer has to be; one that is loaded late is awaited beside the answer. */
export type SchemaSource<S extends GenericSchema> = S | (() => Promise<S>);

/** What was answered, inside the contract; or throws. */
export const parseAnswer = async <S extends GenericSchema>(schema: SchemaSource<S>, data: unknown): Promise<InferOutput<S>> =>
  parse(typeof schema === 'function' ? await schema() : schema, data);

/**
 * Requests to the gateway whose responses are checked against their schema. Fails with `GatewayError` only. `token` is that of a
 * session, where one is needed.
 */
export interface Http {
  get<S extends GenericSchema>(
    path: string,
    schema: SchemaSource<S>,
    query: Query,
    signal?: AbortSignal,
    token?: string,
  ): Promise<InferOutput<S>>;
  /** Sends fields, once and never again by itself. `idempotencyKey` is sent as `Idempotency-Key`: whoever sends it again uses the same. */
  post<S extends GenericSchema>(
    path: string,
    schema: S,
    fields: Query,
    idempotencyKey: string,
    signal?: AbortSignal,
    token?: string,
  ): Promise<InferOutput<S>>;
  /** Where a path is, with the key and the element in it. */
  address(path: string): string;
  /** The network, for a protocol of its own. */
  send: typeof fetch;
}

/** A request to the gateway, and how often it may be sent again. */
export interface GatewayRequest {
  url: string;
  /** Sends it; `signal` takes it back. */
  send: (signal: AbortSignal) => Promise<Response>;
  /** How many times it is sent again where it failed on the way: 0 for whatever is not a question. */
  retries: number;
  signal: AbortSignal | undefined;
}

/** What proxies answer for a gateway that they do not reach: it passes by itself. */
export const passingStatuses: readonly number[] = [502, 504];
