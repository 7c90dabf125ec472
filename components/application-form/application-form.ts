import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import { applicationsOf } from '../../src/client/applications.ts';
import { lazyModule } from '../../src/client/lazy-module.ts';
import type { ApplicationForm } from '../../src/contract/index.ts';
import { Focus } from '../../src/element/focus.ts';
import { FormControl } from '../../src/element/form-control.ts';
import { GatewayTask, initialState } from '../../src/element/gateway-task.ts';
import { LazyPart } from '../../src/element/lazy-part.ts';
import { codeAttribute, booleanAttribute, numberAttribute, enumAttribute } from '../../src/element/attributes.ts';
import { failure } from '../../src/ui/failure.ts';
import { lazyView } from '../../src/ui/lazy-view.ts';
import styles from './application-form.styles.ts';
import { ApplicationController } from './application-controller.ts';
import { errorSummary, focusField } from './error-summary.ts';
import {
  framed,
  loadingForm,
  stepButtons,
  nameOfField,
  stepViews,
  targetView,
  unavailableReason,
  type StepProps,
} from './form-views.ts';
import { LazyDraft } from './draft/lazy-draft.ts';
import { formFocus } from './steps/form-focus.ts';
import { LazyDocuments } from './documents/lazy-documents.ts';
import { locales } from './locales/index.ts';
import { hasDataController, informationNotice } from './steps/information-notice.ts';
import { OfferLink } from './offer-link.ts';
import { adoptLightDomForm } from './light-dom-form.ts';
import { prefillTask } from './applicant/prefill-task.ts';
import { LazyReceipt } from './submission/lazy-receipt.ts';
import { applicantFields } from './form-values.ts';
import { LazyResumableDraft } from './draft/lazy-resumable-draft.ts';

const loadReview = lazyModule(() => import('./steps/review.ts'));

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
 * @fires {CustomEvent<{ reference: string; offer: string | undefined }>} emploi-application-submitted - The application has arrived, under this reference, for this offer or for none in particular.
 */
export class EmploiApplicationForm extends FormControl {
  static override styles = [FormControl.styles, styles];

  /** @internal */
  static override readonly locales = locales;

  protected override readonly elementName = 'application-form';

  /** Identifier of the offer that is answered. Without one the application is for the partner itself, and no offer in particular. */
  @property({ converter: codeAttribute }) offer: string | null = null;

  /** `on-demand`: nothing is shown before the visitor wants to apply for an offer of a search on the same page. */
  @property({ converter: enumAttribute('reveal', ['always', 'on-demand']) }) reveal: 'always' | 'on-demand' | null = null;

  /** `page`: everything on one page; otherwise one step after the other. */
  @property({ converter: enumAttribute('layout', ['steps', 'page']) }) layout: 'steps' | 'page' | null = null;

  /** Level of the element's heading in the page's outline, 1 to 4; the headings inside follow. */
  @property({ type: Number, converter: numberAttribute('heading-level', 4, 2), attribute: 'heading-level' }) headingLevel = 2;

  /** The person's given name, where the page knows it. What they have typed themselves stays. */
  @property({ attribute: 'first-name' }) firstName: string | null = '';

  /** The person's family name, where the page knows it. */
  @property({ attribute: 'last-name' }) lastName: string | null = '';

  /** The person's e-mail address, where the page knows it. */
  @property({ converter: codeAttribute }) email: string | null = '';

  /** The person's phone number, where the page knows it: `06 12 34 56 78`, or with the prefix of its country. */
  @property({ converter: codeAttribute }) phone: string | null = '';

  /** Who the person is, as a token that the partner's server has signed: its secret stays there. What they have typed themselves stays. */
  @property({ attribute: 'prefill-token', converter: codeAttribute }) prefillToken: string | null = null;

  /** A letter to begin with, in place of ours. */
  @property() message: string | null = null;

