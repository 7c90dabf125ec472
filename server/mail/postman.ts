import { lookForOffers } from '../alerts/look-for-offers.ts';
import type { OfferSource } from '../offer-source.ts';
import type { Stores } from '../stores/index.ts';
import { deliver } from './deliver.ts';
import type { Transport } from './transport.ts';

/** Milliseconds between two rounds, and between two that also forget what is over. */
const pause = 15_000;
const hour = 3_600_000;

export interface PostmanOptions {
  stores: Stores;
  /** Where alerts look for offers. */
  offers: OfferSource;
  send: Transport;
  /** Where the links in mails lead: `https://emploi.example.fr`. */
  base: string;
}

/** Goes its round every few seconds: looks for new offers, sends what waits, forgets what is over. Returns how to stop it. */
export const startPostman = ({ stores, offers, send, base }: PostmanOptions): (() => Promise<void>) => {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let purgedAt = Number.NEGATIVE_INFINITY;
  const round = async (): Promise<void> => {
    try {
      await lookForOffers(stores, base, offers);
      await deliver(stores.mail, send);
      if (performance.now() - purgedAt < hour) return;
      await stores.alerts.purge();
      await stores.mail.purge();
      purgedAt = performance.now();
    } catch (error) {
      if (!isStopped) console.error('The mails could not be seen to:', error);
    }
  };
  let current = Promise.resolve();
  const next = (): void => {
    if (isStopped) return;
    current = round().then(() => {
      if (!isStopped) timer = setTimeout(next, pause).unref();
    });
  };
  timer = setTimeout(next, 0).unref();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    return current;
  };
};
