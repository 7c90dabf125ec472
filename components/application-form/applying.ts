import { applicationsOf, type ApplicationDraft, type NewApplication } from '../../src/client/applications.ts';
import { toGatewayError, type GatewayError } from '../../src/client/errors.ts';
import { newKey } from '../../src/client/new-key.ts';
import type { ApplicationForm, Prefill } from '../../src/contract/index.ts';
import type { TaskHost } from '../../src/element/gateway-task.ts';
import type { ApplyingOptions } from './applying-options.ts';
import {
  answerIssues,
  applicantIssues,
  documentIssues,
  fieldsOf,
  issuesIn,
  letterIssues,
  withoutMended,
  type Issues,
} from './checks.ts';
import { EmailField } from './applicant/email-field.ts';
import type { Draft } from './draft/kept-draft.ts';
import { Letter } from './applicant/letter.ts';
import { newApplication } from './submission/new-application.ts';
import { PhoneField } from './applicant/phone-field.ts';
import { Sending } from './submission/sending.ts';
import { stepOfField, Steps, stepsOf, type StepName } from './steps/steps.ts';
import {
  halfTypedIn,
  nothingTyped,
  personFields,
  signatureOf,
  typedIn,
  valuesOf,
  type PersonField,
  type Typed,
} from './typed.ts';
import { completedDays } from './applicant/years.ts';

/** One application, from its first letter to its receipt: what was typed, what is wrong with it, how far it has come. */
export class Applying {
  typed: Typed = nothingTyped;
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
  readonly sending: Sending;

  readonly #host: TaskHost;
  readonly #options: ApplyingOptions;
  #key = newKey();
  #draft: ApplicationDraft | undefined;

