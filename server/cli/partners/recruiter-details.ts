import { readFile } from 'node:fs/promises';

import * as v from 'valibot';

import { isSeen, Question, readEmail as addressIn } from '../../../src/contract/index.ts';
import { isLocal } from '../../http/origins.ts';
import type { Order } from '../../partners/partner-orders.ts';
import { CannotRun } from '../catalogue.ts';

/** The options that describe how a partner receives applications, as `parseArgs` takes and gives them. */
export const recruiterOptions = {
  recruiter: { type: 'string' },
  contact: { type: 'string' },
  email: { type: 'string' },
  webhook: { type: 'string' },
  cv: { type: 'string' },
  'per-offer': { type: 'string' },
  'per-day': { type: 'string' },
  questions: { type: 'string' },
  offer: { type: 'string' },
} as const;

export type GivenRecruiter = { [K in keyof typeof recruiterOptions]?: string | undefined };

/** What an address is taken back with. */
const none = 'none';

const Questions = v.pipe(
  v.array(v.strictObject(Question.entries)),
  v.maxLength(20),
  v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, 'two questions have the same id'),
  v.check(
    (list) => list.every(({ kind, options }) => (kind === 'choice' || kind === 'choices') === options.length > 1),
    'a choice needs two options at least, and other kinds have none',
  ),
);

const readText = (option: string, text: string): string => {
  if (!isSeen(text) || text.length > 200)
    throw new CannotRun(`--${option} must have 1 to 200 characters, and some that are seen.`);
  return text;
};

const readEmail = (given: string): string | null => {
  if (given === none) return null;
  const address = addressIn(given);
  if (address === undefined) throw new CannotRun(`“${given}” is no e-mail address.`);
  return address;
};

/** What applications are sent to is read by its owner only: in clear within this machine at most. */
const readWebhook = (given: string): string | null => {
  if (given === none) return null;
  if (!URL.canParse(given) || !(given.startsWith('https://') || isLocal(new URL(given).origin)))
    throw new CannotRun(`--webhook is “${given}”: it must be an address that begins with https://.`);
  return given;
};

const readNumber = (option: string, given: string): number => {
  if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
  throw new CannotRun(`--${option} is “${given}”: it must be a number of applications, 200 say.`);
};

const readCv = (given: string): boolean => {
  if (given !== 'required' && given !== 'optional') throw new CannotRun(`--cv is “${given}”: it must be required or optional.`);
  return given === 'required';
};

const readQuestions = async (file: string): Promise<Question[]> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CannotRun(`The file “${file}” cannot be read.`);
  });
  const questions = v.safeParse(v.pipe(v.string(), v.parseJson(), Questions), text);
  if (questions.success) return questions.output;
  throw new CannotRun(`The questions in “${file}” cannot be used:\n${v.summarize(questions.issues)}`);
};

/** What was typed, as it is kept; each mistake is a sentence. */
export const readRecruiter = async (
  given: GivenRecruiter,
): Promise<Omit<Extract<Order, { command: 'recruit' }>, 'command' | 'id'>> => {
  const { recruiter, contact, email, webhook, cv, questions, offer, 'per-offer': perOffer, 'per-day': perDay } = given;
  return {
    details: {
      ...(recruiter !== undefined && { name: readText('recruiter', recruiter) }),
      ...(contact !== undefined && { contact: readText('contact', contact) }),
      ...(email !== undefined && { email: readEmail(email) }),
      ...(webhook !== undefined && { webhookUrl: readWebhook(webhook) }),
      ...(cv !== undefined && { cvRequired: readCv(cv) }),
      ...(perOffer !== undefined && { perOffer: readNumber('per-offer', perOffer) }),
      ...(perDay !== undefined && { perDay: readNumber('per-day', perDay) }),
    },
    ...(questions !== undefined && { questions: await readQuestions(questions) }),
    ...(offer !== undefined && { offer }),
  };
};
