import { createHash, createHmac } from 'node:crypto';

import * as v from 'valibot';

import {
  answerIssue,
  Applicant,
  ApplicationRequest,
  type AnswerProblem,
  cleanAnswers,
  type ApplicationForm,
  type Issue,
  type Question,
} from '../../src/contract/index.ts';
import { normalizeMailbox } from '../mail/normalize-mailbox.ts';
import { fieldsParser, type Fields } from '../http/query.ts';
import type { QuestionAnswer } from './submission.ts';

const readRequest = fieldsParser(v.strictObject(ApplicationRequest.entries));
const readApplicant = fieldsParser(v.strictObject(Applicant.entries));

/** What was answered to a question: `choices` comes with a line for each. A file is among the documents, not here. */
const valuesFor = ({ id, kind }: Question, fields: Fields): string[] => {
  const sent = (fields[`answer.${id}`] ?? []).flatMap((value) => (kind === 'choices' ? value.split('\n') : value));
  return cleanAnswers(
    { kind },
    sent.map((value) => value.replaceAll('\r\n', '\n')),
  );
};

const messages = { missing: 'is missing', malformed: 'is not a valid answer to this question', long: 'is too long' } as const;

const messageOf = ({ min, max }: Question, issue: AnswerProblem): string =>
  issue === 'implausible' ? `is not between ${min} and ${max}` : messages[issue];

const isAnswer = ([name]: readonly [string, unknown]): boolean => name.startsWith('answer.');

export interface FormAnswers {
  answers: readonly QuestionAnswer[];
  issues: readonly Issue[];
}

/** The answers to an employer's questions; what answers no question of it is refused. */
export const readAnswers = (questions: readonly Question[], fields: Fields): FormAnswers => {
  const answers = questions.map((question) => ({ question, values: valuesFor(question, fields) }));
  const known = new Set(questions.map(({ id }) => `answer.${id}`));
  const strange = Object.keys(fields).filter((name) => name.startsWith('answer.') && !known.has(name));
  const issues = answers
    .filter(({ question }) => question.kind !== 'file')
    .flatMap(({ question, values }) => {
      const issue = answerIssue(question, values);
      return issue ? [{ path: `answer.${question.id}`, message: messageOf(question, issue) }] : [];
    });
  return { answers, issues: [...strange.map((path) => ({ path, message: 'is not a question of this form' })), ...issues] };
};

const without = (fields: Fields, drop: (entry: readonly [string, readonly string[]]) => boolean): Fields =>
  Object.fromEntries(Object.entries(fields).filter((entry) => !drop(entry)));

/** What is wrong with one step of a form, before anything is sent. */
export const stepIssues = (step: 'applicant' | 'answers', questions: readonly Question[], fields: Fields): readonly Issue[] => {
  if (step === 'answers') return readAnswers(questions, fields).issues;
  const names = new Set(Object.keys(Applicant.entries));
  return readApplicant(without(fields, ([name]) => !names.has(name))).issues ?? [];
};

/** A file that the form asks for and that is not among those sent; `purposes` says what each of these is for. */
export const missingDocuments = ({ cv, questions }: ApplicationForm, purposes: readonly string[]): Issue[] => [
  ...(cv === 'required' && !purposes.includes('cv') ? [{ path: 'documents', message: 'must include a CV' }] : []),
  ...questions
    .filter(({ id, kind, required }) => kind === 'file' && required && !purposes.includes(id))
    .map(({ id }) => ({ path: `answer.${id}`, message: messages.missing })),
];

export interface SentApplication {
  request: ApplicationRequest;
  answers: readonly QuestionAnswer[];
  documents: readonly string[];
}

/** All that was sent, checked by the form it answers; or what is wrong with it. */
export const readApplication = (
  form: ApplicationForm,
  fields: Fields,
): { sent: SentApplication; issues?: never } | { sent?: never; issues: readonly Issue[] } => {
  const read = readRequest(without(fields, isAnswer));
  const { answers, issues } = readAnswers(form.questions, fields);
  if (!read.output || issues.length > 0) return { issues: [...(read.issues ?? []), ...issues] };
  const documents = read.output.documents?.split(',') ?? [];
  if (new Set(documents).size !== documents.length) return { issues: [{ path: 'documents', message: 'contain a duplicate' }] };
  return { sent: { request: read.output, answers, documents } };
};

/** Tells whether what comes again under a name is the same: all of it but what sends it, which is another each time. */
export const fingerprintOf = (fields: Fields): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        Object.entries(fields)
          .filter(([name]) => name !== 'action')
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    )
    .digest('hex');

/** A number for a person: the same each time, however they write their address, and nothing to whoever has not the secret. */
export const applicantHash = (secret: Buffer, email: string): string =>
  createHmac('sha256', secret).update(normalizeMailbox(email)).digest('base64url');
