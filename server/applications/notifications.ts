import type { Database } from '../database/database.ts';
import { deliveryStore } from '../webhooks/store.ts';
import { outboxStore } from '../mail/store.ts';
import { applicationStore, type Application } from './store.ts';
import { auditStore } from '../audit/store.ts';
import { receiptMail, recruiterMail, type DocumentLinks } from './mails.ts';

/** Where a document can be had: a signed address that ends after some days. */
export type DocumentLinkFactory = (documentId: string) => string | Promise<string>;

/** Links to the documents of an application; to one that is being checked, for when it is. */
export const documentLinksOf = async ({ documents }: Application, linkOf: DocumentLinkFactory): Promise<DocumentLinks> =>
  new Map(
    await Promise.all(
      documents
        .filter(({ state }) => state !== 'refused')
        .map(async ({ id }): Promise<[string, string]> => [id, await linkOf(id)]),
    ),
  );

export interface NotificationOptions {
  /** Where the links in mails lead: `https://emploi.example.fr`. */
  base: string;
  linkOf: DocumentLinkFactory;
}

/**
 * Puts into the outbox what is to be told of an application that this transaction has stored: to the employer by mail and by
 * its program, to the person their receipt. Neither is ever there without the other.
 */
export const enqueueNotifications = async (tx: Database, id: number, { base, linkOf }: NotificationOptions): Promise<void> => {
  const application = await applicationStore(tx).find('id', id);
  if (!application) throw new Error('An application that was stored is not there');
  const mails = outboxStore(tx);
  const { recruiter } = application;
  if (recruiter.email)
    await mails.put(recruiterMail(application, recruiter.email, base, await documentLinksOf(application, linkOf)), id);
  await mails.put(receiptMail(application, base), id);
  if (recruiter.hasProgram) await deliveryStore(tx).add(id, 'application.received');
  await auditStore(tx).note([application.reference], 'received', 'applicant');
};
