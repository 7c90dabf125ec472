import * as v from 'valibot';

import { Email } from './email.ts';
import { hasVisibleText, joinLines, singleLineText, MaybeText, Text, Timestamp, stripInvisible } from './text.ts';

/** What a question of the employer's asks for. */
export const questionKinds = ['text', 'paragraph', 'choice', 'choices', 'date', 'number', 'file'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** What a date can be about, where an employer says it; with it go the days on which it can be (`server/applications/date-range.ts`). */
export const dateSubjects = ['start', 'past', 'birth'] as const;

const Day = v.pipe(v.string(), v.isoDate());

/** A question of the employer's own. */
export const Question = v.object({
  /** Names its answer: `answer.<id>` in what is sent. */
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  kind: v.picklist(questionKinds),
  label: Text,
  hint: MaybeText,
  required: v.boolean(),
  /** What can be chosen; empty for the other kinds. */
  options: v.array(Text),
  /** Of a date: what it is about. */
  about: v.exactOptional(v.picklist(dateSubjects)),
  /** Of a date: the first day it can be, and the last (`2026-01-01`). A form has both, whether the employer has set them or not. */
  min: v.exactOptional(Day),
  max: v.exactOptional(Day),
});
export type Question = v.InferOutput<typeof Question>;

/** Kinds of files that are taken, by what is in them: a name proves nothing. */
export const documentKinds = ['pdf', 'docx', 'odt', 'jpeg', 'png'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** How large a file may be, in bytes, and how many there may be: what the page says and the gateway checks. */
export const documentLimits = { size: 5_000_000, count: 6 } as const;

/** How long an application is kept, in months: usually, and where the person agrees. */
export const retentionMonths = { usual: 3, agreed: 24 } as const;

/** What a form needs to know before its first field. */
export const ApplicationForm = v.object({
  /** `null`: no offer in particular. */
  offer: v.nullable(v.object({ id: v.string(), title: Text, company: MaybeText })),
  /** Who receives the application and answers for the data: its name, and where to write to about them. */
  recruiter: v.object({ name: Text, contact: Text }),
  /** Asked with a live key: what is sent is a real application. */
  live: v.boolean(),
  cv: v.picklist(['required', 'optional']),
  questions: v.array(Question),
  documents: v.object({ kinds: v.array(v.picklist(documentKinds)), size: v.number(), count: v.number() }),
  retention: v.object({ usual: v.number(), agreed: v.number() }),
});
export type ApplicationForm = v.InferOutput<typeof ApplicationForm>;

/** Who applies. */
export const Applicant = v.object({
  firstName: singleLineText(100),
  lastName: singleLineText(100),
  email: Email,
  /** In international form, E.164: `+33612345678`. */
  phone: v.exactOptional(
    v.pipe(
      v.string(),
      v.description('In international form, E.164: `+33612345678`.'),
      v.transform(stripInvisible),
      v.regex(/^\+[1-9]\d{6,14}$/),
    ),
  ),
});
export type Applicant = v.InferOutput<typeof Applicant>;

/** Who applies, as far as the partner's site knows and has signed. */
export const Prefill = v.partial(Applicant);
export type Prefill = v.InferOutput<typeof Prefill>;

/** All that is sent but the answers to the employer's questions, which are `answer.<id>`. */
export const ApplicationRequest = v.object({
  ...Applicant.entries,
  offer: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/))),
  /** The letter. */
  message: v.exactOptional(v.pipe(v.string(), v.trim(), v.maxLength(10_000))),
  /** Ids of the documents, with commas between them, in their order. */
  documents: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,100}(?:,[\w-]{1,100}){0,19}$/))),
  /** Kept 24 months rather than 3, for other offers of the same employer. */
  keepLonger: v.exactOptional(v.boolean()),
  /** Has no effect: the receipt always goes to the person. Earlier releases ask for it. */
  copy: v.exactOptional(v.boolean()),
  /** The single-use token of the session, from `POST /v1/sessions`. */
  action: v.pipe(v.string(), v.maxLength(1_000), v.description('The single-use token of the session.')),
  /** Nobody sees this field, and no browser knows it: what fills it is a program. */
  topic: v.exactOptional(v.pipe(v.string(), v.maxLength(0, 'must be empty'))),
  /** Has no effect: the hidden field of earlier releases, which browsers fill with what they know of a person. */
  nickname: v.exactOptional(v.pipe(v.string(), v.maxLength(1_000))),
});
export type ApplicationRequest = v.InferOutput<typeof ApplicationRequest>;

