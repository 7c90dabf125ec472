import { msg } from '@lit/localize';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';

import type { ApplicationForm, ApplicationReceipt } from '../../../src/contract/index.ts';
import type { Focus } from '../../../src/element/focus.ts';
import type { TaskHost } from '../../../src/element/gateway-task.ts';
import {
  consentView,
  choiceNotice,
  resumableNotice,
  otherTabNotice,
  eraseConfirmation,
  eraseButton,
  restoredNotice,
  idleDialog,
  submittedNotice,
} from './draft-views.ts';
import type { ApplicationController } from '../application/application-controller.ts';
import { DraftStore } from './draft-store.ts';
import { IdleTimer, parseIdleTimeout } from '../../../src/device/idle-timer.ts';
import { UnloadGuard } from './unload-guard.ts';
import type { Draft, StoredDraft } from './draft-format.ts';

export { default as styles } from './draft-controller.styles.ts';

const sameDraft = (one: Draft | undefined, other: Draft): boolean =>
  one?.key === other.key &&
  one.values === other.values &&
  one.letter === other.letter &&
  one.step === other.step &&
  one.files.length === other.files.length &&
  one.files.every((file, index) => file === other.files[index]) &&
  one.pending?.request === other.pending?.request &&
  one.pending?.mayHaveArrived === other.pending?.mayHaveArrived;

export interface DraftControllerOptions {
  application: ApplicationController;
  /** The form that is shown. */
  form: () => ApplicationForm | undefined;
  /** The page's own letter to begin with. */
  letter: () => string | undefined;
  /** The minutes without a touch after which a shared computer asks, as written; `undefined`: the computer is the person's. */
  sharedDevice: () => string | undefined;
  focus: Focus;
  /** The dialog that is shown, if any. */
  dialog: () => HTMLDialogElement | null;
  /** Of the headings in the form. */
  level: () => number;
}

/** What the device keeps of an application, and what the person is told and can say about it. */
export class DraftController implements ReactiveController {
  readonly form: ApplicationForm;
  readonly #host: TaskHost;
  readonly #options: DraftControllerOptions;
  readonly #store: DraftStore;
  readonly #idle: IdleTimer | undefined;
  readonly #unloadGuard = new UnloadGuard();
  /** The draft that the store was given last. */
  #last: Draft | undefined;
  #receipt: ApplicationReceipt | undefined;
  /** Found when something had been written already: the person decides. */
  #choice: StoredDraft | undefined;
  /** When what was taken up was written. */
  #foundAt: number | undefined;
  /** The element is in the page: it may have left it before this code came. */
  #isConnected = false;
  #hasBegun = false;
  readonly #stop: () => void;
  #isConfirming = false;
  #isWarning = false;
  #message = '';

