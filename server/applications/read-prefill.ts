import { verify } from 'hono/jwt';
import * as v from 'valibot';

import { Applicant, type Prefill } from '../../src/contract/index.ts';

/** What a partner's site says of a person, by the names of OpenID Connect's standard claims (Core 1.0, section 5.1). */
const PrefillClaims = v.object({
  given_name: v.optional(v.unknown()),
  family_name: v.optional(v.unknown()),
  email: v.optional(v.unknown()),
  phone_number: v.optional(v.unknown()),
  /** Seconds since 1970. */
  exp: v.number(),
});

/** Nobody needs longer to open a page: a token that is found later fills nothing (seconds). */
const maxLifetime = 3_600;

/** What can be used of it: a value that the form itself would refuse is left out. */
const usable = <S extends v.GenericSchema>(name: keyof Applicant, schema: S, value: unknown): [string, unknown][] =>
  v.is(schema, value) ? [[name, value]] : [];

/** `undefined`: not signed by this partner, or not for now. `now` is in milliseconds since 1970. */
export const readPrefill = async (token: string, secret: string, now: number = Date.now()): Promise<Prefill | undefined> => {
  const payload = await verify(token, secret, { alg: 'HS256', exp: false }).catch(() => undefined);
  if (!v.is(PrefillClaims, payload)) return undefined;
  const left = payload.exp - now / 1_000;
  if (left <= 0 || left > maxLifetime) return undefined;
  const { firstName, lastName, email, phone } = Applicant.entries;
  return v.parse(
    v.partial(Applicant),
    Object.fromEntries([
      ...usable('firstName', firstName, payload.given_name),
      ...usable('lastName', lastName, payload.family_name),
      ...usable('email', email, payload.email),
      ...usable('phone', phone.wrapped, payload.phone_number),
    ]),
  );
};
