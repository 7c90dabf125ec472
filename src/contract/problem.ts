import * as v from 'valibot';

/** What is wrong with one field of a request. */
export const Issue = v.object({ path: v.string(), message: v.string() });
export type Issue = v.InferOutput<typeof Issue>;

/** Problem document (RFC 9457): the only error body the gateway ever sends. */
export const Problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  /** What whoever keeps the page can do about it, in French. */
  detail: v.optional(v.string()),
  /** Support code: the same as the `X-Request-Id` header and the line in the gateway's log. */
  requestId: v.optional(v.string()),
  issues: v.optional(v.array(Issue)),
});
export type Problem = v.InferOutput<typeof Problem>;
