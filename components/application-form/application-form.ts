import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import { applicationsOf } from '../../src/client/applications.ts';
import type { ApplicationForm } from '../../src/contract/index.ts';
import { FormControl } from '../../src/element/form-control.ts';
import { GatewayTask, nothingYet } from '../../src/element/gateway-task.ts';
import { code, flag, numberUpTo, oneOf } from '../../src/element/written.ts';
import { failure } from '../../src/ui/index.ts';
import styles from './application-form.styles.ts';
import { Applying } from './applying.ts';
import { errorSummary, goToField } from './errors.ts';
import { alone, buttons, nameOfField, stepViews, subject, whyNone, type StepView } from './form-views.ts';
import { Keeping } from './draft/keeping.ts';
import { KeptFocus } from './steps/kept-focus.ts';
import { LateDocuments } from './documents/late-documents.ts';
import { LateReview } from './steps/late-review.ts';
import { locales } from './locales/index.ts';
import { hasAccount, informationNotice } from './steps/notice.ts';
import { Opening } from './opening.ts';
import { takeOver } from './own-form.ts';
import { prefilling } from './applicant/prefilling.ts';
import { sentBefore } from './submission/sent-before.ts';
import { personFields } from './typed.ts';
import { Waiting } from './draft/waiting.ts';

/**
 * An application to an employer: who the person is, their letter and documents, the employer's questions, and a receipt.
 *
 * @element emploi-application-form
 * @slot heading - Replaces the heading above the form.
 * @slot - What stands here shows until the element is ready, and where scripts are blocked. Of a form here with fields called `firstName`, `lastName`, `email` or `phone`, ours takes the place once it is there: what was typed stays, and so does the focus.
 * @slot notice - Replaces what the person is told about their data before the first field: who receives them, what for, for how long, and what the person can ask. A live form without any cannot be sent.
 * @csspart form - The form, or its step.
 * @csspart receipt - What is shown once the application has arrived.
 * @fires {CustomEvent<{ offer: string | undefined; documents: readonly string[] }>} emploi-application-submit - The person sends the application. Cancel it to keep it from being sent. Identifiers only: nothing of what was typed.
 * @fires {CustomEvent<{ number: string; offer: string | undefined }>} emploi-application-submitted - The application has arrived, under this number, for this offer or for none in particular.
 */
export class EmploiApplicationForm extends FormControl {
  static override styles = [FormControl.styles, styles];

  /** @internal */
  static override readonly locales = locales;

  protected override readonly elementName = 'application-form';

  /** Identifier of the offer that is answered. Without one the application is for the partner itself, and no offer in particular. */
  @property({ converter: code }) offer: string | null = null;

  /** `on-demand`: nothing is shown before the visitor wants to apply for an offer of a search on the same page. */
  @property({ converter: oneOf('shown', ['always', 'on-demand']) }) shown: 'always' | 'on-demand' | null = null;

  /** `page`: everything on one page; otherwise one step after the other. */
  @property({ converter: oneOf('layout', ['steps', 'page']) }) layout: 'steps' | 'page' | null = null;

  /** Level of the element's heading in the page's outline, 1 to 4; the headings inside follow. */
  @property({ type: Number, converter: numberUpTo('heading-level', 4, 2), attribute: 'heading-level' }) headingLevel = 2;

  /** The person's given name, where the page knows it. What they have typed themselves stays. */
  @property({ attribute: 'first-name' }) firstName: string | null = '';

  /** The person's family name, where the page knows it. */
  @property({ attribute: 'last-name' }) lastName: string | null = '';

  /** The person's e-mail address, where the page knows it. */
  @property({ converter: code }) email: string | null = '';

  /** The person's phone number, where the page knows it: `06 12 34 56 78`, or with the prefix of its country. */
  @property({ converter: code }) phone: string | null = '';

  /** Who the person is, as a token that the partner's server has signed: its secret stays there. What they have typed themselves stays. */
  @property({ attribute: 'prefill-token', converter: code }) prefillToken: string | null = null;

  /** A letter to begin with, in place of ours. */
  @property() message: string | null = null;

  /**
   * For computers that many people use: nothing is kept, browsers are not invited to fill or to remember, and after so many minutes
   * without a touch (5 where none are given) the person is asked whether they are still there, and all is erased where nobody answers.
   */
  @property({ attribute: 'shared-device' }) sharedDevice: string | null = null;

