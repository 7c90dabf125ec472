import { msg } from '@lit/localize';
import { html, nothing, type CSSResultOrNative, type ReactiveController, type TemplateResult } from 'lit';

import type { ApplicationForm, ApplicationReceipt } from '../../../src/contract/index.ts';
import type { TaskHost } from '../../../src/element/gateway-task.ts';
import {
  agreement,
  choiceNotice,
  earlierNotice,
  elsewhereNotice,
  eraseQuestion,
  eraser,
  foundNotice,
  idleDialog,
  sentNotice,
} from './device-views.ts';
import type { Applying } from '../applying.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { IdleWatch, patienceOf } from './idle-watch.ts';
import { Leaving } from './leaving.ts';
import type { Draft, FoundDraft } from './kept-draft.ts';

export { default as styles } from './device-part.styles.ts';

const sameDraft = (one: Draft | undefined, other: Draft): boolean =>
  one?.key === other.key &&
  one.typed === other.typed &&
  one.letter === other.letter &&
  one.step === other.step &&
  one.files.length === other.files.length &&
  one.files.every((file, index) => file === other.files[index]) &&
  one.asked?.application === other.asked?.application &&
  one.asked?.hasLeft === other.asked?.hasLeft;

export interface DevicePartOptions {
  applying: Applying;
  /** The form that is shown. */
  form: () => ApplicationForm | undefined;
  /** The page's own letter to begin with. */
  letter: () => string | undefined;
  /** The minutes without a touch after which a shared computer asks, as written; `undefined`: the computer is the person's. */
  shared: () => string | undefined;
  /** Dresses the element for what comes late. */
  wear: (styles: CSSResultOrNative) => Promise<void>;
  /** Moves the focus to what the selector finds. */
  focus: (selector: string) => void;
  /** The dialog that is shown, if any. */
  dialog: () => HTMLDialogElement | null;
  /** Of the headings in the form. */
  level: () => number;
}

/** What the device keeps of an application, and what the person is told and can say about it. */
export class DevicePart implements ReactiveController {
  readonly form: ApplicationForm;
  readonly #host: TaskHost;
  readonly #options: DevicePartOptions;
  readonly #keeper: DraftKeeper;
  readonly #idle: IdleWatch | undefined;
  readonly #leaving = new Leaving();
  /** What the keeper was told last. */
  #last: Draft | undefined;
  #receipt: ApplicationReceipt | undefined;
  /** Found when something had been written already: the person decides. */
  #choice: FoundDraft | undefined;
  /** When what was taken up was written. */
  #foundAt: number | undefined;
  /** The element is in the page: it may have left it before this code came. */
  #isHere = false;
  #hasBegun = false;
  #isAsking = false;
  #isWarning = false;
  #said = '';

