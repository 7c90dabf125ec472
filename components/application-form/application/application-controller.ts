import { applicationsOf, type ApplicationSession, type NewApplication } from '../../../src/client/applications.ts';
import type { GatewayError } from '../../../src/client/errors.ts';
import { lazyModule } from '../../../src/client/lazy-module.ts';
import type { ApplicationForm, ApplicationReceipt } from '../../../src/contract/index.ts';
import type { Focus } from '../../../src/element/focus.ts';
import { LazyPart, type LazyHost } from '../../../src/element/lazy-part.ts';
import { Submission } from '../../../src/element/submission.ts';
import { Letter } from '../applicant/letter.ts';
import { PhoneField } from '../applicant/phone-field.ts';
import { completeYears } from '../applicant/two-digit-years.ts';
import { LazyDocuments } from '../documents/lazy-documents.ts';
import type { Draft } from '../draft/draft-format.ts';
import type { FormValues } from '../form-values.ts';
import type { FormValuesStore } from '../form-values-store.ts';
import type { ReviewView } from '../steps/review.ts';
import { stepOfField, type Steps, type StepName } from '../steps/steps.ts';
import { newApplication } from '../submission/new-application.ts';
import { Validation } from '../validation/validation.ts';

const loadReview = lazyModule(() => import('../steps/review.ts'));

export interface ApplicationOptions {
  form: () => ApplicationForm | undefined;
  values: FormValuesStore;
  steps: Steps;
  /** Asks the page whether this may be sent. */
  maySubmit: (application: NewApplication) => boolean;
  onReceipt: (receipt: ApplicationReceipt) => void;
  focus: Focus;
}

/**
 * One application, from what was typed first to its receipt: it has values and files, checks them, and submits them. The code comes
 * when somebody begins to fill in the form.
 */
export class ApplicationController {
  readonly letter: Letter;
  readonly phone = new PhoneField();
  readonly files: LazyDocuments;
  readonly validation: Validation;
  readonly submission: Submission<NewApplication, ApplicationReceipt>;
  /** Shows all of it before it is sent. */
  readonly review: LazyPart<Awaited<ReturnType<typeof loadReview>>, ReviewView>;
  /** Days whose year was written with two figures, by the id of the question: as they were completed. */
  completedDays: ReadonlyMap<string, readonly string[]> = new Map();

  readonly #host: LazyHost;
  readonly #options: ApplicationOptions;
  readonly #listeners = new Set<() => void>();
  /** On its way to the listeners. */
  #notification: Promise<void> | undefined;
  #session: ApplicationSession | undefined;

  constructor(host: LazyHost, options: ApplicationOptions) {
    const { form, values, steps, focus, onReceipt } = options;
    this.#host = host;
    this.#options = options;
    const onChange = () => this.notify();
    this.letter = new Letter(form, values);
    this.files = new LazyDocuments(host, { form, application: this, focus });
    this.review = new LazyPart(host, {
      load: loadReview,
      isNeeded: () => steps.furthest > 0,
      create: ({ reviewView }) => reviewView,
    });
    this.validation = new Validation({
      form,
      values: () => this.values,
      files: this.files,
      checkPhone: (phone) => this.phone.check(phone),
      checkRemotely: async (step, application) => this.session?.check(step, application),
      application: (loaded) => this.#toRequest(loaded),
      onChange,
    });
    this.submission = new Submission<NewApplication, ApplicationReceipt>(host, {
      send: (client, application, key, signal) => (this.session ?? applicationsOf(client).session(key)).send(application, signal),
      onReceipt,
      onInvalid: (error) => this.#onInvalid(error),
      onChange,
    });
    if (values.isTouched) this.session?.prepare();
  }

  /** The gateway's side of it; nothing before the element has a client. */
  get session(): ApplicationSession | undefined {
    const client = this.#host.api;
    this.#session ??= client && applicationsOf(client).session(this.submission.key);
    return this.#session;
  }

  get isTouched(): boolean {
    return this.#options.values.isTouched;
  }

  get visibleSteps(): readonly StepName[] {
    return this.#options.steps.visible;
  }

