import { randomBytes } from 'node:crypto';

import type { Database, Queryable } from '../database/database.ts';
import type { Account, Answer, Order } from './partner-orders.ts';
import { offerStore } from '../offers/store.ts';
import { newRecruiter, recruiterStore } from './recruiters-store.ts';
import { partnerStore, type KeyMode, type Partner, unlimited } from './store.ts';

/** What cannot be done; the message is for whoever asked. */
class Mistake extends Error {}

/** Public, and beyond guessing: 128 random bits. */
const newKey = (mode: KeyMode): string => `pk_${mode}_${randomBytes(16).toString('base64url')}`;

/** « 2 December 2026 at 08:15 UTC » */
export const moment = (date: string): string =>
  `${new Date(date).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })} UTC`;

const found = async (db: Queryable, id: string): Promise<Partner> => {
  const partner = await partnerStore(db).find(id);
  if (!partner) throw new Mistake(`No partner is called “${id}”. “npm run partners -- list” shows them all.`);
  return partner;
};

const accountOf = async (db: Database, partner: Partner): Promise<Account> => ({
  partner,
  keys: await partnerStore(db).activeKeys(partner.id),
  offers: await offerStore(db).count(partner),
  recruiter: (await recruiterStore(db).find(partner.id)) ?? null,
});

const add = async (db: Queryable, { id, details }: Extract<Order, { command: 'add' }>): Promise<Partner> => {
  const { name = id, origins = [] } = details;
  const partner = { ...unlimited, ...details, id, name, origins };
  if (!(await partnerStore(db).add(partner)))
    throw new Mistake(`There is a partner “${id}” already: change it with “edit ${id}”, or choose another --id.`);
  for (const mode of ['live', 'test'] as const) await partnerStore(db).addKey(id, mode, newKey(mode));
  return partner;
};

const edit = async (db: Queryable, { id, details }: Extract<Order, { command: 'edit' }>): Promise<Partner> => {
  const partner = { ...(await found(db, id)), ...details };
  await partnerStore(db).save(partner, []);
  return partner;
};

const rotate = async (db: Queryable, { id, mode, overlap }: Extract<Order, { command: 'rotate' }>): Promise<Partner> => {
  const partner = await found(db, id);
  const partners = partnerStore(db);
  const key = newKey(mode);
  if (await partners.addKey(id, mode, key)) {
    await partners.retireOthers(id, mode, key, overlap);
    return partner;
  }
  const older = (await partners.activeKeys(id)).find((key) => key.mode === mode && key.expiresAt !== null);
  throw new Mistake(
    older?.expiresAt
      ? `“${id}” has two ${mode} keys already, and no page may be left without. The older one, ${older.key}, expires on ${moment(older.expiresAt)}; once no page uses it, “revoke ${older.key}” makes room at once.`
      : `“${id}” has two ${mode} keys already: revoke one of them first.`,
  );
};

const revoke = async (db: Queryable, { key }: Extract<Order, { command: 'revoke' }>): Promise<Partner> => {
  const id = await partnerStore(db).revoke(key);
  if (id === undefined) throw new Mistake(`“${key}” is no key that works: it is unknown, revoked or expired.`);
  return found(db, id);
};

/** What signs a webhook, as the Standard Webhooks specification writes it. */
const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

const recruit = async (
  db: Database,
  { id, details, questions, offer }: Extract<Order, { command: 'recruit' }>,
): Promise<Partner> => {
  const partner = await found(db, id);
  const recruiters = recruiterStore(db);
  const before = await recruiters.find(id);
  const { name = before?.name ?? partner.name, contact = before?.contact } = details;
  if (!contact) throw new Mistake('Candidates must be told whom to ask about their data: --contact donnees@exemple.fr');
  if (partner.sirets.length + partner.companies.length === 0)
    throw new Mistake(
      `“${id}” is no employer yet: say which offers it receives applications for, “edit ${id} --siret NUMBER” or “--company NAME”.`,
    );
  const recruiter = { ...newRecruiter, ...before, ...details, partner: id, name, contact };
  await recruiters.save({
    ...recruiter,
    webhookSecret: recruiter.webhookUrl ? (recruiter.webhookSecret ?? newWebhookSecret()) : null,
    inboxToken: before?.inboxToken ?? randomBytes(24).toString('base64url'),
  });
  if (questions) await recruiters.ask(id, questions, offer);
  return partner;
};

/** Signs whom a form is filled in for. */
const sign = async (db: Database, { id }: Extract<Order, { command: 'sign' }>): Promise<Partner> => {
  const partner = await found(db, id);
  await partnerStore(db).signWith(id, randomBytes(32).toString('base64url'));
  return partner;
};

const done = async (db: Database, order: Order): Promise<Partner[]> => {
  switch (order.command) {
    case 'add':
      return [await add(db, order)];
    case 'edit':
      return [await edit(db, order)];
    case 'recruit':
      return [await recruit(db, order)];
    case 'sign':
      return [await sign(db, order)];
    case 'rotate':
      return [await rotate(db, order)];
    case 'revoke':
      return [await revoke(db, order)];
    case 'list':
      return order.id === undefined ? partnerStore(db).all() : [await found(db, order.id)];
  }
};

/** Does what the command line asks for, all of it or nothing. */
export const doOrder = async (db: Database, order: Order): Promise<Answer> => {
  try {
    return await db.transaction(async (tx) => {
      const accounts: Account[] = [];
      for (const partner of await done(tx, order)) {
        const account = await accountOf(tx, partner);
        const prefillSecret = order.command === 'sign' ? await partnerStore(tx).prefillSecret(partner.id) : undefined;
        accounts.push({ ...account, prefillSecret });
      }
      return { accounts };
    });
  } catch (error) {
    if (error instanceof Mistake) return { mistake: error.message };
    throw error;
  }
};
