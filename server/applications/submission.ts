import type { ApplicationReceipt, Document, Question } from '../../src/contract/index.ts';

/** A question as it was asked, and what was answered: several values for `choices`, none for a file. */
export interface QuestionAnswer {
  question: Question;
  values: readonly string[];
}

/** What a person has sent, checked. */
export interface ApplicationSubmission {
  partner: string;
  isTest: boolean;
  draft: string;
  /** What came under the name of the draft: sent again, it must be the same. */
  fingerprint: string;
  offer: { id: string; title: string } | null;
  /** A number for the e-mail address, the same each time. */
  applicantHash: string;
  firstName: string;
  lastName: string;
  email: string;
  phone: string | null;
  message: string | null;
  answers: readonly QuestionAnswer[];
  documents: readonly string[];
  keepLonger: boolean;
  /** What sends it, once: an identifier, and until when it would be taken (ms since 1970). */
  action: { id: string; ends: number };
}

/** An application as it has just been stored, and the files that came with it. */
export interface StoredApplication extends Omit<ApplicationSubmission, 'documents' | 'draft' | 'fingerprint' | 'action'> {
  id: number;
  reference: string;
  token: string;
  createdAt: string;
  retainedUntil: string;
  documents: readonly Document[];
}

/** What became of what was sent. */
export type SubmissionOutcome =
  | { outcome: 'stored' | 'known'; receipt: ApplicationReceipt }
  /** The same is being stored at this moment. */
  | { outcome: 'in-flight' }
  /** The same name came with something else before. */
  | { outcome: 'other' }
  /** What sends it has served. */
  | { outcome: 'used' }
  /** The offer takes no more, the recruiter takes no more today, the person has sent as many as may be. */
  | { outcome: 'closed' | 'busy' | 'full' }
  /** A file is not there, not received, or another's. */
  | { outcome: 'documents' };
