import { randomBytes } from 'node:crypto';

import type { Database, Queryable } from '../database/database.ts';
import { UserError } from '../output/user-error.ts';
import type { PartnerAccount, PartnerAnswer, PartnerCommand } from './partner-command.ts';
import { offerStore } from '../offers/store.ts';
import { recruiterDefaults, recruiterStore } from './recruiters-store.ts';
import { partnerStore, type KeyMode, type Partner, partnerDefaults } from './store.ts';

/** Public, and beyond guessing: 128 random bits. */
const newKey = (mode: KeyMode): string => `pk_${mode}_${randomBytes(16).toString('base64url')}`;

/** « 2 December 2026 at 08:15 UTC » */
export const formatUtc = (date: string): string =>
  `${new Date(date).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })} UTC`;

const found = async (db: Queryable, id: string): Promise<Partner> => {
  const partner = await partnerStore(db).find(id);
  if (!partner) throw new UserError(`No partner is called “${id}”. “npm run partners -- list” shows them all.`);
  return partner;
};

const accountOf = async (db: Database, partner: Partner): Promise<PartnerAccount> => ({
  partner,
  keys: await partnerStore(db).activeKeys(partner.id),
  offers: await offerStore(db).count(partner),
  recruiter: (await recruiterStore(db).find(partner.id)) ?? null,
});

const add = async (db: Queryable, { id, details }: Extract<PartnerCommand, { name: 'add' }>): Promise<Partner> => {
  const { name = id, origins = [] } = details;
  const partner = { ...partnerDefaults, ...details, id, name, origins };
  if (!(await partnerStore(db).add(partner)))
    throw new UserError(`There is a partner “${id}” already: change it with “edit ${id}”, or choose another --id.`);
  for (const mode of ['live', 'test'] as const) await partnerStore(db).addKey(id, mode, newKey(mode));
  return partner;
};

const edit = async (db: Queryable, { id, details }: Extract<PartnerCommand, { name: 'edit' }>): Promise<Partner> => {
  const partner = { ...(await found(db, id)), ...details };
  await partnerStore(db).save(partner, []);
  return partner;
};

const rotate = async (db: Queryable, { id, mode, overlap }: Extract<PartnerCommand, { name: 'rotate' }>): Promise<Partner> => {
  const partner = await found(db, id);
  const partners = partnerStore(db);
  const key = newKey(mode);
  if (await partners.addKey(id, mode, key)) {
    await partners.retireOthers(id, mode, key, overlap);
    return partner;
  }
  const older = (await partners.activeKeys(id)).find((key) => key.mode === mode && key.expiresAt !== null);
  throw new UserError(
    older?.expiresAt
      ? `“${id}” has two ${mode} keys already, and no page may be left without. The older one, ${older.key}, expires on ${formatUtc(older.expiresAt)}; once no page uses it, “revoke ${older.key}” makes room at once.`
      : `“${id}” has two ${mode} keys already: revoke one of them first.`,
  );
};

const revoke = async (db: Queryable, { key }: Extract<PartnerCommand, { name: 'revoke' }>): Promise<Partner> => {
  const id = await partnerStore(db).revoke(key);
  if (id === undefined) throw new UserError(`“${key}” is no key that works: it is unknown, revoked or expired.`);
  return found(db, id);
};

/** What signs a webhook, as the Standard Webhooks specification writes it. */
const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

const intake = async (
  db: Database,
  { id, details, questions, offer }: Extract<PartnerCommand, { name: 'intake' }>,
): Promise<Partner> => {
  const partner = await found(db, id);
  const recruiters = recruiterStore(db);
  const before = await recruiters.find(id);
  const { name = before?.name ?? partner.name, contact = before?.contact } = details;
  if (!contact) throw new UserError('Candidates must be told whom to ask about their data: --contact donnees@exemple.fr');
  if (partner.sirets.length + partner.companies.length === 0)
    throw new UserError(
      `“${id}” is no employer yet: say which offers it receives applications for, “edit ${id} --siret NUMBER” or “--company NAME”.`,
    );
  const recruiter = { ...recruiterDefaults, ...before, ...details, partner: id, name, contact };
  await recruiters.save({
    ...recruiter,
    webhookSecret: recruiter.webhookUrl ? (recruiter.webhookSecret ?? newWebhookSecret()) : null,
    inboxToken: before?.inboxToken ?? randomBytes(24).toString('base64url'),
  });
  if (questions) await recruiters.saveQuestions(id, questions, offer);
  return partner;
};

/** Signs whom a form is filled in for. */
const prefillToken = async (db: Database, { id }: Extract<PartnerCommand, { name: 'prefill-token' }>): Promise<Partner> => {
  const partner = await found(db, id);
  await partnerStore(db).savePrefillSecret(id, randomBytes(32).toString('base64url'));
  return partner;
};

const done = async (db: Database, command: PartnerCommand): Promise<Partner[]> => {
  switch (command.name) {
    case 'add':
      return [await add(db, command)];
    case 'edit':
      return [await edit(db, command)];
    case 'intake':
      return [await intake(db, command)];
    case 'prefill-token':
      return [await prefillToken(db, command)];
    case 'rotate':
      return [await rotate(db, command)];
    case 'revoke':
      return [await revoke(db, command)];
    case 'list':
      return command.id === undefined ? partnerStore(db).all() : [await found(db, command.id)];
  }
};

/** Does what a command asks for, all of it or nothing. */
export const runPartnerCommand = async (db: Database, command: PartnerCommand): Promise<PartnerAnswer> => {
  try {
    return await db.transaction(async (tx) => {
      const accounts: PartnerAccount[] = [];
      for (const partner of await done(tx, command)) {
        const account = await accountOf(tx, partner);
        const prefillSecret = command.name === 'prefill-token' ? await partnerStore(tx).prefillSecret(partner.id) : undefined;
        accounts.push({ ...account, prefillSecret });
      }
      return { accounts };
    });
  } catch (error) {
    if (error instanceof UserError) return { refusal: error.message };
    throw error;
  }
};
