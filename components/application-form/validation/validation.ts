import type { CheckableStep, NewApplication } from '../../../src/client/applications.ts';
import { toGatewayError, type GatewayError } from '../../../src/client/errors.ts';
import type { ApplicationForm } from '../../../src/contract/index.ts';
import type { DocumentsApi } from '../documents/documents-api.ts';
import { badInputFields, fieldValues, type FormValues } from '../form-values.ts';
import { stepOfField, type StepName } from '../steps/steps.ts';
import {
  answerIssues,
  applicantIssues,
  documentIssues,
  fieldNames,
  issuesOfError,
  letterIssues,
  withoutResolved,
  type Issues,
} from './validation-rules.ts';

export interface ValidationOptions {
  form: () => ApplicationForm | undefined;
  /** What stands in the fields, with the letter as it stands. */
  values: () => FormValues;
  files: DocumentsApi;
  /** What is wrong with the phone number, which needs more knowledge. */
  checkPhone: (phone: string) => Promise<string | undefined>;
  /** Has the gateway check a step. */
  checkRemotely: (step: CheckableStep, application: NewApplication) => Promise<void>;
  application: (form: ApplicationForm) => NewApplication;
  onChange: () => void;
}

/** What is wrong with an application: the same check in the page and, where a step is left, in the gateway. */
export class Validation {
  readonly #options: ValidationOptions;
  #issues: Issues = new Map();
  #isChecking = false;

  constructor(options: ValidationOptions) {
    this.#options = options;
  }

  get issues(): Issues {
    return this.#issues;
  }

  /** The gateway checks a step. */
  get isChecking(): boolean {
    return this.#isChecking;
  }

  /** What is wrong in these steps. */
  issuesIn(steps: readonly StepName[]): Issues {
    return new Map([...this.#issues].filter(([field]) => steps.includes(stepOfField(field))));
  }

  /** Checks these steps; resolves to whether nothing is wrong. `element` has the fields of the steps that are shown. */
  async check(steps: readonly StepName[], element: HTMLFormElement): Promise<boolean> {
    const form = this.#options.form();
    if (!form) return false;
    this.#isChecking = true;
    this.#options.onChange();
    const issues = await this.#check(form, steps, badInputFields(element));
    this.#isChecking = false;
    this.#set(issues);
    return issues.size === 0;
  }

  /** Takes back what was said about fields that have changed and are right now. `before`: the values before the change. */
  recheck(before: FormValues, element: HTMLFormElement): void {
    const form = this.#options.form();
    if (!form || this.#issues.size === 0) return;
    const [old, now] = [before, this.#options.values()].map(fieldValues);
    const changed = [...this.#issues.keys()].filter((field) => old?.get(field) !== now?.get(field));
    if (changed.length === 0) return;
    const found = this.#pageIssues(form, badInputFields(element));
    const left = [...this.#issues].filter(([field]) => !changed.includes(field) || found.has(field));
    this.#set(new Map(left.map(([field, told]) => [field, found.get(field) ?? told])));
  }

  /** Takes back what was said about files that are no longer at fault. */
  recheckFiles(): void {
    const form = this.#options.form();
    if (form) this.#set(withoutResolved(this.#issues, form, this.#options.files));
  }

  /** A field has been corrected. */
  forget(corrected: string): void {
    this.#set(new Map([...this.#issues].filter(([field]) => field !== corrected)));
  }

  /** Takes over the fields that the gateway names; `false`: it names none that the form has. */
  reject(error: GatewayError): boolean {
    const issues = this.#issuesOfError(error);
    if (issues.size > 0) this.#set(issues);
    return issues.size > 0;
  }

  clear(): void {
    this.#set(new Map());
  }

  async #check(form: ApplicationForm, steps: readonly StepName[], badInput: readonly string[]): Promise<Issues> {
    const { checkPhone, checkRemotely, application, values } = this.#options;
    const phone = steps.includes('applicant') ? await checkPhone(values().phone) : undefined;
    const found = new Map([...this.#pageIssues(form, badInput), ...(phone ? [['phone', phone] as const] : [])]);
    const issues = new Map(
      fieldNames(form).flatMap((field) => {
        const told = found.get(field);
        return told && steps.includes(stepOfField(field)) ? [[field, told] as const] : [];
      }),
    );
    const [step] = steps;
    if (issues.size > 0 || steps.length > 1 || (step !== 'applicant' && step !== 'answers')) return issues;
    try {
      await checkRemotely(step, application(form));
      return issues;
    } catch (error) {
      return this.#issuesOfError(toGatewayError(error)); // what else can fail is told when it matters, at the end
    }
  }

  /** All that the page itself can find, except in the phone number. */
  #pageIssues(form: ApplicationForm, badInput: readonly string[]): Issues {
    const values = this.#options.values();
    return new Map([
      ...applicantIssues(values),
      ...letterIssues(values),
      ...answerIssues(form, values, badInput),
      ...documentIssues(form, this.#options.files),
    ]);
  }

  #issuesOfError(error: GatewayError): Issues {
    return issuesOfError(error, this.#options.form(), fieldValues(this.#options.values()));
  }

  #set(issues: Issues): void {
    this.#issues = issues;
    this.#options.onChange();
  }
}
