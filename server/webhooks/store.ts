import type { Queryable } from '../database/database.ts';
import { subjectOf, type Subject } from '../outbox/subject.ts';

/** A webhook that is due, and where it goes. */
export interface Delivery {
  /** `webhook-id`. */
  id: string;
  subject: Subject;
  /** `application.received`. */
  event: string;
  createdAt: string;
  attempts: number;
  recruiter: string;
  url: string;
  secret: string;
}

/** How long it is tried. */
const maxRetryPeriod = `interval '3 days'`;

/** Webhooks that wait in the outbox, and those that have left: each at least once. */
export const deliveryStore = (db: Queryable) => ({
  /**
   * What has waited longest, tried again later unless its outcome is recorded: after 1, 2, 4 … minutes, a day at most, and
   * never quite to the minute, so that many do not come back at once. Two gateways never take the same. `without`: recruiters
   * that are left alone for now.
   */
  async take(without: readonly string[] = []): Promise<Delivery | undefined> {
    const { rows } = await db.query<Delivery>(
      `update delivery
          set attempts = attempts + 1,
              due_at = now() + least(interval '1 day', interval '1 minute' * power(2, least(attempts, 11))) * (0.8 + random() * 0.4)
         from recruiter
        where recruiter.partner = delivery.recruiter
          and delivery.id = (select waiting.id
                      from delivery waiting
                      join recruiter whose on whose.partner = waiting.recruiter
                     where waiting.delivered_at is null and waiting.failed_at is null and waiting.due_at <= now()
                       and whose.webhook_url is not null and whose.webhook_secret is not null
                       and waiting.recruiter <> all($1::text[])
                     order by waiting.due_at, waiting.id
                     limit 1 for update of waiting skip locked)
       returning delivery.id, ${subjectOf('delivery')} as subject, delivery.event, delivery.created_at as "createdAt",
                 delivery.attempts, recruiter.partner as recruiter, recruiter.webhook_url as url, recruiter.webhook_secret as secret`,
      [without],
    );
    return rows[0];
  },

  async markDelivered(id: string): Promise<void> {
    await db.query('update delivery set delivered_at = now(), reason = null where id = $1', [id]);
  },

  /** Notes why it was not taken; `true`: it is given up, for it has been tried for three days, or is not wanted any more (`forGood`). */
  async recordFailure(id: string, reason: string, forGood: boolean): Promise<boolean> {
    const { rows } = await db.query<{ failed: boolean }>(
      `update delivery set reason = $2, failed_at = case when $3 or since <= now() - ${maxRetryPeriod} then now() end
        where id = $1 and delivered_at is null
       returning failed_at is not null as failed`,
      [id, reason, forGood],
    );
    return rows[0]?.failed ?? false;
  },

  /** Tries what was given up from the beginning, all of a recruiter's. */
  async retry(recruiter: string): Promise<void> {
    await db.query(
      `update delivery set failed_at = null, attempts = 0, due_at = now(), since = now()
        where recruiter = $1 and failed_at is not null`,
      [recruiter],
    );
  },
});

export type DeliveryStore = ReturnType<typeof deliveryStore>;