  constructor(host: TaskHost, form: ApplicationForm, options: DevicePartOptions) {
    const shared = options.shared();
    this.form = form;
    this.#host = host;
    this.#options = options;
    this.#keeper = new DraftKeeper({
      partner: form.recruiter.name,
      offer: form.offer?.id ?? '',
      onChange: () => host.requestUpdate(),
    });
    if (shared !== undefined)
      this.#idle = new IdleWatch({
        patience: patienceOf(shared),
        onWarn: () => void this.#warn(),
        onEnd: () => void this.#erase(),
      });
    host.addController(this);
  }

  hostConnected(): void {
    this.#isHere = true;
    if (this.#hasBegun) void this.#keeper.reopen();
    else void (this.#idle ? this.#keeper.erase() : this.#begin());
    this.#hasBegun = true;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#isHere = false;
    this.#idle?.stop();
    this.#leaving.stop();
    void this.#keeper.close();
  }

  hostUpdated(): void {
    const { applying, form } = this.#options;
    const { receipt } = applying.sending;
    if (form() !== this.form) return; // what is typed now is for another
    this.#leaving.mind(this.#isHere && applying.isTouched && !receipt && !this.#idle && this.#keeper.keeping !== 'on');
    if (this.#idle) {
      if (applying.isTouched || receipt) this.#idle.start();
      return;
    }
    if (receipt) {
      if (receipt !== this.#receipt) void this.#keeper.arrive(receipt, receipt.keptUntil);
      this.#receipt = receipt;
      return;
    }
    if (!applying.isTouched || this.#choice) return;
    const draft = applying.asDraft;
    if (sameDraft(this.#last, draft)) return;
    this.#last = draft;
    this.#keeper.keep(draft);
  }

  /** The element shows another form. */
  leave(): void {
    this.#host.removeController(this);
    this.hostDisconnected();
  }

  above(): TemplateResult {
    const { applying } = this.#options;
    return html`
      ${this.#said && !applying.isTouched ? html`<p id="device-said" class="notice" tabindex="-1">${this.#said}</p>` : nothing}
      ${applying.sending.receipt ? nothing : this.#found()} ${this.#isWarning ? this.#warning() : nothing}
    `;
  }

  below(): TemplateResult | typeof nothing {
    const { applying } = this.#options;
    const { keeping, sent, expires, isLacking } = this.#keeper;
    const { receipt } = applying.sending;
    if (!(applying.isTouched || receipt || sent || keeping !== 'off')) return nothing;
    return html`<div class="device">
      ${this.#idle || receipt ? nothing : agreement({ keeping, expires, isLacking }, (isAgreed) => void this.#keeper.agree(isAgreed))}
      ${
        this.#isAsking
          ? eraseQuestion(() => void this.#erase(), this.#keepAll)
          : eraser(Boolean(this.#idle && receipt), this.#ask)
      }
    </div>`;
  }

  /** What the device has kept. */
  #found(): TemplateResult {
    const { applying } = this.#options;
    const { keeping, sent } = this.#keeper;
    const { sending, isTouched } = applying;
    const { earlier } = sending;
    return html`
      ${sent ? sentNotice(sent) : nothing} ${this.#choice ? choiceNotice(this.#choice.at, this.#decide) : nothing}
      ${this.#foundAt && !earlier ? foundNotice(this.#foundAt) : nothing}
      ${
        earlier
          ? earlierNotice(
              earlier,
              () => void applying.send(earlier.application),
              () => sending.putOff(),
            )
          : nothing
      }
      ${elsewhereNotice(keeping, isTouched, () => void this.#takeOver())}
    `;
  }

  #warning(): TemplateResult {
    return idleDialog(this.#goOn, () => void this.#erase(), this.#options.level());
  }

  async #begin(): Promise<void> {
    const found = await this.#keeper.begin();
    if (found && this.#options.applying.isTouched) this.#choice = found;
    else if (found) this.#resume(found);
    this.#host.requestUpdate();
  }

  #resume(found: FoundDraft): void {
    this.#foundAt = found.at;
    this.#options.applying.resume(found);
    this.#last = this.#options.applying.asDraft;
  }

  readonly #decide = (isResumed: boolean): void => {
    const choice = this.#choice;
    this.#choice = undefined;
    if (choice && isResumed) this.#resume(choice);
    this.#host.requestUpdate();
  };

  async #takeOver(): Promise<void> {
    const found = await this.#keeper.takeOver();
    if (found) this.#resume(found);
    this.#host.requestUpdate();
  }

  readonly #ask = (): void => {
    this.#isAsking = true;
    void this.#focus('#erase-question');
  };

  readonly #keepAll = (): void => {
    this.#isAsking = false;
    void this.#focus('#erase');
  };

  async #erase(): Promise<void> {
    this.#idle?.stop();
    this.#isAsking = false;
    this.#isWarning = false;
    this.#choice = undefined;
    this.#foundAt = undefined;
    this.#last = undefined;
    this.#options.applying.clear(this.#options.letter());
    this.#said = (await this.#keeper.erase())
      ? msg('C’est effacé : ce que vous aviez écrit, vos fichiers, et ce qui était enregistré sur cet appareil.')
      : msg(
          'Ce que vous aviez écrit est effacé. Mais votre navigateur n’a pas pu effacer ce qui est enregistré sur cet appareil : effacez les données de ce site dans ses réglages.',
        );
    await this.#focus('#device-said');
  }

  async #warn(): Promise<void> {
    this.#isWarning = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#options.dialog()?.showModal();
  }

  /** The person has answered, by the button or by Escape. */
  readonly #goOn = (): void => {
    if (!this.#isWarning) return;
    this.#isWarning = false;
    this.#idle?.goOn();
    this.#host.requestUpdate();
  };

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#options.focus(selector);
  }
}
