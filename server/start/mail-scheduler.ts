import { runAlerts } from '../alerts/run-alerts.ts';
import type { DocumentLinkFactory } from '../applications/notifications.ts';
import type { WebhookPost } from '../webhooks/safe-post.ts';
import { dispatchWebhooks } from '../webhooks/dispatcher.ts';
import type { OfferSource } from '../offers/source.ts';
import { runEvery } from '../jobs/run-every.ts';
import type { Stores } from '../context/stores.ts';
import { deliverMails } from '../mail/deliver.ts';
import type { Transport } from '../mail/transport.ts';

/** Milliseconds between two rounds that also forget what is over. */
const hour = 3_600_000;

export interface SchedulerOptions {
  stores: Stores;
  /** Where alerts look for offers. */
  offers: OfferSource;
  send: Transport;
  /** Tells the programs of employers. */
  post: WebhookPost;
  /** Where the links in mails lead: `https://emploi.example.fr`. */
  base: string;
  /** Where a file of an application can be had. */
  linkOf: DocumentLinkFactory;
}

/** Forgets what is over, once an hour. */
const hourlyPurge = ({ alerts, applications, outbox, audit, usedTokens }: Stores): (() => Promise<void>) => {
  let purgedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - purgedAt < hour) return;
    for (const store of [alerts, applications, outbox, audit, usedTokens]) await store.purge();
    purgedAt = performance.now();
  };
};

/**
 * Goes its rounds every few seconds: looks for new offers, sends what waits, forgets what is over. Programs are told in rounds
 * of their own: they may take their time, and mails do not wait for them. Returns how to stop it.
 */
export const startMailScheduler = ({ stores, offers, send, post, base, linkOf }: SchedulerOptions): (() => Promise<void>) => {
  const forget = hourlyPurge(stores);
  const stopping = new AbortController();
  const stops = [
    runEvery('The mails', async () => {
      await runAlerts(stores, base, offers);
      await deliverMails(stores.outbox, send);
      await forget();
    }),
    runEvery('The programs of employers', () => dispatchWebhooks({ stores, post, base, linkOf, signal: stopping.signal })),
  ];
  return async () => {
    stopping.abort();
    await Promise.all(stops.map((stop) => stop()));
  };
};