/** What was answered, as it is kept: without values in which nothing can be seen, a line as one, and numbers without spaces. */
export const cleanAnswers = ({ kind }: Pick<Question, 'kind'>, values: readonly string[]): string[] =>
  values.filter(hasVisibleText).map((value) => {
    if (kind === 'number') return stripInvisible(value).replace(/\s/g, '');
    return kind === 'text' ? joinLines(value) : value.trim();
  });

/** What is asked of one answer: one value, or several for `choices`. The same check in the page and in the gateway. */
export const answerIssue = (question: Question, values: readonly string[]): AnswerProblem | undefined => {
  const { kind, required, options, min, max } = question;
  const given = cleanAnswers(question, values);
  if (given.length === 0) return required ? 'missing' : undefined;
  if (kind !== 'choices' && given.length > 1) return 'malformed';
  if (kind === 'choice' || kind === 'choices')
    return given.every((value) => options.includes(value)) && new Set(given).size === given.length ? undefined : 'malformed';
  const [value = ''] = given;
  if (kind === 'text' || kind === 'paragraph') return value.length > answerLengths[kind] ? 'long' : undefined;
  if (kind === 'number') return /^-?\d{1,12}(?:[.,]\d{1,6})?$/.test(value) ? undefined : 'malformed';
  if (kind === 'date') {
    if (!isDay(value)) return 'malformed';
    return value < (min ?? '1900-01-01') || value > (max ?? '2100-12-31') ? 'implausible' : undefined;
  }
  return undefined; // a file is checked by its bytes
};

/** What is wrong with an answer; `implausible`: a day that there is, and that cannot be meant. */
export type AnswerProblem = 'missing' | 'malformed' | 'long' | 'implausible';

/** Characters an answer may have. */
export const answerLengths = { text: 300, paragraph: 5_000 } as const;

/** A day there is, as `<input type="date">` gives it (HTML, “valid date string”): `2026-11-25`. */
const isDay = (value: string): boolean => {
  const time = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
};

/** How far a file is: on its way, being looked at, received, or not taken. */
export const documentStates = ['uploading', 'checking', 'received', 'refused'] as const;

/** Why a file is not taken. */
export const documentRefusals = [
  'empty',
  'too-large',
  'unknown-kind',
  'not-what-it-says',
  'macros',
  'active-content',
  'damaged',
  'protected',
  'too-many-parts',
  'infected',
] as const;
export type DocumentRefusal = (typeof documentRefusals)[number];

/**
 * What a file has that a document of text needs not, for whoever opens it:
 * - `unexamined`: not all of it could be looked at
 * - `scripts`: programs of its own, as forms in PDF have
 * - `actions`: it starts a program, opens another file or sends something when it is opened or clicked
 * - `attachments`: other files in it
 * - `objects`: objects of other programs, or parts that are not known
 * - `external`: it fetches something from elsewhere when it is opened
 */
export const documentWarnings = ['unexamined', 'scripts', 'actions', 'attachments', 'objects', 'external'] as const;
export type DocumentWarning = (typeof documentWarnings)[number];

/** What became of a file. */
export const Document = v.object({
  id: v.string(),
  /** Base name, as the person's device calls it. */
  name: Text,
  /** `cv`, `other`, or the id of the question it answers. */
  purpose: v.string(),
  /** Bytes. */
  size: v.number(),
  state: v.picklist(documentStates),
  refusal: v.nullable(v.picklist(documentRefusals)),
  kind: v.nullable(v.picklist(documentKinds)),
  /** Of a PDF. */
  pages: v.nullable(v.number()),
  /** SHA-256 of what was sent, in hexadecimal. */
  checksum: v.nullable(v.string()),
  /** Whether an antivirus has looked at it: `null`, the gateway has none. */
  scanned: v.nullable(v.boolean()),
  /** What whoever opens it should know. */
  warnings: v.optional(v.array(v.picklist(documentWarnings)), []),
});
export type Document = v.InferOutput<typeof Document>;

/** The application is stored, once. */
export const ApplicationReceipt = v.object({
  /** To quote to the employer: « 7K4M-2XQ9 ». */
  reference: v.string(),
  receivedAt: Timestamp,
  /** Until when it is kept. */
  retainedUntil: Timestamp,
  recruiter: Text,
  documents: v.array(Document),
  /** A page of the gateway's to read it again, take it back or have it erased. Whoever has the address may. */
  manageUrl: v.string(),
  /** `true`: the receipt goes to the person by mail. Earlier releases let them choose. */
  copy: v.boolean(),
});
export type ApplicationReceipt = v.InferOutput<typeof ApplicationReceipt>;
