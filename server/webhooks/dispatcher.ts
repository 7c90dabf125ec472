import type { Delivery, DeliveryStore } from './store.ts';
import type { WebhookPost } from './safe-post.ts';
import { webhookPayload, webhookHeaders } from './payload.ts';

export interface DispatchOptions {
  deliveries: DeliveryStore;
  post: WebhookPost;
  /** `data` of the webhook, read when it leaves. `undefined`: its subject is no more. */
  dataOf: (delivery: Delivery) => Promise<object | undefined>;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Ends what is under way; it is sent again later, under the same id. */
  signal?: AbortSignal;
}

/** Programs that are posted to at the same time: one that is slow does not hold up the others. */
const atOnce = 4;

/** Why a program has not accepted a webhook; `undefined`: it has. */
const send = async (
  delivery: Delivery,
  { post, dataOf, now = Date.now, signal = new AbortController().signal }: DispatchOptions,
): Promise<string | undefined> => {
  const data = await dataOf(delivery);
  if (!data) return undefined;
  const { id, url, secret } = delivery;
  const body = webhookPayload(delivery, data);
  try {
    const status = await post(url, webhookHeaders(id, secret, Math.floor(now() / 1_000), body), body, signal);
    return status >= 200 && status < 300 ? undefined : `HTTP ${status}`;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
};

/**
 * What asking again does not change: a program that wants no more webhooks (RFC 9110, 410 Gone), and an address that
 * is not written to before somebody mends it. Other refusals, 401 or 404 say, end as soon as the program is mended.
 */
const final = new Set(['HTTP 410', 'EPRIVATE', 'EINSECURE']);

/**
 * Sends the webhooks that are due. A program that does not accept one is left alone until the next run, and tried again
 * later. What is given up is kept, and shown in the inbox.
 */
export const dispatchWebhooks = async (options: DispatchOptions): Promise<void> => {
  const { deliveries, signal } = options;
  const failing = new Set<string>();
  const next = async (): Promise<Delivery | undefined> => (signal?.aborted ? undefined : deliveries.take([...failing]));
  const work = async (): Promise<void> => {
    for (let delivery = await next(); delivery; delivery = await next()) {
      const { id, recruiter, attempts } = delivery;
      const reason = await send(delivery, options);
      if (reason === undefined) await deliveries.markDelivered(id);
      else if (!signal?.aborted) {
        failing.add(recruiter);
        const isGivenUp = await deliveries.recordFailure(id, reason, final.has(reason));
        console.error(
          `Webhook ${id} was not taken by the program of ${recruiter} (${reason}), attempt ${attempts}${isGivenUp ? ', and is given up' : ''}`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
};
