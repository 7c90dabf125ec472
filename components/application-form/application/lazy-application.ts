import { lazyModule } from '../../../src/client/lazy-module.ts';
import { LazyPart, type LazyHost } from '../../../src/element/lazy-part.ts';
import { lazyView } from '../../../src/ui/lazy-view.ts';
import { EmailField } from '../applicant/email-field.ts';
import type { ApplicantField } from '../form-values.ts';
import type { Issues } from '../validation/validation-rules.ts';
import type { ApplicationController, ApplicationOptions } from './application-controller.ts';
import type { ApplicationViews, ApplicationViewsOptions } from './application-views.ts';

const load = lazyModule(() => import('./application-part.ts'));

const noIssues: Issues = new Map();

/** The application, whose code comes when somebody begins to fill in the form, or where more than the first step is shown. */
export class LazyApplication {
  readonly #host: LazyHost;
  readonly #options: ApplicationOptions & ApplicationViewsOptions;
  readonly email: EmailField;
  readonly #part: LazyPart<Awaited<ReturnType<typeof load>>, { application: ApplicationController; views: ApplicationViews }>;
  #isBegun = false;
  /** The button was pressed before the code was there. */
  #isSubmitting = false;
  #wasSubmitted = false;

  constructor(host: LazyHost, options: ApplicationOptions & ApplicationViewsOptions) {
    const { values, steps } = options;
    this.#host = host;
    this.#options = options;
    this.email = new EmailField(host, (email) => this.#correct('email', email));
    this.#part = new LazyPart(host, {
      load,
      isNeeded: () => this.#isBegun || values.isTouched || steps.index > 0 || options.isOnePage(),
      create: ({ ApplicationController, applicationViews }) => {
        const application = new ApplicationController(host, options);
        return { application, views: applicationViews(application, options) };
      },
    });
  }

  /** Once its code is there. */
  get value(): ApplicationController | undefined {
    return this.#part.value?.application;
  }

  get views(): ApplicationViews | undefined {
    return this.#part.value?.views;
  }

  get issues(): Issues {
    return this.value?.validation.issues ?? noIssues;
  }

  /** It is being checked, or is on its way. */
  get isBusy(): boolean {
    return this.#isSubmitting || Boolean(this.value?.validation.isChecking || this.value?.submission.isPending);
  }

  /** Resolves to nothing where the code cannot be had. */
  async load(): Promise<ApplicationController | undefined> {
    return (await this.#part.load())?.application;
  }

  /** Loads the code: somebody is in the form. */
  begin(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    this.#host.requestUpdate();
  }

  /** Reads the fields: something was typed. */
  read(element: HTMLFormElement): void {
    const { values } = this.#options;
    const before = values.current;
    values.read(element);
    this.value?.onRead(element, before);
  }

  /** The button of a step, or of the whole. */
  async submit(element: HTMLFormElement): Promise<void> {
    if (this.isBusy) return;
    this.read(element);
    const application = this.value ?? (await this.#loadToSubmit());
    await application?.submit(element);
  }

  /** Writes a phone number as it is read out, where it is one. */
  async formatPhone(typed: string): Promise<void> {
    await (await this.load())?.formatPhone(typed);
  }

  /** Another offer: another application. */
  restart(): void {
    if (this.value) return this.value.restart();
    this.#options.values.restart();
    this.#options.steps.restart();
  }

  /** Forgets all of it. `letter`: the page's own to begin with. */
  clear(letter: string | undefined): void {
    this.restart();
    this.#options.values.clear(letter);
  }

  /** While its code is on the way, or where it cannot be had; nothing as long as nobody waits for it. */
  placeholder(pending: () => unknown): unknown {
    const isAwaited = this.#wasSubmitted || this.#options.isOnePage();
    return isAwaited ? lazyView(this.#part, () => undefined, pending) : undefined;
  }

  /** Puts in what the person has agreed was meant. */
  #correct(field: ApplicantField, value: string): void {
    this.#options.values.change({ [field]: value });
    this.value?.validation.forget(field);
    void this.#options.focus.after(`#${field}`);
  }

  async #loadToSubmit(): Promise<ApplicationController | undefined> {
    this.#isSubmitting = this.#wasSubmitted = true;
    this.#host.requestUpdate();
    const application = await this.load();
    this.#isSubmitting = false;
    this.#host.requestUpdate();
    return application;
  }
}