  /** What stands in the fields, with the letter as it stands. */
  get values(): FormValues {
    return { ...this.#options.values.current, message: this.letter.text };
  }

  /** Calls `listener` once all that changes together has changed; returns a function that stops it. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Something has changed, here or in the values or the step. */
  notify(): void {
    this.#host.requestUpdate();
    this.#notification ??= Promise.resolve().then(() => this.#callListeners());
  }

  /** A draft that is taken up half would be stored in place of the whole. */
  #callListeners(): void {
    this.#notification = undefined;
    for (const listener of this.#listeners) listener();
  }

  /** The fields have been read. `before`: their values until then. */
  onRead(element: HTMLFormElement, before: FormValues): void {
    const old = { ...before, message: this.letter.textFor(before) };
    if (element.elements.namedItem('message')) this.letter.onRead(old.message);
    this.validation.recheck(old, element);
    this.session?.prepare();
  }

  /** A field is left. Browsers call a date changed at each figure: only whoever has left it has finished. */
  onFieldLeft(field: EventTarget | null): void {
    if (field instanceof HTMLInputElement && field.type === 'date') this.#completeYears();
  }

  /** Files have been chosen or taken away, or have got further. */
  onFilesChanged(): void {
    this.#options.values.touch();
    this.validation.recheckFiles();
  }

  /** Writes a phone number as it is read out, where it is one. */
  async formatPhone(typed: string): Promise<void> {
    const { values } = this.#options;
    await this.phone.check(typed);
    const { formatted } = this.phone;
    if (formatted && values.current.phone === typed) values.change({ phone: formatted });
  }

  /** Goes to a step from the review. */
  goTo(step: StepName): void {
    const { steps } = this.#options;
    steps.goTo(steps.all.indexOf(step));
  }

  /** The button of a step, or of the whole: checks it, and goes on where nothing is wrong. */
  async submit(element: HTMLFormElement): Promise<void> {
    const { form, steps } = this.#options;
    const loaded = form();
    if (!loaded || this.validation.isChecking || this.submission.isPending) return;
    this.#completeYears();
    const isLast = steps.visible.includes('review');
    if (!(await this.validation.check(isLast ? steps.all : steps.visible, element))) await this.#showIssues();
    else if (isLast) await this.send(this.#toRequest(loaded));
    else steps.advance();
  }

  /** Sends it, unless the page keeps it back. */
  async send(application: NewApplication): Promise<void> {
    if (this.#options.maySubmit(application)) await this.submission.send(application);
  }

  /** As it can be taken up again. */
  get toDraft(): Draft {
    const { values, steps } = this.#options;
    const { key, pending } = this.submission;
    return { key, values: values.current, letter: values.letter, step: steps.current, files: this.files.chosen(), pending };
  }

  /** Takes up what was left at an earlier visit: the same application, under the same key. */
  resume({ key, values, letter, step, files, pending }: Draft): void {
    const { steps } = this.#options;
    this.restart();
    steps.restart(Math.max(0, steps.all.indexOf(step)));
    this.submission.resume(key, pending);
    this.#session = undefined; // it may have been asked for meanwhile
    this.#options.values.resume(values, letter);
    this.files.restore(files);
    void this.phone.check(values.phone).then(() => this.#host.requestUpdate()); // the last step shows it
  }

  /** Another application begins. */
  restart(): void {
    this.submission.restart();
    this.#session = undefined;
    this.validation.clear();
    this.files.clear();
    this.#options.values.restart();
    this.#options.steps.restart();
  }

  /** Forgets all of it. `letter`: the page's own to begin with. */
  clear(letter: string | undefined): void {
    this.restart();
    this.#options.values.clear(letter);
  }

  #completeYears(): void {
    const { form, values } = this.#options;
    const found = completeYears(form(), values.current);
    if (found.size === 0) return;
    this.completedDays = new Map([...this.completedDays, ...found]);
    values.change({ answers: new Map([...values.current.answers, ...found]) });
  }

  #toRequest(form: ApplicationForm): NewApplication {
    return newApplication(form, { ...this.values, phone: this.phone.number ?? '' }, this.files.ids());
  }

  /** Shows what the gateway has found, in the step where it is. */
  #onInvalid(error: GatewayError): boolean {
    const isShown = this.validation.reject(error);
    this.#options.values.change({ topic: '' }); // whoever sends it once more is a person, whatever filled it
    if (isShown) void this.#showIssues();
    return isShown;
  }

  async #showIssues(): Promise<void> {
    const { steps, focus } = this.#options;
    const [first] = this.validation.issues.keys();
    if (first === undefined) return;
    if (this.validation.issuesIn(steps.visible).size === 0) steps.goTo(steps.all.indexOf(stepOfField(first)));
    await focus.after('#errors');
  }
}
