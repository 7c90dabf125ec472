import type { NewApplication } from '../../../src/client/applications.ts';
import { cleanAnswers, type ApplicationForm } from '../../../src/contract/applications.ts';
import { readEmail } from '../../../src/contract/email.ts';
import type { FormValues } from '../form-values.ts';

/** What is sent of what stands in the fields. `phone` is in international form; `documents` are the ids of the files. */
export const newApplication = (
  { offer, questions }: ApplicationForm,
  { firstName, lastName, email, phone, message, topic, keepLonger, answers }: FormValues,
  documents: readonly string[],
): NewApplication => {
  const letter = message.trim();
  const given = questions
    .filter(({ kind }) => kind !== 'file')
    .map((question) => [question.id, cleanAnswers(question, answers.get(question.id) ?? [])] as const)
    .filter(([, values]) => values.length > 0);
  return {
    ...(offer && { offer: offer.id }),
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    email: readEmail(email) ?? email.trim(),
    ...(phone && { phone }),
    ...(letter && { message: letter }),
    documents,
    answers: Object.fromEntries(given),
    ...(keepLonger && { keepLonger }),
    ...(topic && { topic }),
  };
};
