import { msg, str } from '@lit/localize';

import type { GatewayError } from '../../../src/client/errors.ts';
import {
  answerIssue,
  answerLengths,
  Applicant,
  ApplicationRequest,
  type ApplicationForm,
  type Question,
} from '../../../src/contract/applications.ts';
import { hasVisibleText } from '../../../src/contract/text.ts';
import { formatDay, formatNumber } from '../../../src/i18n/format.ts';
import type { DocumentsApi } from '../documents/documents-api.ts';
import { answerFieldName, fileFieldName, type FormValues } from '../form-values.ts';

/** What is wrong, by the name of the field, each with an example of what is right. */
export type Issues = ReadonlyMap<string, string>;

/** Fields that everybody has. */
export const requiredFields = ['firstName', 'lastName', 'email'] as const;

/** All fields in which something can be wrong, in their order. */
export const fieldNames = ({ questions }: ApplicationForm): readonly string[] => [
  ...requiredFields,
  'phone',
  fileFieldName('cv'),
  fileFieldName('other'),
  'message',
  ...questions.map(({ id }) => answerFieldName(id)),
];

const schemas = { ...Applicant.entries, message: ApplicationRequest.entries.message };

/** Whether the contract takes a value: what the gateway will say, said at once. */
const isValid = (name: 'firstName' | 'lastName' | 'email' | 'message', value: string): boolean => {
  const result = schemas[name]['~standard'].validate(value);
  return !(result instanceof Promise) && !result.issues;
};

/** What to do about a field that is not as it should be. */
export const errorMessage = (name: string, value = ''): string => {
  switch (name) {
    case 'firstName':
      return hasVisibleText(value)
        ? msg('Votre prénom est trop long : écrivez 100 caractères au maximum.')
        : msg('Écrivez votre prénom, par exemple : Camille');
    case 'lastName':
      return hasVisibleText(value)
        ? msg('Votre nom est trop long : écrivez 100 caractères au maximum.')
        : msg('Écrivez votre nom, par exemple : Martin');
    case 'email':
      return msg('Écrivez une adresse complète, par exemple : camille@exemple.fr');
    case 'phone':
      return msg('Écrivez un numéro complet, par exemple : 06 12 34 56 78. Pour un autre pays : +32 470 12 34 56');
    case 'message':
      return msg('Votre lettre est trop longue : écrivez 10 000 caractères au maximum.');
    case 'documents':
      return msg('Vérifiez vos documents : l’un d’eux manque ou a été refusé.');
    default:
      return msg('Cette réponse n’a pas été acceptée : modifiez-la.');
  }
};

const answerErrorMessage = ({ kind, min, max }: Question, issue: NonNullable<ReturnType<typeof answerIssue>>): string => {
  if (issue === 'long') {
    const most = formatNumber(kind === 'text' ? answerLengths.text : answerLengths.paragraph);
    return msg(str`Votre réponse est trop longue : écrivez ${most} caractères au maximum.`, { desc: 'A number of characters.' });
  }
  if (issue === 'implausible' && min && max) {
    const [first, last] = [min, max].map((day) => formatDay(`${day}T12:00:00Z`));
    return msg(str`Vérifiez l’année : la date doit être entre le ${first} et le ${last}.`, { desc: 'Two dates.' });
  }
  switch (kind) {
    case 'choice':
      return msg('Choisissez une réponse.');
    case 'choices':
      return msg('Choisissez au moins une réponse.');
    case 'date':
      return msg('Écrivez une date complète, par exemple : 27/03/2026');
    case 'number':
      return msg('Écrivez un nombre en chiffres, par exemple : 12 ou 7,5');
    case 'file':
      return msg('Ajoutez un fichier.');
    case 'text':
    case 'paragraph':
      return msg('Écrivez votre réponse.');
  }
};

/** What is wrong with who the person is. The phone, which needs more knowledge, is checked apart. */
export const applicantIssues = (values: FormValues): Issues =>
  new Map(requiredFields.filter((name) => !isValid(name, values[name])).map((name) => [name, errorMessage(name, values[name])]));

export const letterIssues = ({ message }: FormValues): Issues =>
  new Map(isValid('message', message) ? [] : [['message', errorMessage('message')]]);

const filePurposes = ({ questions }: ApplicationForm): readonly string[] => [
  'cv',
  'other',
  ...questions.filter(({ kind }) => kind === 'file').map(({ id }) => id),
];

/** What keeps files from being sent, by the field in which they were chosen. */
export const documentIssues = (form: ApplicationForm, files: DocumentsApi | undefined): Issues =>
  new Map(
    filePurposes(form).flatMap((purpose) => {
      const told = files?.issueOf(purpose);
      return told ? [[fileFieldName(purpose), told] as const] : [];
    }),
  );

/** What was said, but for files that are no longer at fault. */
export const withoutResolved = (issues: Issues, form: ApplicationForm, files: DocumentsApi | undefined): Issues => {
  const found = documentIssues(form, files);
  const fields = filePurposes(form).map(fileFieldName);
  return new Map([...issues].filter(([field]) => found.has(field) || !fields.includes(field)));
};

/** What is wrong with the answers but files, whose part knows. `badInput` names the fields whose content the browser keeps to itself. */
export const answerIssues = ({ questions }: ApplicationForm, { answers }: FormValues, badInput: readonly string[] = []): Issues =>
  new Map(
    questions
      .filter(({ kind }) => kind !== 'file')
      .flatMap((question) => {
        const name = answerFieldName(question.id);
        const issue = badInput.includes(name) ? 'malformed' : answerIssue(question, answers.get(question.id) ?? []);
        return issue ? [[name, answerErrorMessage(question, issue)] as const] : [];
      }),
  );

/** What the gateway says of fields that the form has. `values` are those of the fields, by their names. */
export const issuesOfError = (
  { problem }: GatewayError,
  form: ApplicationForm | undefined,
  values: ReadonlyMap<string, string>,
): Issues => {
  const known = form ? fieldNames(form) : [];
  return new Map(
    (problem?.issues ?? [])
      .filter(({ path }) => known.includes(path))
      .map(({ path }) => [path, errorMessage(path, values.get(path) ?? '')]),
  );
};
