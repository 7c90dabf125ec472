import { applicationsOf, type ApplicationSession, type NewApplication } from '../../src/client/applications.ts';
import { toGatewayError, type GatewayError } from '../../src/client/errors.ts';
import { randomId } from '../../src/client/random-id.ts';
import type { ApplicationForm, Prefill } from '../../src/contract/index.ts';
import type { TaskHost } from '../../src/element/gateway-task.ts';
import type { ApplicationControllerOptions } from './application-controller-options.ts';
import {
  answerIssues,
  applicantIssues,
  documentIssues,
  fieldNames,
  issuesOfError,
  letterIssues,
  withoutResolved,
  type Issues,
} from './validation.ts';
import { EmailField } from './applicant/email-field.ts';
import type { Draft } from './draft/draft-format.ts';
import { Letter } from './applicant/letter.ts';
import { newApplication } from './submission/new-application.ts';
import { PhoneField } from './applicant/phone-field.ts';
import { Submission } from './submission/submission.ts';
import { stepOfField, Steps, stepsOf, type StepName } from './steps/steps.ts';
import {
  badInputFields,
  emptyValues,
  applicantFields,
  signatureOf,
  readForm,
  fieldValues,
  type ApplicantField,
  type FormValues,
} from './form-values.ts';
import { completeYears } from './applicant/two-digit-years.ts';

/** One application, from its first letter to its receipt: what was values, what is wrong with it, how far it has come. */
export class ApplicationController {
  values: FormValues = emptyValues;
  issues: Issues = new Map();
  /** The gateway looks at a step. */
  isChecking = false;
  /** The person has written or chosen something, now or at an earlier visit. */
  isTouched = false;

  /** Days whose year was written with two figures, by the id of the question: as they were completed. */
  completed: ReadonlyMap<string, readonly string[]> = new Map();

  readonly letter = new Letter();
  readonly phone = new PhoneField();
  readonly email: EmailField;
  readonly steps: Steps;
  readonly submission: Submission;

  readonly #host: TaskHost;
  readonly #options: ApplicationControllerOptions;
  #key = randomId();
  #session: ApplicationSession | undefined;

