import { createHmac } from 'node:crypto';

import type { Delivery } from './store.ts';

/** The secret that signs, as its owner is given it: `whsec_` and 24 to 64 bytes in Base64. */
const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');

/** Headers of a webhook (Standard Webhooks 1.0): `timestamp` is in seconds since 1970, when this try leaves. */
export const webhookHeaders = (id: string, secret: string, timestamp: number, body: string): Record<string, string> => ({
  'content-type': 'application/json; charset=utf-8',
  'user-agent': 'emploi-elements',
  'webhook-id': id,
  'webhook-timestamp': `${timestamp}`,
  'webhook-signature': `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
});

/** The body of a webhook, as JSON. `data`: what the resource of the subject says of it. */
export const webhookPayload = ({ event, createdAt }: Pick<Delivery, 'event' | 'createdAt'>, data: object): string =>
  JSON.stringify({ type: event, timestamp: createdAt, data });
