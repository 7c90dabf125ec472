import { readFileSync } from 'node:fs';

import type { Command } from '@commander-js/extra-typings';
import * as v from 'valibot';

import { hasVisibleText, Question, readEmail as addressIn } from '../../../src/contract/index.ts';
import { isLocal } from '../../http/origins.ts';
import { UserError } from '../../output/user-error.ts';
import { recruiterDefaults } from '../../partners/recruiters-store.ts';
import { numberIn } from '../command.ts';
import { none } from './partner-options.ts';

const Questions = v.pipe(
  v.array(v.strictObject(Question.entries)),
  v.maxLength(20),
  v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, 'two questions have the same id'),
  v.check(
    (list) => list.every(({ kind, options }) => (kind === 'choice' || kind === 'choices') === options.length > 1),
    'a choice needs two options at least, and other kinds have none',
  ),
);

const textOf =
  (option: string) =>
  (text: string): string => {
    if (!hasVisibleText(text) || text.length > 200)
      throw new UserError(`${option} must have 1 to 200 characters, and some that are seen.`);
    return text;
  };

const readEmail = (given: string): string => {
  if (given === none) return '';
  const address = addressIn(given);
  if (address === undefined) throw new UserError(`“${given}” is no e-mail address.`);
  return address;
};

/** What applications are sent to is read by its owner only: in clear within this machine at most. */
const readWebhook = (given: string): string => {
  if (given === none) return '';
  if (!URL.canParse(given) || !(given.startsWith('https://') || isLocal(new URL(given).origin)))
    throw new UserError(`--webhook is “${given}”: it must be an address that begins with https://.`);
  return given;
};

const readCv = (given: string): boolean => {
  if (given !== 'required' && given !== 'optional') throw new UserError(`--cv is “${given}”: it must be required or optional.`);
  return given === 'required';
};

const textIn = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`The file “${file}” cannot be read.`);
  }
};

const readQuestions = (file: string): Question[] => {
  const questions = v.safeParse(v.pipe(v.string(), v.parseJson(), Questions), textIn(file));
  if (questions.success) return questions.output;
  throw new UserError(`The questions in “${file}” cannot be used:\n${v.summarize(questions.issues)}`);
};

const applications = (option: string) => numberIn(option, 1, 9_999_999, 'a number of applications, 200 say');

/** Adds how a partner receives applications. */
export const withIntakeOptions = (command: Command) =>
  command
    .option(
      '--recruiter <name>',
      'who answers for what candidates send, as they are told: the partner’s name, unless another is given',
      textOf('--recruiter'),
    )
    .option('--contact <address>', 'where candidates ask about their data; needed the first time', textOf('--contact'))
    .option('--email <address>', 'applications go there, beside the inbox; or none', readEmail)
    .option('--webhook <url>', '… and to a program, signed; or none', readWebhook)
    .option('--cv <required|optional>', 'whether an application needs a curriculum vitae', readCv)
    .option(
      '--per-offer <number>',
      `applications an offer takes before it closes (${recruiterDefaults.perOffer})`,
      applications('--per-offer'),
    )
    .option('--per-day <number>', `applications taken in a day (${recruiterDefaults.perDay})`, applications('--per-day'))
    .option(
      '--questions <file>',
      'the employer’s own questions, in JSON, for every offer, or with --offer for one',
      readQuestions,
    )
    .option('--offer <id>', 'the offer that the questions are for');
