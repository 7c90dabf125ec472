import { lookForOffers } from '../alerts/look-for-offers.ts';
import type { LinkOf } from '../applications/announce.ts';
import type { Post } from '../webhooks/post.ts';
import { tellPrograms } from '../webhooks/tell-programs.ts';
import type { OfferSource } from '../offers/source.ts';
import { inRounds } from '../jobs/rounds.ts';
import type { Stores } from '../context/stores.ts';
import { deliver } from '../mail/deliver.ts';
import type { Transport } from '../mail/transport.ts';

/** Milliseconds between two rounds that also forget what is over. */
const hour = 3_600_000;

export interface PostmanOptions {
  stores: Stores;
  /** Where alerts look for offers. */
  offers: OfferSource;
  send: Transport;
  /** Tells the programs of employers. */
  post: Post;
  /** Where the links in mails lead: `https://emploi.example.fr`. */
  base: string;
  /** Where a file of an application can be had. */
  linkOf: LinkOf;
}

/** Forgets what is over, once an hour. */
const forgetting = ({ alerts, received, mail, audit, spent }: Stores): (() => Promise<void>) => {
  let purgedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - purgedAt < hour) return;
    for (const store of [alerts, received, mail, audit, spent]) await store.purge();
    purgedAt = performance.now();
  };
};

/**
 * Goes its rounds every few seconds: looks for new offers, sends what waits, forgets what is over. Programs are told in rounds
 * of their own: they may take their time, and mails do not wait for them. Returns how to stop it.
 */
export const startPostman = ({ stores, offers, send, post, base, linkOf }: PostmanOptions): (() => Promise<void>) => {
  const forget = forgetting(stores);
  const stopping = new AbortController();
  const stops = [
    inRounds('The mails', async () => {
      await lookForOffers(stores, base, offers);
      await deliver(stores.mail, send);
      await forget();
    }),
    inRounds('The programs of employers', () => tellPrograms({ stores, post, base, linkOf, signal: stopping.signal })),
  ];
  return async () => {
    stopping.abort();
    await Promise.all(stops.map((stop) => stop()));
  };
};
