import type { FoundOffer } from '../../src/contract/index.ts';
import { logFailure } from '../output/log.ts';
import { toOfferSearch } from '../offers/to-offer-search.ts';
import { type OfferSource, SourceRateLimited, SourceUnavailable, InvalidSearch } from '../offers/source.ts';
import type { Alert } from './store.ts';
import type { Stores } from '../context/stores.ts';
import { newOffersMail } from './mails.ts';

/** How long ago an offer may have been published: it may come here days later, and the gateway may have been stopped for a while. */
const publishedWithin = { day: 7, week: 14 } as const;

/** What came in the last minutes waits for the next time (ms): an import that is still going on may have begun before others. */
const settlingMs = 10 * 60_000;

/** What has come here since the alert last looked; the first twenty. */
const newOffers = async (
  alert: Alert,
  until: string,
  stores: Stores,
  source: OfferSource,
): Promise<{ offers: FoundOffer[]; more: boolean } | undefined> => {
  const [partner, search] = await Promise.all([stores.partners.find(alert.partner), toOfferSearch(alert.criteria, stores)]);
  if (!partner || !search) return undefined;
  const published = publishedWithin[alert.frequency];
  const page = await source.search({ published, ...search, sort: 'date', within: partner });
  if (page.keptSince !== null) throw new SourceUnavailable('what is kept of the source does not tell what is new');
  const added = await source.addedBetween(page.items, alert.checkedUntil, until);
  const offers = page.items.filter(({ id }) => added.has(id));
  return { offers, more: page.next !== null && offers.length === page.items.length };
};

/**
 * Looks once for each alert that is due and puts a mail into the outbox where there is something new. An alert that cannot be
 * looked for waits for the next time, and keeps no other from its turn; while the source is in trouble, all of them wait.
 */
export const runAlerts = async (stores: Stores, base: string, source: OfferSource = stores.offers): Promise<void> => {
  for (const alert of await stores.alerts.due()) {
    const until = new Date(Date.now() - settlingMs).toISOString();
    try {
      const found = await newOffers(alert, until, stores, source);
      const mail = found && found.offers.length > 0 ? newOffersMail(alert, found.offers, found.more, base) : undefined;
      await stores.alerts.markChecked(alert, until, mail);
    } catch (error) {
      if (error instanceof SourceRateLimited || error instanceof SourceUnavailable) {
        logFailure('Alerts wait', error);
        return;
      }
      logFailure('An alert could not be looked for', error);
      // Asked again, it would be refused again: the next look is as far off as for the others.
      if (error instanceof InvalidSearch) await stores.alerts.markChecked(alert, until, undefined);
    }
  }
};
