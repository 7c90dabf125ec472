import { hkdfSync, randomBytes } from 'node:crypto';

import type { Queryable } from './database.ts';

/** What a key is for: whoever comes to know one knows nothing of the others. */
export type SecretPurpose = 'sessions' | 'work' | 'files' | 'links' | 'people' | 'mailbox';

/** Keys of 32 bytes, each drawn from the gateway's one secret (HKDF-SHA-256, RFC 5869). */
export type Secrets = (purpose: SecretPurpose) => Buffer;

export const deriveSecrets =
  (secret: string | Buffer): Secrets =>
  (purpose) =>
    Buffer.from(hkdfSync('sha256', secret, 'emploi-elements', purpose, 32));

/** A secret that lasts as long as the process: what it has signed is worth nothing afterwards. */
export const ephemeralSecrets = (): Secrets => deriveSecrets(randomBytes(32));

/**
 * The secret of all gateways that share a database, drawn by the first. Whoever wants it kept apart from the data gives one in
 * `GATEWAY_SECRET`.
 */
export const storedSecret = async (db: Queryable): Promise<string> => {
  await db.query('insert into gateway_secret (value) values ($1) on conflict do nothing', [
    randomBytes(32).toString('base64url'),
  ]);
  const { rows } = await db.query<{ value: string }>('select value from gateway_secret');
  if (!rows[0]) throw new Error('The gateway has no secret');
  return rows[0].value;
};
