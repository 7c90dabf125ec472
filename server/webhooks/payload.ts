import { createHmac } from 'node:crypto';

import { replyPageUrl, type DocumentLinks } from '../applications/mails.ts';
import type { Delivery } from './store.ts';
import type { Application } from '../applications/store.ts';

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

const applicationPayload = (application: Application, base: string, links: DocumentLinks) => ({
  keptUntil: application.retainedUntil,
  applicant: {
    firstName: application.firstName,
    lastName: application.lastName,
    email: application.email,
    phone: application.phone,
  },
  message: application.message,
  answers: application.questionAnswers.map(({ question: { id, label, kind }, values }) => ({ id, label, kind, values })),
  documents: application.documents.map(({ id, name, purpose, state, kind, size, pages, checksum, warnings }) => ({
    id,
    name,
    purpose,
    state,
    kind,
    size,
    pages,
    checksum,
    warnings,
    url: links.get(id) ?? null,
  })),
  answerUrl: replyPageUrl(base, application),
});

/** What a program is told, as JSON. Of an application that was taken back, which it was and no more. */
export const webhookPayload = (
  { event, createdAt }: Pick<Delivery, 'event' | 'createdAt'>,
  application: Application,
  base: string,
  links: DocumentLinks,
): string => {
  const { reference, isTest: test, offer, offerTitle, createdAt: receivedAt, withdrawnAt } = application;
  return JSON.stringify({
    type: event,
    timestamp: createdAt,
    data: {
      reference,
      test,
      receivedAt,
      offer: offer === null ? null : { id: offer, title: offerTitle },
      ...(event === 'application.withdrawn' ? { withdrawnAt } : applicationPayload(application, base, links)),
    },
  });
};
