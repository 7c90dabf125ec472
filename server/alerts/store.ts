import { randomBytes } from 'node:crypto';

import type { AlertRequest, OfferQuery } from '../../src/contract/index.ts';
import type { Database } from '../database/database.ts';
import type { Mail } from '../mail/mail.ts';
import { outbox } from '../outbox/outbox.ts';
import { brandingOf, type Branding } from '../partners/store.ts';

export interface Alert extends AlertRequest {
  /** What the links in its mails carry. */
  token: string;
  partner: string;
  criteria: OfferQuery;
  /** What is looked for, in words. */
  label: string;
  confirmedAt: string | null;
  /** By which code a mail of it was refused for good; `null`: none was, or the address has been confirmed since. */
  bounceCode: string | null;
  checkedUntil: string;
  endsAt: string;
  /** The site on which it was asked for. */
  site: Branding;
}

export type AlertSubscription = Pick<Alert, 'partner' | 'email' | 'criteria' | 'label' | 'frequency'> & {
  idempotencyKey: string;
  /** What all addresses of one mailbox have in common. */
  mailbox: string;
};

/** What became of an alert that was asked for. */
export type AlertOutcome =
  | { outcome: 'stored' | 'known'; endsAt: string }
  /** The same `Idempotency-Key` came with another question before. */
  | { outcome: 'other' }
  /** The mailbox has as many alerts as they may have. */
  | { outcome: 'full' };

const columns = `token, partner, email, criteria, label, frequency, confirmed_at as "confirmedAt", bounce_code as "bounceCode",
  checked_until as "checkedUntil", ends_at as "endsAt", ${brandingOf('alert.partner')} as site`;

/** Each try that fails has met another that took the same slot at the same time. */
const maxTries = 20;

/** Slots of a mailbox, as the table has them. */
const maxAlerts = 10;

/** Takes a free slot of the mailbox for an alert, with the mail that asks to confirm it. `undefined`: there is none, or it is known. */
const add = (db: Database, alert: AlertSubscription, mailFor: (token: string) => Mail) =>
  db.transaction(async (tx): Promise<{ endsAt: string } | undefined> => {
    const token = randomBytes(24).toString('base64url');
    const { rows } = await tx.query<{ endsAt: string }>(
      `insert into alert (token, partner, idempotency_key, email, mailbox, slot, criteria, label, frequency, ends_at)
       select $1, $2, $3, $4, $5, free.slot, $6::jsonb, $7, $8, now() + interval '7 days'
         from (select min(slot) as slot from generate_series(1, ${maxAlerts}) slot
                where not exists (select from alert taken where taken.mailbox = $5 and taken.slot = slot.slot)) free
        where free.slot is not null
       on conflict do nothing
       returning ends_at as "endsAt"`,
      [
        token,
        alert.partner,
        alert.idempotencyKey,
        alert.email,
        alert.mailbox,
        JSON.stringify(alert.criteria),
        alert.label,
        alert.frequency,
      ],
    );
    if (rows[0]) await outbox.put(tx, { subject: { kind: 'alert', id: token }, mail: mailFor(token) });
    return rows[0];
  });

export const alertStore = (db: Database) => ({
  /**
   * Stores an alert that waits to be confirmed, and the mail that asks for it, in one transaction. Asked again with the same
   * `idempotencyKey`, it does nothing.
   */
  async subscribe(alert: AlertSubscription, mailFor: (token: string) => Mail): Promise<AlertOutcome> {
    const { partner, idempotencyKey, mailbox, email, frequency } = alert;
    await db.query('delete from alert where mailbox = $1 and ends_at <= now()', [mailbox]); // what has ended takes no place
    for (let left = maxTries; left > 0; left -= 1) {
      const stored = await add(db, alert, mailFor);
      if (stored) return { outcome: 'stored', ...stored };

      const { rows: known } = await db.query<{ endsAt: string; same: boolean }>(
        `select ends_at as "endsAt", (email = $3 and frequency = $4 and criteria = $5::jsonb) as same
           from alert where partner = $1 and idempotency_key = $2`,
        [partner, idempotencyKey, email, frequency, JSON.stringify(alert.criteria)],
      );
      if (known[0]) return known[0].same ? { outcome: 'known', endsAt: known[0].endsAt } : { outcome: 'other' };

      const { rows: taken } = await db.query<{ count: number }>('select count(*) as count from alert where mailbox = $1', [
        mailbox,
      ]);
      if ((taken[0]?.count ?? 0) >= maxAlerts) return { outcome: 'full' };
    }
    throw new Error(`An alert found no place in ${maxTries} tries`);
  },

  async find(token: string): Promise<Alert | undefined> {
    const { rows } = await db.query<Alert>(`select ${columns} from alert where token = $1 and ends_at > now()`, [token]);
    return rows[0];
  },

  /**
   * From now on it tells of new offers, for half a year. Confirmed again, it stays as it is. Whoever asked for the same
   * twice is told once.
   */
  async confirm(token: string): Promise<Alert | undefined> {
    const { rows } = await db.query<Alert>(
      `with confirmed as (
         update alert set confirmed_at = coalesce(confirmed_at, now()), bounce_code = null,
                checked_until = case when confirmed_at is null then now() else checked_until end,
                ends_at = case when confirmed_at is null then now() + interval '180 days' else ends_at end
          where token = $1 and ends_at > now()
         returning *
       ), doubles as (
         delete from alert using confirmed
          where alert.token <> confirmed.token and alert.partner = confirmed.partner and alert.mailbox = confirmed.mailbox
            and alert.criteria = confirmed.criteria
       )
       select ${columns} from confirmed alert`,
      [token],
    );
    return rows[0];
  },

  /** Forgets the alert and the address; the outbox forgets its mails by itself. */
  async unsubscribe(token: string): Promise<void> {
    await db.query('delete from alert where token = $1', [token]);
  },

  /** Sends nothing more for an alert, a mail of which was refused for good, until the address is confirmed again. */
  async pause(token: string, bounceCode: string): Promise<void> {
    await db.query('update alert set bounce_code = $2 where token = $1', [token, bounceCode]);
  },

  /** Alerts whose day, or week, is over, the longest waiting first. */
  async due(limit = 100): Promise<Alert[]> {
    const { rows } = await db.query<Alert>(
      `select ${columns} from alert
        where confirmed_at is not null and bounce_code is null and ends_at > now()
          and checked_until <= now() - case frequency when 'day' then interval '1 day' else interval '7 days' end
        order by checked_until limit $1`,
      [limit],
    );
    return rows;
  },

  /**
   * Notes that offers published until `until` have been searched, and puts the mail that lists them into the outbox,
   * in one transaction. Does nothing where another gateway was faster.
   */
  markChecked: ({ token, checkedUntil }: Alert, until: string, mail: Mail | undefined): Promise<void> =>
    db.transaction(async (tx) => {
      const { rows } = await tx.query(
        'update alert set checked_until = $3 where token = $1 and checked_until = $2 returning token',
        [token, checkedUntil, until],
      );
      if (rows[0] && mail) await outbox.put(tx, { subject: { kind: 'alert', id: token }, mail });
    }),

  /** Forgets the alerts that were never confirmed, and those that have ended. */
  async purge(): Promise<void> {
    await db.query('delete from alert where ends_at <= now()');
  },
});
