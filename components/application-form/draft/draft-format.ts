import type { NewApplication } from '../../../src/client/applications.ts';
import type { PendingSubmission } from '../../../src/element/submission.ts';
import type { ChosenFile } from '../../../src/uploads/chosen-file.ts';
import { stepNames, type StepName } from '../steps/steps.ts';
import { emptyValues, type FormValues } from '../form-values.ts';

/** An application that is not sent yet, as it can be taken up again. */
export interface Draft {
  /** Names it, whoever sends it how often (`Idempotency-Key`). */
  key: string;
  values: FormValues;
  /** The letter, where it is no longer the one to begin with. */
  letter: string | undefined;
  /** Where the person was. */
  step: StepName;
  /** Their bytes are kept apart from it. */
  files: readonly ChosenFile[];
  pending: PendingSubmission<NewApplication> | undefined;
}

/** A draft that was found again. */
export interface StoredDraft extends Draft {
  /** When it was last written (ms since 1970). */
  at: number;
}

/** An application that has arrived, as the device remembers it. */
export interface SubmittedApplication {
  number: string;
  /** ISO time. */
  receivedAt: string;
}

type Values = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);
const isKey = (value: unknown): value is string => isText(value) && /^[\da-f]{32}$/.test(value);
const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const parseAnswers = (value: unknown): (readonly [string, readonly string[]])[] =>
  isRecord(value) ? Object.entries(value).flatMap(([id, given]) => (isTexts(given) ? [[id, given] as const] : [])) : [];

/** What is not understood has not been values. */
const parseValues = (value: Values): FormValues => {
  const values = { ...emptyValues, answers: new Map(parseAnswers(value['answers'])) };
  for (const name of ['firstName', 'lastName', 'email', 'phone', 'message'] as const) {
    const text = value[name];
    if (isText(text)) values[name] = text;
  }
  values.keepLonger = value['keepLonger'] === true;
  return values;
};

const optionalTexts = ['offer', 'phone', 'message'] as const;

/** To the letter as it was sent: with anything else under its key it would be another application. */
const parseApplication = (value: unknown): NewApplication | undefined => {
  if (!isRecord(value)) return undefined;
  const { firstName, lastName, email, documents, keepLonger, copy } = value;
  if (!isText(firstName) || !isText(lastName) || !isText(email) || !isTexts(documents)) return undefined;
  const application: NewApplication = {
    firstName,
    lastName,
    email,
    documents,
    answers: Object.fromEntries(parseAnswers(value['answers'])),
    ...(keepLonger === true && { keepLonger }),
    ...(copy === true && { copy }),
  };
  for (const name of optionalTexts) {
    const text = value[name];
    if (isText(text)) application[name] = text;
  }
  return application;
};

const parsePending = (value: unknown): PendingSubmission<NewApplication> | undefined => {
  if (!isRecord(value) || !isTime(value['at'])) return undefined;
  const request = parseApplication(value['application']);
  return request && { request, at: value['at'], mayHaveArrived: value['hasLeft'] !== false };
};

const parseFile = (value: unknown): ChosenFile[] => {
  if (!isRecord(value)) return [];
  const { id, name, type, lastModified, purpose, key, address } = value;
  if (!isText(id) || !isText(name) || !isText(type) || !isTime(lastModified) || !isText(purpose) || !isKey(key)) return [];
  const file = new File([], name, { type, lastModified });
  return [{ id, file, purpose, key, address: isText(address) ? address : undefined }];
};

const describeFile = ({ file: { name, type, lastModified }, ...rest }: ChosenFile) => ({ ...rest, name, type, lastModified });

const decode = (bytes: ArrayBuffer | undefined): unknown => {
  try {
    return bytes && JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};

const encode = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));

/** The names on the device stay: a draft may be read by a later release. */
export const writeDraft = ({ key, values, letter, step, files, pending }: Draft, at: number): Uint8Array<ArrayBuffer> => {
  const answers = Object.fromEntries(values.answers);
  const asked = pending && { application: pending.request, at: pending.at, hasLeft: pending.mayHaveArrived };
  return encode({ key, at, letter, step, asked, files: files.map(describeFile), typed: { ...values, answers } });
};

/** Any script of the page may have written it, and any release of ours: nothing where it is no draft. Its files are without bytes. */
export const readDraft = (bytes: ArrayBuffer | undefined): StoredDraft | undefined => {
  const value = decode(bytes);
  if (!isRecord(value) || !isRecord(value['typed'])) return undefined;
  const { key, at, letter, step, files } = value;
  if (!isKey(key) || !isTime(at)) return undefined;
  return {
    key,
    at,
    values: parseValues(value['typed']),
    letter: isText(letter) ? letter : undefined,
    step: stepNames.find((name) => name === step) ?? 'applicant',
    files: Array.isArray(files) ? files.flatMap(parseFile) : [],
    pending: parsePending(value['asked']),
  };
};

export const writeSubmitted = ({ number, receivedAt }: SubmittedApplication): Uint8Array<ArrayBuffer> =>
  encode({ number, receivedAt });

export const readSubmitted = (bytes: ArrayBuffer | undefined): SubmittedApplication | undefined => {
  const value = decode(bytes);
  if (!isRecord(value)) return undefined;
  const { number, receivedAt } = value;
  return isText(number) && isText(receivedAt) && !Number.isNaN(Date.parse(receivedAt)) ? { number, receivedAt } : undefined;
};
