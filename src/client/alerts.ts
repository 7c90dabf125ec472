import { AlertReceipt, type AlertRequest } from '../contract/alerts.ts';
import type { OfferQuery } from '../contract/offer-query.ts';
import type { Client } from './client.ts';
import type { Query } from './page-scope.ts';

/** Whom to tell of new offers, how often, and for which search. */
export type NewAlert = AlertRequest & (Omit<OfferQuery, 'cursor' | 'sort'> | Query);

export const alertsOf = ({ http }: Client) => ({
  /**
   * Asks for new offers by mail. `idempotencyKey` identifies this one alert: sent again with the same key, after a failure whose
   * outcome is unknown, it is stored once.
   */
  create: (alert: NewAlert, idempotencyKey: string, signal?: AbortSignal) =>
    http.post('alerts', AlertReceipt, { ...alert }, idempotencyKey, signal),
});
