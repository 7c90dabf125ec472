import { sign } from 'hono/jwt';

import type { Secrets } from '../secrets.ts';

/** How long a link to a file works, in days. */
const days = 7;

/** Where an employer has a file: whoever has the address may, until it ends. */
export const documentLink = async (secrets: Secrets, base: string, id: string): Promise<string> => {
  const exp = Math.floor(Date.now() / 1_000) + days * 86_400;
  return `${base}/documents/${await sign({ document: id, exp }, secrets('links').toString('base64url'), 'HS256')}`;
};
