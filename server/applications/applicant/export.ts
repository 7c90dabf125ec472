import type { AuditEntry } from '../../audit/store.ts';
import type { Application } from '../store.ts';

/** All that is held of an application, as a person can take it elsewhere (GDPR, article 20) or read it (article 15). */
export const exportOf = (application: Application, history: readonly AuditEntry[]) => {
  const { reference, createdAt, retainedUntil, keepLonger, withdrawnAt, offer, offerTitle, recruiter } = application;
  const { firstName, lastName, email, phone, message, questionAnswers, documents, replies } = application;
  return {
    reference,
    sentAt: createdAt,
    retainedUntil,
    keepLonger,
    withdrawnAt,
    offer: offer === null ? null : { id: offer, title: offerTitle },
    recruiter: { name: recruiter.name, contact: recruiter.contact },
    applicant: { firstName, lastName, email, phone },
    message,
    questions: questionAnswers.map(({ question, values }) => ({ question: question.label, answer: values })),
    documents: documents.map(({ name, purpose, kind, size, pages, checksum, warnings }) => ({
      name,
      purpose,
      kind,
      size,
      pages,
      checksum,
      warnings,
    })),
    employerAnswers: replies,
    history: history.map(({ at, event, actor }) => ({ at, event, actor })),
  };
};
