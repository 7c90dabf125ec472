import type { Queryable } from '../database/database.ts';
import type { Scope } from '../offers/scope.ts';

export type KeyMode = 'test' | 'live';

/** How pages and mails of the gateway's own show whose visitor somebody is. */
export interface Branding {
  name: string;
  /** Origins whose pages may use the keys: exact, or with one label left open (`https://*.example.fr`); `self` is the gateway's own. */
  origins: readonly string[];
  /** `#0b6e4f`; `null`: the gateway's own. */
  color: string | null;
}

/** As a part of a row: of the partner that `id`, a column, names. */
export const brandingOf = (id: string): string =>
  `(select jsonb_build_object('name', name, 'origins', origins, 'color', color) from partner where partner.id = ${id})`;

export interface Partner extends Scope, Branding {
  id: string;
  /** Elements whose questions are answered; empty: all. */
  elements: readonly string[];
  /** Requests a minute that a key serves, and that one network gets of them. */
  perMinute: number;
  perNetwork: number;
}

/** A partner as one of its keys opens the gateway. */
export interface KeyHolder extends Partner {
  mode: KeyMode;
}

export interface PartnerKey {
  key: string;
  mode: KeyMode;
  expiresAt: string | null;
}

/** What a partner has that says nothing else: everything, and quotas that a town behind one address does not reach. */
export const partnerDefaults = {
  elements: [],
  departements: [],
  sirets: [],
  companies: [],
  color: null,
  perMinute: 6_000,
  perNetwork: 600,
} as const satisfies Partial<Partner>;

export type PartnerInput = Pick<Partner, 'id' | 'name' | 'origins'> & Partial<Partner>;

const columns = `partner.id, partner.name, partner.origins, partner.elements, partner.departements, partner.sirets,
  partner.companies, partner.color, partner.per_minute as "perMinute", partner.per_network as "perNetwork"`;

const insertion = `insert into partner (id, name, origins, elements, departements, sirets, companies, per_minute, per_network, color)
  values ($1, $2, $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8, $9, $10)`;

const valuesOf = ({ id, name, origins, elements, departements, sirets, companies, perMinute, perNetwork, color }: Partner) => [
  id,
  name,
  origins,
  elements,
  departements,
  sirets,
  companies,
  perMinute,
  perNetwork,
  color,
];

/** What tells a key that works. */
const active = 'revoked_at is null and (expires_at is null or expires_at > now())';

export const partnerStore = (db: Queryable) => ({
  /** The partner a public key belongs to, unless the key has been revoked or replaced. */
  async byKey(key: string): Promise<KeyHolder | undefined> {
    const { rows } = await db.query<KeyHolder>(
      `select ${columns}, partner_key.mode
         from partner_key join partner on partner.id = partner_key.partner
        where partner_key.key = $1 and ${active}`,
      [key],
    );
    return rows[0];
  },

  async find(id: string): Promise<Partner | undefined> {
    const { rows } = await db.query<Partner>(`select ${columns} from partner where id = $1`, [id]);
    return rows[0];
  },

  async all(): Promise<Partner[]> {
    const { rows } = await db.query<Partner>(`select ${columns} from partner order by id`);
    return rows;
  },

  /** The keys that work, the newest of each kind first. */
  async activeKeys(partner: string): Promise<PartnerKey[]> {
    const { rows } = await db.query<PartnerKey>(
      `select key, mode, expires_at as "expiresAt" from partner_key
        where ${active} and partner = $1
        order by mode, expires_at desc nulls first`,
      [partner],
    );
    return rows;
  },

  /** A new partner; `false`: there is one with this `id`. */
  async add(partner: Partner): Promise<boolean> {
    const { rows } = await db.query(`${insertion} on conflict do nothing returning id`, valuesOf(partner));
    return rows.length === 1;
  },

  /** The partner as it is from now on. Of the keys, those that are new; a key is its partner's for ever. */
  async save(partner: PartnerInput, keys: readonly string[]): Promise<void> {
    await db.query(
      `${insertion}
       on conflict (id) do update set name = excluded.name, origins = excluded.origins, elements = excluded.elements,
              departements = excluded.departements, sirets = excluded.sirets, companies = excluded.companies,
              per_minute = excluded.per_minute, per_network = excluded.per_network,
              color = excluded.color`,
      valuesOf({ ...partnerDefaults, ...partner }),
    );
    await db.query(
      `insert into partner_key (key, partner, slot)
       select key, $2, row_number() over (partition by starts_with(key, 'pk_test_')) from unnest($1::text[]) key
       on conflict do nothing`,
      [keys, partner.id],
    );
  },

  /** Lets the keys that `key` replaces work for `overlap` hours more. */
  async retireOthers(partner: string, mode: KeyMode, key: string, overlap: number): Promise<void> {
    await db.query(
      `update partner_key set expires_at = now() + make_interval(hours => $4::integer)
        where partner = $1 and mode = $2 and key <> $3 and revoked_at is null and expires_at is null`,
      [partner, mode, key, overlap],
    );
  },

  /** Adds a key where fewer than two work; `false`: there are two, somebody else's of a moment ago among them. */
  async addKey(partner: string, mode: KeyMode, key: string): Promise<boolean> {
    await db.query(
      `update partner_key set revoked_at = expires_at
        where partner = $1 and mode = $2 and revoked_at is null and expires_at <= now()`,
      [partner, mode],
    );
    const { rows } = await db.query(
      `insert into partner_key (key, partner, slot)
       select $3, $1, slot from generate_series(1, 2) slot
        where slot not in (select taken.slot from partner_key taken
                            where taken.partner = $1 and taken.mode = $2 and taken.revoked_at is null)
        order by slot limit 1
       on conflict do nothing returning key`,
      [partner, mode, key],
    );
    return rows.length === 1;
  },

  /** What the partner signs with; `undefined`: nothing. */
  async prefillSecret(partner: string): Promise<string | undefined> {
    const { rows } = await db.query<{ secret: string | null }>('select prefill_secret as secret from partner where id = $1', [
      partner,
    ]);
    return rows[0]?.secret ?? undefined;
  },

  /** What it signs with from now on: what was signed before is worth nothing any more. */
  async savePrefillSecret(partner: string, secret: string): Promise<void> {
    await db.query('update partner set prefill_secret = $2 where id = $1', [partner, secret]);
  },

  /** The partner whose key stops working now; `undefined`: no key that worked. */
  async revoke(key: string): Promise<string | undefined> {
    const { rows } = await db.query<{ partner: string }>(
      `update partner_key set revoked_at = now() where key = $1 and ${active} returning partner`,
      [key],
    );
    return rows[0]?.partner;
  },
});

export type PartnerStore = ReturnType<typeof partnerStore>;