  constructor(host: TaskHost, options: ApplicationControllerOptions) {
    this.#host = host;
    this.#options = options;
    this.email = new EmailField(host, (email) => this.#correct(email));
    this.steps = new Steps(host, () => void this.#options.focus.after('#step-title'));
    this.submission = new Submission(host, {
      session: () => this.session,
      onReceipt: options.onReceipt,
      onRejected: (error) => this.#showRejection(error),
    });
  }

  /** The gateway's side of it; nothing before the element has a client. */
  get session(): ApplicationSession | undefined {
    const client = this.#host.api;
    this.#session ??= client && applicationsOf(client).session(this.#key);
    return this.#session;
  }

  /** Files have been chosen or taken away, or have got further: what was said about them is taken back where it no longer holds. */
  onFilesChanged(): void {
    const form = this.#options.form();
    this.isTouched = true;
    if (form) this.issues = withoutResolved(this.issues, form, this.#options.files());
    this.refresh();
  }

  /** Another offer: another application. Who the person is stays. */
  restart(): void {
    this.#key = randomId();
    this.#session = undefined;
    this.values = { ...this.values, answers: new Map(), keepLonger: false };
    this.issues = new Map();
    this.#options.files()?.clear();
    this.steps.restart();
    this.submission.restart();
  }

  /** As it can be taken up again. */
  get toDraft(): Draft {
    const files = this.#options.files()?.chosen() ?? [];
    const step = this.#steps[this.steps.index] ?? 'applicant';
    return { key: this.#key, values: this.values, letter: this.letter.own, step, files, pending: this.submission.pending };
  }

  /** Takes up what was left at an earlier visit: the same application, under the same key. */
  resume({ key, values, letter, step, files, pending }: Draft): void {
    this.restart();
    this.steps.restart(Math.max(0, this.#steps.indexOf(step)));
    this.#key = key;
    this.#session = undefined; // it may have been asked for meanwhile
    this.values = values;
    if (letter !== undefined) this.letter.reset(letter);
    this.#options.files()?.restore(files);
    this.submission.resume(pending);
    this.isTouched = true;
    void this.phone.check(values.phone).then(() => this.refresh()); // the last step shows it
  }

  /** Sends it, unless the page keeps it back. */
  async send(application: NewApplication): Promise<void> {
    if (this.#options.maySubmit(application)) await this.submission.send(application);
  }

  /** Forgets all of it. `letter`: the page's own to begin with. */
  clear(letter: string | undefined): void {
    this.restart();
    this.values = emptyValues;
    this.letter.reset(letter);
    this.isTouched = false;
    this.refresh();
  }

  /** What the page knows of the person already; it never overwrites what they have values. */
  setDefault(name: ApplicantField, value: string, before: string): void {
    if (this.values[name] === before) this.values = { ...this.values, [name]: value };
  }

  /** What the person has values elsewhere. */
  setValue(name: ApplicantField, value: string): void {
    this.values = { ...this.values, [name]: value };
    this.isTouched = true;
  }

  /** Who the partner's site says the person is, in the fields that are still empty. */
  prefill(person: Prefill): void {
    for (const name of applicantFields) this.setDefault(name, person[name] ?? '', '');
    this.refresh();
  }

  /** The letter as it stands. */
  get message(): string {
    const form = this.#options.form();
    return form ? this.letter.text(form, signatureOf(this.values)) : '';
  }

  /** The steps that the person sees at once. */
  get visibleSteps(): readonly StepName[] {
    return this.#options.isOnePage() ? this.#steps : this.#steps.slice(this.steps.index, this.steps.index + 1);
  }

  get #steps(): readonly StepName[] {
    const form = this.#options.form();
    return form ? stepsOf(form) : [];
  }

  /** What is wrong in the steps that are shown. */
  get visibleIssues(): Issues {
    const { visibleSteps } = this;
    return new Map([...this.issues].filter(([field]) => visibleSteps.includes(stepOfField(field))));
  }

  /** Reads the fields again, and takes back what was said about those that have changed since. */
  read(element: HTMLFormElement): void {
    const form = this.#options.form();
    if (!form) return;
    const before = fieldValues(this.values, this.message);
    const values = readForm(element, this.values);
    if (element.elements.namedItem('message')) this.letter.write(values.message, form, signatureOf(this.values));
    this.values = values;
    this.isTouched = true;
    const now = fieldValues(this.values, this.message);
    const changed = [...this.issues.keys()].filter((field) => before.get(field) !== now.get(field));
    if (changed.length > 0) {
      const found = this.#pageIssues(form, badInputFields(element));
      const left = [...this.issues].filter(([field]) => !changed.includes(field) || found.has(field));
      this.issues = new Map(left.map(([field, told]) => [field, found.get(field) ?? told]));
    }
    this.session?.prepare();
    this.#host.requestUpdate();
  }

  /** A field is left. Browsers call a date changed at each figure: only whoever has left it has finished. */
  onFieldLeft(field: EventTarget | null): void {
    if (field instanceof HTMLInputElement && field.type === 'date') this.#completeYears();
  }

  #completeYears(): void {
    const found = completeYears(this.#options.form(), this.values);
    if (found.size === 0) return;
    this.completed = new Map([...this.completed, ...found]);
    this.values = { ...this.values, answers: new Map([...this.values.answers, ...found]) };
    this.refresh();
  }

  /** Writes a number as it is read out, where it is one. */
  async formatPhone(text: string): Promise<void> {
    await this.phone.check(text);
    if (!this.phone.formatted || this.values.phone !== text) return;
    this.values = { ...this.values, phone: this.phone.formatted };
    this.refresh();
  }

  refresh(): void {
    this.#host.requestUpdate();
  }

  /** The button of a step, or of the whole: checks it, and goes on where nothing is wrong. */
  async submit(element: HTMLFormElement): Promise<void> {
    const form = this.#options.form();
    if (!form || this.isChecking || this.submission.isPending) return;
    this.read(element);
    this.#completeYears();
    const isLast = this.visibleSteps.includes('review');
    this.isChecking = true;
    this.#host.requestUpdate();
    this.issues = await this.#check(form, isLast ? stepsOf(form) : this.visibleSteps, badInputFields(element));
    this.isChecking = false;
    this.#host.requestUpdate();
    if (this.issues.size > 0) return this.#showIssues();
    if (!isLast) {
      this.steps.advance();
      return;
    }
    await this.send(this.#application(form));
  }

  /** The same check in the page and, where a step is left, in the gateway. */
  async #check(form: ApplicationForm, steps: readonly StepName[], badInput: readonly string[]): Promise<Issues> {
    const phone = steps.includes('applicant') ? await this.phone.check(this.values.phone) : undefined;
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
      await this.session?.check(step, this.#application(form));
      return issues;
    } catch (error) {
      return this.#issuesIn(toGatewayError(error)); // what else can fail is told when it matters, at the end
    }
  }

  /** All that the page itself can find; the phone apart. */
  #pageIssues(form: ApplicationForm, badInput: readonly string[]): Issues {
    const values = { ...this.values, message: this.message };
    return new Map([
      ...applicantIssues(values),
      ...letterIssues(values),
      ...answerIssues(form, values, badInput),
      ...documentIssues(form, this.#options.files()),
    ]);
  }

  #application(form: ApplicationForm): NewApplication {
    const values = { ...this.values, message: this.message, phone: this.phone.number ?? '' };
    return newApplication(form, values, this.#options.files()?.ids() ?? []);
  }

  #issuesIn(error: GatewayError): Issues {
    return issuesOfError(error, this.#options.form(), fieldValues(this.values, this.message));
  }

  /** Shows what the gateway has found, in the step where it is. */
  #showRejection(error: GatewayError): boolean {
    const issues = this.#issuesIn(error); // none without a form
    this.values = { ...this.values, topic: '' }; // whoever sends it once more is a person, whatever filled it
    if (issues.size === 0) return false;
    this.issues = issues;
    void this.#showIssues();
    return true;
  }

  async #showIssues(): Promise<void> {
    const form = this.#options.form();
    const [first] = this.issues.keys();
    if (!form || first === undefined) return;
    if (this.visibleIssues.size === 0) this.steps.goTo(stepsOf(form).indexOf(stepOfField(first)));
    await this.#options.focus.after('#errors');
  }

  #correct(email: string): void {
    this.values = { ...this.values, email };
    this.issues = new Map([...this.issues].filter(([field]) => field !== 'email'));
    this.#host.requestUpdate();
    void this.#options.focus.after('#email');
  }
}
