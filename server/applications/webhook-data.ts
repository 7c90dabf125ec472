import type { JobContext } from '../context/resource.ts';
import { replyPageUrl, type DocumentLinks } from './mails.ts';
import { documentLinksOf } from './notifications.ts';
import type { Application, ApplicationEvent } from './store.ts';

const receivedData = (application: Application, base: string, links: DocumentLinks) => ({
  keptUntil: application.retainedUntil,
  applicant: {
    firstName: application.firstName,
    lastName: application.lastName,
    email: application.email,
    phone: application.phone,
  },
  message: application.message,
  answers: application.questionAnswers.map(({ question: { id, label, kind }, values }) => ({ id, label, kind, values })),
  documents: application.documents.map(({ id, name, purpose, state, kind, size, pages, checksum, warnings }) => ({
    id,
    name,
    purpose,
    state,
    kind,
    size,
    pages,
    checksum,
    warnings,
    url: links.get(id) ?? null,
  })),
  answerUrl: replyPageUrl(base, application),
});

const withdrawn: ApplicationEvent = 'application.withdrawn';

/** `data` of a webhook about an application; of one that was withdrawn, only which one it was. */
export const applicationWebhookData = async (
  { stores, base, linkOf }: Pick<JobContext, 'base' | 'linkOf'> & { stores: Pick<JobContext['stores'], 'applications'> },
  id: string,
  event: string,
): Promise<object | undefined> => {
  const application = await stores.applications.find('id', id);
  if (!application) return undefined; // its time has come meanwhile
  const { reference, isTest: test, offer, offerTitle, createdAt: receivedAt, withdrawnAt } = application;
  return {
    reference,
    test,
    receivedAt,
    offer: offer === null ? null : { id: offer, title: offerTitle },
    ...(event === withdrawn ? { withdrawnAt } : receivedData(application, base, await documentLinksOf(application, linkOf))),
  };
};