  constructor(host: TaskHost, form: ApplicationForm, options: DraftControllerOptions) {
    const shared = options.sharedDevice();
    this.form = form;
    this.#host = host;
    this.#options = options;
    this.#store = new DraftStore({
      partner: form.recruiter.name,
      offer: form.offer?.id ?? '',
      onChange: () => this.#options.application.notify(),
    });
    if (shared !== undefined)
      this.#idle = new IdleTimer({
        timeoutMs: parseIdleTimeout(shared),
        onWarn: () => void this.#warn(),
        onTimeout: () => void this.#erase(),
      });
    this.#stop = options.application.watch(() => this.#onChange());
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    if (this.#hasBegun) void this.#store.reopen();
    else void (this.#idle ? this.#store.erase() : this.#begin());
    this.#hasBegun = true;
    this.#onChange();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#idle?.stop();
    this.#unloadGuard.stop();
    void this.#store.close();
  }

  #onChange(): void {
    const { application, form } = this.#options;
    const { receipt } = application.submission;
    if (form() !== this.form) return; // what is typed now is for another
    this.#unloadGuard.set(this.#isConnected && application.isTouched && !receipt && !this.#idle && this.#store.status !== 'on');
    if (this.#idle) {
      if (application.isTouched || receipt) this.#idle.start();
      return;
    }
    if (receipt) {
      if (receipt !== this.#receipt)
        void this.#store.onSubmitted({ number: receipt.reference, receivedAt: receipt.receivedAt }, receipt.retainedUntil);
      this.#receipt = receipt;
      return;
    }
    if (!application.isTouched || this.#choice) return;
    const draft = application.toDraft;
    if (sameDraft(this.#last, draft)) return;
    this.#last = draft;
    this.#store.update(draft);
  }

  /** The element shows another form. */
  dispose(): void {
    this.#stop();
    this.#host.removeController(this);
    this.hostDisconnected();
  }

  above(): TemplateResult {
    const { application } = this.#options;
    return html`
      ${this.#message && !application.isTouched ? html`<p id="device-said" class="notice" tabindex="-1">${this.#message}</p>` : nothing}
      ${application.submission.receipt ? nothing : this.#found()} ${this.#isWarning ? this.#warning() : nothing}
    `;
  }

  below(): TemplateResult | typeof nothing {
    const { application } = this.#options;
    const { status, submitted, expires, isIncomplete } = this.#store;
    const { receipt } = application.submission;
    if (!(application.isTouched || receipt || submitted || status !== 'off')) return nothing;
    return html`<div class="device">
      ${this.#idle || receipt ? nothing : consentView({ status, expires, isIncomplete }, (isAgreed) => void this.#store.setConsent(isAgreed))}
      ${
        this.#isConfirming
          ? eraseConfirmation(() => void this.#erase(), this.#cancelErase)
          : eraseButton(Boolean(this.#idle && receipt), this.#confirmErase)
      }
    </div>`;
  }

  /** What the device has kept. */
  #found(): TemplateResult {
    const { application } = this.#options;
    const { status, submitted } = this.#store;
    const { submission, isTouched } = application;
    const { resumable } = submission;
    return html`
      ${submitted ? submittedNotice(submitted) : nothing} ${this.#choice ? choiceNotice(this.#choice.at, this.#decide) : nothing}
      ${this.#foundAt && !resumable ? restoredNotice(this.#foundAt) : nothing}
      ${
        resumable
          ? resumableNotice(
              resumable,
              () => void application.send(resumable.request),
              () => submission.postpone(),
            )
          : nothing
      }
      ${otherTabNotice(status, isTouched, () => void this.#takeOver())}
    `;
  }

  #warning(): TemplateResult {
    return idleDialog(this.#onPresent, () => void this.#erase(), this.#options.level());
  }

  async #begin(): Promise<void> {
    const found = await this.#store.open();
    if (found && this.#options.application.isTouched) this.#choice = found;
    else if (found) this.#resume(found);
    this.#host.requestUpdate();
  }

  #resume(found: StoredDraft): void {
    this.#foundAt = found.at;
    this.#options.application.resume(found);
    this.#last = this.#options.application.toDraft;
  }

  readonly #decide = (isResumed: boolean): void => {
    const choice = this.#choice;
    this.#choice = undefined;
    if (choice && isResumed) this.#resume(choice);
    this.#host.requestUpdate();
  };

  async #takeOver(): Promise<void> {
    const found = await this.#store.takeOver();
    if (found) this.#resume(found);
    this.#host.requestUpdate();
  }

  readonly #confirmErase = (): void => {
    this.#isConfirming = true;
    void this.#options.focus.after('#erase-question');
  };

  readonly #cancelErase = (): void => {
    this.#isConfirming = false;
    void this.#options.focus.after('#erase');
  };

  async #erase(): Promise<void> {
    this.#idle?.stop();
    this.#isConfirming = false;
    this.#isWarning = false;
    this.#choice = undefined;
    this.#foundAt = undefined;
    this.#last = undefined;
    this.#options.application.clear(this.#options.letter());
    this.#message = (await this.#store.erase())
      ? msg('C’est effacé : ce que vous aviez écrit, vos fichiers, et ce qui était enregistré sur cet appareil.')
      : msg(
          'Ce que vous aviez écrit est effacé. Mais votre navigateur n’a pas pu effacer ce qui est enregistré sur cet appareil : effacez les données de ce site dans ses réglages.',
        );
    await this.#options.focus.after('#device-said');
  }

  async #warn(): Promise<void> {
    this.#isWarning = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#options.dialog()?.showModal();
  }

  /** The person has answered, by the button or by Escape. */
  readonly #onPresent = (): void => {
    if (!this.#isWarning) return;
    this.#isWarning = false;
    this.#idle?.reset();
    this.#host.requestUpdate();
  };
}