  constructor(host: TaskHost, options: ApplyingOptions) {
    this.#host = host;
    this.#options = options;
    this.email = new EmailField(host, (email) => this.#correct(email));
    this.steps = new Steps(host, () => void this.#afterUpdate('#step-title'));
    this.sending = new Sending(host, {
      draft: () => this.draft,
      onReceipt: options.onReceipt,
      onRefused: (error) => this.#explain(error),
    });
  }

  /** The gateway's side of it; nothing before the element has a client. */
  get draft(): ApplicationDraft | undefined {
    const client = this.#host.api;
    this.#draft ??= client && applicationsOf(client).draft(this.#key);
    return this.#draft;
  }

  /** Files have been chosen or taken away, or have got further: what was said about them is taken back where it no longer holds. */
  noteFiles(): void {
    const form = this.#options.form();
    this.isTouched = true;
    if (form) this.issues = withoutMended(this.issues, form, this.#options.files());
    this.refresh();
  }

  /** Another offer: another application. Who the person is stays. */
  restart(): void {
    this.#key = newKey();
    this.#draft = undefined;
    this.typed = { ...this.typed, answers: new Map(), keepLonger: false };
    this.issues = new Map();
    this.#options.files()?.forget();
    this.steps.restart();
    this.sending.restart();
  }

  /** As it can be taken up again. */
  get asDraft(): Draft {
    const files = this.#options.files()?.chosen() ?? [];
    const step = this.#all[this.steps.index] ?? 'applicant';
    return { key: this.#key, typed: this.typed, letter: this.letter.own, step, files, asked: this.sending.asked };
  }

  /** Takes up what was left at an earlier visit: the same application, under the same key. */
  resume({ key, typed, letter, step, files, asked }: Draft): void {
    this.restart();
    this.steps.restart(Math.max(0, this.#all.indexOf(step)));
    this.#key = key;
    this.#draft = undefined; // it may have been asked for meanwhile
    this.typed = typed;
    if (letter !== undefined) this.letter.begin(letter);
    this.#options.files()?.restore(files);
    this.sending.resume(asked);
    this.isTouched = true;
    void this.phone.check(typed.phone).then(() => this.refresh()); // the last step shows it
  }

  /** Sends it, unless the page keeps it back. */
  async send(application: NewApplication): Promise<void> {
    if (this.#options.mayLeave(application)) await this.sending.send(application);
  }

  /** Forgets all of it. `letter`: the page's own to begin with. */
  clear(letter: string | undefined): void {
    this.restart();
    this.typed = nothingTyped;
    this.letter.begin(letter);
    this.isTouched = false;
    this.refresh();
  }

  /** What the page knows of the person already; it never overwrites what they have typed. */
  begin(name: PersonField, value: string, before: string): void {
    if (this.typed[name] === before) this.typed = { ...this.typed, [name]: value };
  }

  /** What the person has typed elsewhere. */
  adopt(name: PersonField, value: string): void {
    this.typed = { ...this.typed, [name]: value };
    this.isTouched = true;
  }

  /** Who the partner's site says the person is, in the fields that are still empty. */
  fill(person: Prefill): void {
    for (const name of personFields) this.begin(name, person[name] ?? '', '');
    this.refresh();
  }

  /** The letter as it stands. */
  get message(): string {
    const form = this.#options.form();
    return form ? this.letter.text(form, signatureOf(this.typed)) : '';
  }

  /** The steps that the person sees at once. */
  get shown(): readonly StepName[] {
    return this.#options.isOnePage() ? this.#all : this.#all.slice(this.steps.index, this.steps.index + 1);
  }

  get #all(): readonly StepName[] {
    const form = this.#options.form();
    return form ? stepsOf(form) : [];
  }

  /** What is wrong in the steps that are shown. */
  get shownIssues(): Issues {
    const { shown } = this;
    return new Map([...this.issues].filter(([field]) => shown.includes(stepOfField(field))));
  }

  /** Reads the fields again, and takes back what was said about those that have changed since. */
  take(element: HTMLFormElement): void {
    const form = this.#options.form();
    if (!form) return;
    const before = valuesOf(this.typed, this.message);
    const typed = typedIn(element, this.typed);
    if (element.elements.namedItem('message')) this.letter.write(typed.message, form, signatureOf(this.typed));
    this.typed = typed;
    this.isTouched = true;
    const now = valuesOf(this.typed, this.message);
    const changed = [...this.issues.keys()].filter((field) => before.get(field) !== now.get(field));
    if (changed.length > 0) {
      const found = this.#pageIssues(form, halfTypedIn(element));
      const left = [...this.issues].filter(([field]) => !changed.includes(field) || found.has(field));
      this.issues = new Map(left.map(([field, told]) => [field, found.get(field) ?? told]));
    }
    this.draft?.prepare();
    this.#host.requestUpdate();
  }

  /** A field is left. Browsers call a date changed at each figure: only whoever has left it has finished. */
  leave(field: EventTarget | null): void {
    if (field instanceof HTMLInputElement && field.type === 'date') this.#completeYears();
  }

  #completeYears(): void {
    const found = completedDays(this.#options.form(), this.typed);
    if (found.size === 0) return;
    this.completed = new Map([...this.completed, ...found]);
    this.typed = { ...this.typed, answers: new Map([...this.typed.answers, ...found]) };
    this.refresh();
  }

  /** Writes a number as it is read out, where it is one. */
  async formatPhone(text: string): Promise<void> {
    await this.phone.check(text);
    if (!this.phone.shown || this.typed.phone !== text) return;
    this.typed = { ...this.typed, phone: this.phone.shown };
    this.refresh();
  }

  refresh(): void {
    this.#host.requestUpdate();
  }

  /** The button of a step, or of the whole: checks it, and goes on where nothing is wrong. */
  async submit(element: HTMLFormElement): Promise<void> {
    const form = this.#options.form();
    if (!form || this.isChecking || this.sending.isPending) return;
    this.take(element);
    this.#completeYears();
    const isLast = this.shown.includes('review');
    this.isChecking = true;
    this.#host.requestUpdate();
    this.issues = await this.#check(form, isLast ? stepsOf(form) : this.shown, halfTypedIn(element));
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
  async #check(form: ApplicationForm, steps: readonly StepName[], halfTyped: readonly string[]): Promise<Issues> {
    const phone = steps.includes('applicant') ? await this.phone.check(this.typed.phone) : undefined;
    const found = new Map([...this.#pageIssues(form, halfTyped), ...(phone ? [['phone', phone] as const] : [])]);
    const issues = new Map(
      fieldsOf(form).flatMap((field) => {
        const told = found.get(field);
        return told && steps.includes(stepOfField(field)) ? [[field, told] as const] : [];
      }),
    );
    const [step] = steps;
    if (issues.size > 0 || steps.length > 1 || (step !== 'applicant' && step !== 'answers')) return issues;
    try {
      await this.draft?.check(step, this.#application(form));
      return issues;
    } catch (error) {
      return this.#issuesIn(toGatewayError(error)); // what else can fail is told when it matters, at the end
    }
  }

  /** All that the page itself can find; the phone apart. */
  #pageIssues(form: ApplicationForm, halfTyped: readonly string[]): Issues {
    const typed = { ...this.typed, message: this.message };
    return new Map([
      ...applicantIssues(typed),
      ...letterIssues(typed),
      ...answerIssues(form, typed, halfTyped),
      ...documentIssues(form, this.#options.files()),
    ]);
  }

  #application(form: ApplicationForm): NewApplication {
    const typed = { ...this.typed, message: this.message, phone: this.phone.number ?? '' };
    return newApplication(form, typed, this.#options.files()?.ids() ?? []);
  }

  #issuesIn(error: GatewayError): Issues {
    return issuesIn(error, this.#options.form(), valuesOf(this.typed, this.message));
  }

  /** Shows what the gateway has found, in the step where it is. */
  #explain(error: GatewayError): boolean {
    const issues = this.#issuesIn(error); // none without a form
    this.typed = { ...this.typed, topic: '' }; // whoever sends it once more is a person, whatever filled it
    if (issues.size === 0) return false;
    this.issues = issues;
    void this.#showIssues();
    return true;
  }

  async #showIssues(): Promise<void> {
    const form = this.#options.form();
    const [first] = this.issues.keys();
    if (!form || first === undefined) return;
    if (this.shownIssues.size === 0) this.steps.goTo(stepsOf(form).indexOf(stepOfField(first)));
    await this.#afterUpdate('#errors');
  }

  #correct(email: string): void {
    this.typed = { ...this.typed, email };
    this.issues = new Map([...this.issues].filter(([field]) => field !== 'email'));
    this.#host.requestUpdate();
    void this.#afterUpdate('#email');
  }

  async #afterUpdate(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#options.focus(selector);
  }
}
