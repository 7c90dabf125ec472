import type { Database } from '../database/database.ts';
import { outbox } from '../outbox/outbox.ts';
import { applicationStore, applicationSubject, type Application } from './store.ts';
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
 * Puts into the outbox the notifications of an application that this transaction has stored: to the employer by mail and by
 * its program, to the person their receipt. Neither is ever there without the other.
 */
export const enqueueNotifications = async (tx: Database, id: number, { base, linkOf }: NotificationOptions): Promise<void> => {
  const application = await applicationStore(tx).find('id', id);
  if (!application) throw new Error('An application that was stored is not there');
  const { recruiter } = application;
  const subject = applicationSubject(id);
  if (recruiter.email)
    await outbox.put(tx, {
      subject,
      mail: recruiterMail(application, recruiter.email, base, await documentLinksOf(application, linkOf)),
    });
  await outbox.put(tx, { subject, mail: receiptMail(application, base) });
  if (recruiter.hasProgram)
    await outbox.put(tx, { subject, webhook: { recruiter: recruiter.id, event: 'application.received' } });
  await auditStore(tx).note([application.reference], 'received', 'applicant');
};
