import { cleanText } from '../../src/contract/index.ts';

/** What the person has typed so far, as it stands in the fields. */
export interface Typed {
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
export const personFields = ['firstName', 'lastName', 'email', 'phone'] as const;
export type PersonField = (typeof personFields)[number];

export const nothingTyped: Typed = {
  firstName: '',
  lastName: '',
  email: '',
  phone: '',
  message: '',
  topic: '',
  keepLonger: false,
  answers: new Map(),
};

const texts = ['firstName', 'lastName', 'email', 'phone', 'message', 'topic'] as const;
const ofQuestion = 'answer.';

/** The name that the answer to a question has, in the form and in what is sent. */
export const answerName = (id: string): string => ofQuestion + id;

/** The name of the field for files of a purpose: `cv`, `other`, or the id of a question. */
export const fileFieldName = (purpose: string): string => {
  if (purpose === 'cv') return 'documents';
  return purpose === 'other' ? 'documents-other' : answerName(purpose);
};

/** The name below a letter. */
export const signatureOf = ({ firstName, lastName }: Typed): string => `${firstName} ${lastName}`.trim();

/** The values of the fields, by their names, to tell which have changed. `message` is the letter as it stands. */
export const valuesOf = ({ firstName, lastName, email, phone, answers }: Typed, message: string): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries({ firstName, lastName, email, phone, message }),
    ...[...answers].map(([id, values]) => [answerName(id), values.join('\n')] as const),
  ]);

/** The names of the fields that stand in a form. */
const namesIn = (form: HTMLFormElement): ReadonlySet<string> =>
  new Set([...form.elements].map((field) => field.getAttribute('name') ?? ''));

/**
 * What stands in a form's fields, and for those that it has not, what was there before. All are read, since password managers fill
 * fields without a word.
 */
export const typedIn = (form: HTMLFormElement, before: Typed): Typed => {
  const names = namesIn(form);
  const data = new FormData(form);
  const valuesOf = (name: string) => data.getAll(name).flatMap((value) => (typeof value === 'string' ? cleanText(value) : []));
  const typed = { ...before };
  for (const name of texts) if (names.has(name)) typed[name] = valuesOf(name)[0] ?? '';
  if (names.has('keepLonger')) typed.keepLonger = data.has('keepLonger');
  const answers = [...names].filter((name) => name.startsWith(ofQuestion));
  typed.answers = new Map([
    ...before.answers,
    ...answers.map((name) => [name.slice(ofQuestion.length), valuesOf(name)] as const),
  ]);
  return typed;
};

/** The fields in which something stands that the browser does not understand, half a date say: to us they look empty. */
export const halfTypedIn = (form: HTMLFormElement): readonly string[] =>
  [...form.elements].flatMap((field) => (field instanceof HTMLInputElement && field.validity.badInput ? [field.name] : []));