  /**
   * For computers that many people use: nothing is kept, browsers are not invited to fill or to remember, and after so many minutes
   * without a touch (5 where none are given) the person is asked whether they are still there, and all is erased where nobody answers.
   */
  @property({ attribute: 'shared-device' }) sharedDevice: string | null = null;

  readonly #focus = new Focus(this, formFocus);

  readonly #form = new GatewayTask(this, {
    args: () => [this.#target, this.#isHidden] as const,
    run: async (client, [offer, isAsleep], signal) => (isAsleep ? initialState : applicationsOf(client).form(offer, signal)),
    onComplete: () => this.#adoptLightDomForm(),
  });

  readonly #offerLink: OfferLink = new OfferLink(this, {
    isFixed: () => Boolean(this.offer),
    onChange: () => this.#application.restart(),
    reveal: () => void this.#scrollIntoView(),
  });

  readonly #application: ApplicationController = new ApplicationController(this, {
    form: () => this.#form.value,
    isOnePage: () => this.layout === 'page',
    files: () => this.#documents,
    maySubmit: ({ offer, documents }) => this.emit('emploi-application-submit', { offer, documents }, { cancelable: true }),
    onReceipt: ({ reference }) => void this.#onReceipt(reference),
    focus: this.#focus,
  });

  readonly #draft: LazyDraft = new LazyDraft(this, {
    application: this.#application,
    form: () => (this.#form.pending ? undefined : this.#form.value),
    letter: () => this.message ?? undefined,
    sharedDevice: () => (booleanAttribute(this.sharedDevice) ? (this.sharedDevice ?? '') : undefined),
    focus: this.#focus,
    dialog: () => this.renderRoot.querySelector('dialog'),
    level: () => this.headingLevel + 1,
  });

  readonly #resumableDraft = new LazyResumableDraft(
    this,
    this.#offerLink,
    () => !this.#target && !booleanAttribute(this.sharedDevice),
  );

  readonly #documents: LazyDocuments = new LazyDocuments(this, {
    form: () => this.#form.value,
    application: this.#application,
    focus: this.#focus,
  });

  readonly #review = new LazyPart(this, {
    load: loadReview,
    isNeeded: () => this.#application.steps.furthest > 0,
    create: ({ reviewView }) => reviewView,
  });

  readonly #receipt = new LazyReceipt(this, { application: this.#application, restart: () => this.reset() });

  #hasNotice = false;
  /** The page's own form in the tag, until ours has taken its place. */
  #lightDomForm: HTMLFormElement | null = null;

  constructor() {
    super();
    prefillTask(this, (person) => this.#application.prefill(person));
  }

  /** The offer that is answered. */
  get #target(): string | undefined {
    return this.offer ?? this.#offerLink.offer;
  }

  get #isHidden(): boolean {
    return this.reveal === 'on-demand' && !this.#target;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) this.#lightDomForm = this.querySelector('form');
    if (changed.has('offer') && this.hasUpdated) this.#application.restart();
    if (changed.has('message')) this.#application.letter.reset(this.message ?? undefined);
    for (const name of applicantFields)
      if (changed.has(name)) this.#application.setDefault(name, this[name] ?? '', changed.get(name) ?? '');
  }

  protected override render(): TemplateResult {
    const waiting = this.#target || this.#application.isTouched ? undefined : this.#resumableDraft.render();
    if (this.#isHidden) return framed(waiting);
    if (this.#lightDomForm && this.#form.pending) return html`<slot></slot>`;
    const form = this.#form.error ? undefined : this.#form.value;
    const isAtStart = form && !this.#application.submission.receipt && this.#application.visibleSteps.includes('applicant');
    return html`
      <div class="frame">
        <div class="sealed">${this.#offerLink.render()}</div>
        <slot name="heading">
          <div class="sealed">
            <h2 tabindex="-1" aria-level=${this.headingLevel}>${msg('Votre candidature')}</h2>
          </div>
        </slot>
        <div class="sealed">${form ? targetView(form) : nothing}</div>
        <slot name="notice" ?hidden=${!isAtStart} @slotchange=${this.#onNotice}>
          <div class="sealed">${form && hasDataController(form) ? informationNotice(form) : nothing}</div>
        </slot>
        <div class="content sealed">
          ${this.#form.render({
            pending: loadingForm,
            error: (error) => failure(error, { message: unavailableReason(error), retry: () => void this.#form.run() }),
            complete: (loaded) => html`${waiting} ${this.#draft.above()} ${this.#content(loaded)} ${this.#draft.below()}`,
          })}
        </div>
      </div>
    `;
  }

  #content(form: ApplicationForm): unknown {
    return this.#receipt.render(form, this.headingLevel + 1) ?? this.#formView(form);
  }

  #formView(form: ApplicationForm): TemplateResult {
    const application = this.#application;
    const level = this.headingLevel + 1;
    const view: StepProps = {
      application,
      form,
      files: this.#documents,
      isOnePage: this.layout === 'page',
      review: (props) => lazyView(this.#review, (view) => view(props), loadingForm),
      isShared: booleanAttribute(this.sharedDevice),
      hasDataController: this.#hasNotice || hasDataController(form),
      level,
    };
    return html`
      <form
        part="form"
        novalidate
        @submit=${this.#onSubmit}
        @input=${this.#onInput}
        @change=${this.#onChange}
        @focusout=${({ target }: Event) => this.#application.onFieldLeft(target)}
        aria-label=${msg('Candidature', { desc: 'Name of the form with which a person applies.' })}
      >
        <fieldset class="whole" role="none" ?disabled=${this.isDisabled}>
          ${errorSummary({
            issues: application.visibleIssues,
            nameOf: nameOfField(form),
            go: (field) => focusField(this.renderRoot, field),
            level,
          })}
          ${stepViews(view)} ${application.submission.render()} ${stepButtons(view)}
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

  protected override reset(): void {
    this.#receipt.reference = undefined;
    this.#application.clear(this.message ?? undefined);
  }

  protected override restore(reference: string): void {
    this.#receipt.reference = reference;
    this.requestUpdate();
  }

  #adoptLightDomForm(): void {
    const current = adoptLightDomForm(this.#lightDomForm, this.#application);
    this.#lightDomForm = null;
    if (current) void this.#focus.after(`#${current}`);
  }

  /** Brings the form before a visitor who has asked for it. */
  async #scrollIntoView(): Promise<void> {
    await this.updateComplete;
    this.scrollIntoView({ block: 'start' });
    this.#focus.find('h2')?.focus({ preventScroll: true });
  }

  async #onReceipt(reference: string): Promise<void> {
    this.#offerLink.notifySubmitted(this.#target);
    this.changeValue(reference);
    this.emit('emploi-application-submitted', { reference, offer: this.#target });
    await this.#receipt.show(reference);
    await this.#focus.after('#receipt-title, .sent-before button');
  }

  readonly #onNotice = (event: Event): void => {
    this.#hasNotice = event.target instanceof HTMLSlotElement && event.target.assignedElements().length > 0;
    this.requestUpdate();
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) void this.#application.submit(event.currentTarget);
  };

  readonly #onInput = (event: Event): void => {
    if (event.currentTarget instanceof HTMLFormElement) this.#application.read(event.currentTarget);
    if (event.target instanceof HTMLInputElement && event.target.name === 'phone') this.#application.phone.prepare();
  };

  /** A field is left, or filled in at once. */
  readonly #onChange = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === 'email') void this.#application.email.checkTypos(target.value);
    if (target.name === 'phone') void this.#application.formatPhone(target.value);
  };
}

declare global {
  interface HTMLElementEventMap {
    'emploi-application-submit': CustomEvent<{ offer: string | undefined; documents: readonly string[] }>;
    'emploi-application-submitted': CustomEvent<{ reference: string; offer: string | undefined }>;
  }
}
