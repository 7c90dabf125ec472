import { msg } from '@lit/localize';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import { applicationsOf } from '../../src/client/applications.ts';
import type { ApplicationForm } from '../../src/contract/index.ts';
import { Focus } from '../../src/element/focus.ts';
import { FormControl } from '../../src/element/form-control.ts';
import { GatewayTask, initialState } from '../../src/element/gateway-task.ts';
import { codeAttribute, booleanAttribute, numberAttribute, enumAttribute } from '../../src/element/attributes.ts';
import { failure } from '../../src/ui/failure.ts';
import styles from './application-form.styles.ts';
import { prefillTask } from './applicant/prefill-task.ts';
import { LazyApplication } from './application/lazy-application.ts';
import { LazyDraft } from './draft/lazy-draft.ts';
import { LazyResumableDraft } from './draft/lazy-resumable-draft.ts';
import { FormValuesStore } from './form-values-store.ts';
import { applicantFields } from './form-values.ts';
import { formView } from './form-view.ts';
import { framed, formFrame, loadingForm, unavailableReason } from './form-views.ts';
import { LightDomForm } from './light-dom-form.ts';
import { locales } from './locales/index.ts';
import { OfferLink } from './offer-link.ts';
import { formFocus } from './steps/form-focus.ts';
import { hasDataController } from './steps/information-notice.ts';
import { Steps } from './steps/steps.ts';
import { LazyReceipt } from './submission/lazy-receipt.ts';

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

  readonly #values = new FormValuesStore(() => this.#onChange());

  readonly #lightDomForm = new LightDomForm(this.#values);

  readonly #steps = new Steps(this, {
    form: () => this.#form.value,
    isOnePage: () => this.#isOnePage,
    onChange: () => {
      this.#onChange();
      void this.#focus.after('#step-title');
    },
  });

  readonly #application: LazyApplication = new LazyApplication(this, {
    form: () => this.#form.value,
    values: this.#values,
    steps: this.#steps,
    maySubmit: ({ offer, documents }) => this.emit('emploi-application-submit', { offer, documents }, { cancelable: true }),
    onReceipt: ({ reference }) => void this.#onReceipt(reference),
    focus: this.#focus,
    root: () => this.renderRoot,
    isOnePage: () => this.#isOnePage,
    level: () => this.headingLevel + 1,
  });

  readonly #draft: LazyDraft = new LazyDraft(this, {
    application: this.#application,
    values: this.#values,
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

  readonly #receipt = new LazyReceipt(this, {
    receipt: () => this.#application.value?.submission.receipt,
    email: () => this.#values.current.email,
    isNear: () => this.#steps.visible.includes('review'),
    restart: () => this.reset(),
  });

  #hasNotice = false;

  constructor() {
    super();
    prefillTask(this, (person) => this.#values.prefill(person));
  }

  /** The offer that is answered. */
  get #target(): string | undefined {
    return this.offer ?? this.#offerLink.offer;
  }

  get #isHidden(): boolean {
    return this.reveal === 'on-demand' && !this.#target;
  }

  get #isOnePage(): boolean {
    return this.layout === 'page';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) this.#lightDomForm.find(this);
    if (changed.has('offer') && this.hasUpdated) this.#application.restart();
    if (changed.has('message')) this.#values.setLetter(this.message ?? undefined);
    for (const name of applicantFields)
      if (changed.has(name)) this.#values.setDefault(name, this[name] ?? '', changed.get(name) ?? '');
  }

  protected override render(): TemplateResult {
    const waiting = this.#target || this.#values.isTouched ? undefined : this.#resumableDraft.render();
    if (this.#isHidden) return framed(waiting);
    if (this.#lightDomForm.isShown && this.#form.pending) return html`<slot></slot>`;
    const form = this.#form.error ? undefined : this.#form.value;
    return formFrame({
      form,
      back: this.#offerLink.render(),
      isAtStart: Boolean(form && !this.#application.value?.submission.receipt && this.#steps.visible.includes('applicant')),
      onNotice: this.#onNotice,
      level: this.headingLevel,
      content: this.#form.render({
        pending: loadingForm,
        error: (error) => failure(error, { message: unavailableReason(error), retry: () => void this.#form.run() }),
        complete: (loaded) => html`${waiting} ${this.#draft.above()} ${this.#content(loaded)} ${this.#draft.below()}`,
      }),
    });
  }

  #content(form: ApplicationForm): unknown {
    const receipt = this.#receipt.render(form, this.headingLevel + 1);
    if (receipt) return receipt;
    return formView({
      form,
      application: this.#application,
      values: this.#values,
      steps: this.#steps,
      isOnePage: this.#isOnePage,
      isShared: booleanAttribute(this.sharedDevice),
      isDisabled: this.isDisabled,
      hasDataController: this.#hasNotice || hasDataController(form),
      level: this.headingLevel + 1,
    });
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
    const current = this.#lightDomForm.adopt();
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

  #onChange(): void {
    this.requestUpdate();
    this.#application.value?.notify();
  }
}

declare global {
  interface HTMLElementEventMap {
    'emploi-application-submit': CustomEvent<{ offer: string | undefined; documents: readonly string[] }>;
    'emploi-application-submitted': CustomEvent<{ reference: string; offer: string | undefined }>;
  }
}
