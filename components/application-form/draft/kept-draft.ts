import type { NewApplication } from '../../../src/client/applications.ts';
import type { ChosenFile } from '../documents/seams.ts';
import { stepNames, type StepName } from '../steps/steps.ts';
import { nothingTyped, type Typed } from '../typed.ts';

/** An application whose sending has been asked for, and whose receipt has not come. */
export interface Asked {
  application: NewApplication;
  /** ms since 1970. */
  at: number;
  /** It has left, and may have arrived; otherwise there was no network. */
  hasLeft: boolean;
}

/** An application that is not sent yet, as it can be taken up again. */
export interface Draft {
  /** Names it, whoever sends it how often (`Idempotency-Key`). */
  key: string;
  typed: Typed;
  /** The letter, where it is no longer the one to begin with. */
  letter: string | undefined;
  /** Where the person was. */
  step: StepName;
  /** Their bytes are kept apart from it. */
  files: readonly ChosenFile[];
  asked: Asked | undefined;
}

/** A draft that was found again. */
export interface FoundDraft extends Draft {
  /** When it was last written (ms since 1970). */
  at: number;
}

/** An application that has arrived, as the device remembers it. */
export interface Sent {
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

const answersIn = (value: unknown): (readonly [string, readonly string[]])[] =>
  isRecord(value) ? Object.entries(value).flatMap(([id, given]) => (isTexts(given) ? [[id, given] as const] : [])) : [];

/** What is not understood has not been typed. */
const typedOf = (value: Values): Typed => {
  const typed = { ...nothingTyped, answers: new Map(answersIn(value['answers'])) };
  for (const name of ['firstName', 'lastName', 'email', 'phone', 'message'] as const) {
    const text = value[name];
    if (isText(text)) typed[name] = text;
  }
  typed.keepLonger = value['keepLonger'] === true;
  return typed;
};

const optionalTexts = ['offer', 'phone', 'message'] as const;

/** To the letter as it was sent: with anything else under its key it would be another application. */
const applicationOf = (value: unknown): NewApplication | undefined => {
  if (!isRecord(value)) return undefined;
  const { firstName, lastName, email, documents, keepLonger, copy } = value;
  if (!isText(firstName) || !isText(lastName) || !isText(email) || !isTexts(documents)) return undefined;
  const application: NewApplication = {
    firstName,
    lastName,
    email,
    documents,
    answers: Object.fromEntries(answersIn(value['answers'])),
    ...(keepLonger === true && { keepLonger }),
    ...(copy === true && { copy }),
  };
  for (const name of optionalTexts) {
    const text = value[name];
    if (isText(text)) application[name] = text;
  }
  return application;
};

const askedOf = (value: unknown): Asked | undefined => {
  if (!isRecord(value) || !isTime(value['at'])) return undefined;
  const application = applicationOf(value['application']);
  return application && { application, at: value['at'], hasLeft: value['hasLeft'] !== false };
};

const fileOf = (value: unknown): ChosenFile[] => {
  if (!isRecord(value)) return [];
  const { id, name, type, lastModified, purpose, key, address } = value;
  if (!isText(id) || !isText(name) || !isText(type) || !isTime(lastModified) || !isText(purpose) || !isKey(key)) return [];
  const file = new File([], name, { type, lastModified });
  return [{ id, file, purpose, key, address: isText(address) ? address : undefined }];
};

const aboutFile = ({ file: { name, type, lastModified }, ...rest }: ChosenFile) => ({ ...rest, name, type, lastModified });

const parsed = (bytes: ArrayBuffer | undefined): unknown => {
  try {
    return bytes && JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};

const bytesOf = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));

export const writeDraft = ({ key, typed, letter, step, files, asked }: Draft, at: number): Uint8Array<ArrayBuffer> => {
  const answers = Object.fromEntries(typed.answers);
  return bytesOf({ key, at, letter, step, asked, files: files.map(aboutFile), typed: { ...typed, answers } });
};

/** Any script of the page may have written it, and any release of ours: nothing where it is no draft. Its files are without bytes. */
export const readDraft = (bytes: ArrayBuffer | undefined): FoundDraft | undefined => {
  const value = parsed(bytes);
  if (!isRecord(value) || !isRecord(value['typed'])) return undefined;
  const { key, at, letter, step, files } = value;
  if (!isKey(key) || !isTime(at)) return undefined;
  return {
    key,
    at,
    typed: typedOf(value['typed']),
    letter: isText(letter) ? letter : undefined,
    step: stepNames.find((name) => name === step) ?? 'applicant',
    files: Array.isArray(files) ? files.flatMap(fileOf) : [],
    asked: askedOf(value['asked']),
  };
};

export const writeSent = ({ number, receivedAt }: Sent): Uint8Array<ArrayBuffer> => bytesOf({ number, receivedAt });

export const readSent = (bytes: ArrayBuffer | undefined): Sent | undefined => {
  const value = parsed(bytes);
  if (!isRecord(value)) return undefined;
  const { number, receivedAt } = value;
  return isText(number) && isText(receivedAt) && !Number.isNaN(Date.parse(receivedAt)) ? { number, receivedAt } : undefined;
};
