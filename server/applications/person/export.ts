import type { AuditEntry } from '../../audit/store.ts';
import type { Received } from '../received-store.ts';

/** All that is held of an application, as a person can take it elsewhere (GDPR, article 20) or read it (article 15). */
export const exportOf = (application: Received, history: readonly AuditEntry[]) => {
  const { number, createdAt, keptUntil, keepLonger, withdrawnAt, offer, offerTitle, recruiter } = application;
  const { firstName, lastName, email, phone, message, answered, documents, answers } = application;
  return {
    number,
    sentAt: createdAt,
    keptUntil,
    keepLonger,
    withdrawnAt,
    offer: offer === null ? null : { id: offer, title: offerTitle },
    recruiter: { name: recruiter.name, contact: recruiter.contact },
    applicant: { firstName, lastName, email, phone },
    message,
    questions: answered.map(({ question, values }) => ({ question: question.label, answer: values })),
    documents: documents.map(({ name, purpose, kind, size, pages, checksum, warnings }) => ({
      name,
      purpose,
      kind,
      size,
      pages,
      checksum,
      warnings,
    })),
    employerAnswers: answers,
    history: history.map(({ at, event, actor }) => ({ at, event, actor })),
  };
};
