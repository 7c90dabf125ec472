import { cleanText } from '../../src/contract/text.ts';

/** The values of the fields. */
export interface FormValues {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  /** The letter. */
  message: string;
  /** Nobody sees this field: what fills it is a program. */
  topic: string;
  keepLonger: boolean;
  /** By the id of the question. */
  answers: ReadonlyMap<string, readonly string[]>;
}

/** Who the person is: what a page may know already, or ask in a form of its own. */
export const applicantFields = ['firstName', 'lastName', 'email', 'phone'] as const;
export type ApplicantField = (typeof applicantFields)[number];

export const emptyValues: FormValues = {
  firstName: '',
  lastName: '',
  email: '',
  phone: '',
  message: '',
  topic: '',
  keepLonger: false,
  answers: new Map(),
};

const textFields = ['firstName', 'lastName', 'email', 'phone', 'message', 'topic'] as const;
const answerPrefix = 'answer.';

/** The name that the answer to a question has, in the form and in what is sent. */
export const answerFieldName = (id: string): string => answerPrefix + id;

/** The name of the field for files of a purpose: `cv`, `other`, or the id of a question. */
export const fileFieldName = (purpose: string): string => {
  if (purpose === 'cv') return 'documents';
  return purpose === 'other' ? 'documents-other' : answerFieldName(purpose);
};

/** The name below a letter. */
export const signatureOf = ({ firstName, lastName }: FormValues): string => `${firstName} ${lastName}`.trim();

/** The values of the fields, by their names, to tell which have changed. */
export const fieldValues = ({ firstName, lastName, email, phone, message, answers }: FormValues): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries({ firstName, lastName, email, phone, message }),
    ...[...answers].map(([id, values]) => [answerFieldName(id), values.join('\n')] as const),
  ]);

/** The names of the fields that stand in a form. */
const fieldNamesIn = (form: HTMLFormElement): ReadonlySet<string> =>
  new Set([...form.elements].map((field) => field.getAttribute('name') ?? ''));

/**
 * What stands in a form's fields, and for those that it has not, what was there before. All are read, since password managers fill
 * fields without a word.
 */
export const readForm = (form: HTMLFormElement, before: FormValues): FormValues => {
  const names = fieldNamesIn(form);
  const data = new FormData(form);
  const valuesOf = (name: string) => data.getAll(name).flatMap((value) => (typeof value === 'string' ? cleanText(value) : []));
  const values = { ...before };
  for (const name of textFields) if (names.has(name)) values[name] = valuesOf(name)[0] ?? '';
  if (names.has('keepLonger')) values.keepLonger = data.has('keepLonger');
  const answers = [...names].filter((name) => name.startsWith(answerPrefix));
  values.answers = new Map([
    ...before.answers,
    ...answers.map((name) => [name.slice(answerPrefix.length), valuesOf(name)] as const),
  ]);
  return values;
};

/** The fields in which something stands that the browser does not understand, half a date say: to us they look empty. */
export const badInputFields = (form: HTMLFormElement): readonly string[] =>
  [...form.elements].flatMap((field) => (field instanceof HTMLInputElement && field.validity.badInput ? [field.name] : []));