  readonly #form = new GatewayTask(this, {
    args: () => [this.#target, this.#isAsleep] as const,
    run: async (client, [offer, isAsleep], signal) => (isAsleep ? nothingYet : applicationsOf(client).form(offer, signal)),
    onComplete: () => this.#takeOver(),
  });

  readonly #opening: Opening = new Opening(this, {
    isFixed: () => Boolean(this.offer),
    onChange: () => this.#applying.restart(),
    reveal: () => void this.#reveal(),
  });

  readonly #applying: Applying = new Applying(this, {
    form: () => this.#form.value,
    isOnePage: () => this.layout === 'page',
    files: () => this.#documents,
    mayLeave: ({ offer, documents }) => this.emit('emploi-application-submit', { offer, documents }, { cancelable: true }),
    onReceipt: ({ number }) => void this.#onReceipt(number),
    focus: (selector) => this.#focus(selector),
  });

  readonly #keeping: Keeping = new Keeping(this, {
    applying: this.#applying,
    form: () => (this.#form.pending ? undefined : this.#form.value),
    letter: () => this.message ?? undefined,
    shared: () => (flag(this.sharedDevice) ? (this.sharedDevice ?? '') : undefined),
    wear: (styles) => this.wear(styles),
    focus: (selector) => this.#focus(selector),
    dialog: () => this.renderRoot.querySelector('dialog'),
    level: () => this.headingLevel + 1,
  });

  readonly #waiting = new Waiting(this, this.#opening, () => !this.#target && !flag(this.sharedDevice));

  readonly #documents: LateDocuments = new LateDocuments(
    this,
    { form: () => this.#form.value, applying: this.#applying, focus: (selector) => void this.#focusLater(selector) },
    (styles) => this.wear(styles),
  );

  readonly #review = new LateReview(this, this.#applying, (styles) => this.wear(styles));

  #hasOwnNotice = false;
  /** The page's own form in the tag, until ours has taken its place. */
  #own: HTMLFormElement | null = null;
  #late: typeof import('./submission/receipt.ts') | undefined;
  /** The number of an application that was sent before the visitor left this page and came back. */
  #before: string | undefined;

  constructor() {
    super();
    new KeptFocus(this);
    prefilling(
      this,
      () => this.prefillToken,
      (person) => this.#applying.fill(person),
    );
  }

  /** The offer that is answered. */
  get #target(): string | undefined {
    return this.offer ?? this.#opening.offer;
  }

  get #isAsleep(): boolean {
    return this.shown === 'on-demand' && !this.#target;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) this.#own = this.querySelector('form');
    if (changed.has('offer') && this.hasUpdated) this.#applying.restart();
    if (changed.has('message')) this.#applying.letter.begin(this.message ?? undefined);
    for (const name of personFields) if (changed.has(name)) this.#applying.begin(name, this[name] ?? '', changed.get(name) ?? '');
  }

  protected override render(): TemplateResult {
    const waiting = this.#target || this.#applying.isTouched ? undefined : this.#waiting.render();
    if (this.#isAsleep) return alone(waiting);
    if (this.#own && this.#form.pending) return html`<slot></slot>`;
    const form = this.#form.error ? undefined : this.#form.value;
    const isAtStart = form && !this.#applying.sending.receipt && this.#applying.shown.includes('applicant');
    return html`
      <div class="frame">
        <div class="sealed">${this.#opening.render()}</div>
        <slot name="heading">
          <div class="sealed">
            <h2 tabindex="-1" aria-level=${this.headingLevel}>${msg('Votre candidature')}</h2>
          </div>
        </slot>
        <div class="sealed">${form ? subject(form) : nothing}</div>
        <slot name="notice" ?hidden=${!isAtStart} @slotchange=${this.#onNotice}>
          <div class="sealed">${form && hasAccount(form) ? informationNotice(form) : nothing}</div>
        </slot>
        <div class="content sealed">
          ${this.#form.render({
            pending: () => html`<p role="status">${msg('Chargement du formulaire…')}</p>`,
            error: (error) => failure(error, { account: whyNone(error), retry: () => void this.#form.run() }),
            complete: (loaded) => html`${waiting} ${this.#keeping.above()} ${this.#content(loaded)} ${this.#keeping.below()}`,
          })}
        </div>
      </div>
    `;
  }

  #content(form: ApplicationForm): unknown {
    const { receipt } = this.#applying.sending;
    if (receipt && this.#late)
      return this.#late.receiptView({
        receipt,
        email: this.#applying.typed.email,
        title: form.offer?.title,
        level: this.headingLevel + 1,
        print: () => void this.#late?.printReceipt(this.renderRoot),
      });
    return this.#before ? sentBefore(this.#before, () => this.startAgain()) : this.#asked(form);
  }

  #asked(form: ApplicationForm): TemplateResult {
    const applying = this.#applying;
    const level = this.headingLevel + 1;
    const view: StepView = {
      applying,
      form,
      files: this.#documents,
      isOnePage: this.layout === 'page',
      review: (all) => this.#review.render(all),
      isShared: flag(this.sharedDevice),
      isAccountable: this.#hasOwnNotice || hasAccount(form),
      level,
    };
    return html`
      <form
        part="form"
        novalidate
        @submit=${this.#onSubmit}
        @input=${this.#onInput}
        @change=${this.#onChange}
        @focusout=${({ target }: Event) => this.#applying.leave(target)}
        aria-label=${msg('Candidature', { desc: 'Name of the form with which a person applies.' })}
      >
        <fieldset class="whole" role="none" ?disabled=${this.isDisabled}>
          ${errorSummary({
            issues: applying.shownIssues,
            nameOf: nameOfField(form),
            go: (field) => goToField(this.renderRoot, field),
            level,
          })}
          ${stepViews(view)} ${applying.sending.render()} ${buttons(view)}
        </fieldset>
      </form>
    `;
  }

  protected override missingMessage(): string {
    return msg('Envoyez d’abord votre candidature.');
  }

  protected override focusAnchor(): HTMLElement | null {
    return this.renderRoot.querySelector('form input:not([tabindex]), .receipt [tabindex], .sent-before button');
  }

  protected override startAgain(): void {
    this.#before = undefined;
    this.#applying.clear(this.message ?? undefined);
  }

  protected override comeBack(number: string): void {
    this.#before = number;
    this.requestUpdate();
  }

  #takeOver(): void {
    const current = takeOver(this.#own, this.#applying);
    this.#own = null;
    if (current) void this.#focusLater(`#${current}`);
  }

  #focus(selector: string): void {
    const found = this.renderRoot.querySelector<HTMLElement>(selector);
    found?.scrollIntoView({ block: 'nearest' });
    found?.focus({ preventScroll: true });
  }

  /** Brings the form before a visitor who has asked for it. */
  async #reveal(): Promise<void> {
    await this.updateComplete;
    this.scrollIntoView({ block: 'start' });
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }

  async #focusLater(selector: string): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.#focus(selector);
  }

  async #onReceipt(number: string): Promise<void> {
    this.#opening.noteSent(this.#target);
    this.giveValue(number);
    this.emit('emploi-application-submitted', { number, offer: this.#target });
    await this.#bringReceipt().catch(() => (this.#before = number)); // it has arrived all the same
    await this.#focusLater('#receipt-title, .sent-before button');
  }

  /** What shows the receipt comes while the person reads all once more. */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.#late && this.#applying.shown.includes('review')) void this.#bringReceipt().catch(() => {});
  }

  async #bringReceipt(): Promise<void> {
    this.#late ??= await import('./submission/receipt.ts');
    await this.wear(this.#late.styles);
  }

  readonly #onNotice = (event: Event): void => {
    this.#hasOwnNotice = event.target instanceof HTMLSlotElement && event.target.assignedElements().length > 0;
    this.requestUpdate();
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) void this.#applying.submit(event.currentTarget);
  };

  readonly #onInput = (event: Event): void => {
    if (event.currentTarget instanceof HTMLFormElement) this.#applying.take(event.currentTarget);
    if (event.target instanceof HTMLInputElement && event.target.name === 'phone') this.#applying.phone.prepare();
  };

  /** A field is left, or filled in at once. */
  readonly #onChange = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === 'email') void this.#applying.email.look(target.value);
    if (target.name === 'phone') void this.#applying.formatPhone(target.value);
  };
}

declare global {
  interface HTMLElementEventMap {
    'emploi-application-submit': CustomEvent<{ offer: string | undefined; documents: readonly string[] }>;
    'emploi-application-submitted': CustomEvent<{ number: string; offer: string | undefined }>;
  }
}
