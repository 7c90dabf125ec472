import { msg } from '@lit/localize';
import { html, nothing, type ReactiveController } from 'lit';

import type { ApplicationSession, NewApplication } from '../../../src/client/applications.ts';
import type { GatewayError } from '../../../src/client/errors.ts';
import { lazyModule } from '../../../src/client/lazy-module.ts';
import type { ApplicationReceipt } from '../../../src/contract/index.ts';
import { GatewayTask, initialState, type TaskHost } from '../../../src/element/gateway-task.ts';
import { failure } from '../../../src/ui/failure.ts';
import type { PendingSubmission } from '../draft/draft-format.ts';

const loadMessages = lazyModule(() => import('./rejection-messages.ts'));

export interface SubmissionOptions {
  session: () => ApplicationSession | undefined;
  onReceipt: (receipt: ApplicationReceipt) => void;
  /** The gateway names fields that are not as they should be; `false`: it names none that we know. */
  onRejected: (error: GatewayError) => boolean;
}

/**
 * Sends an application. However often it is tried, and whatever became of a try, it arrives once: all of them carry the key
 * of the draft.
 */
export class Submission implements ReactiveController {
  readonly #host: TaskHost;
  readonly #options: SubmissionOptions;
  readonly #task: GatewayTask<readonly [], ApplicationReceipt>;
  #receipt: ApplicationReceipt | undefined;
  #application: NewApplication | undefined;
  /** What was on its way when nobody could tell whether it had arrived. */
  #unknownOutcome: NewApplication | undefined;
  /** When it was asked for (ms since 1970). */
  #submittedAt = 0;
  /** Asked for before the browser was closed: the person says whether it is still to be sent. */
  #resumable: PendingSubmission | undefined;
  /** There is no network: it leaves as soon as there is. */
  #isWaiting = false;
  /** The fields say what is wrong. */
  #isShownInFields = false;
  /** Says why the gateway has not taken an application; it comes with the first refusal, from a network that works. */
  #rejectionMessage: ((error: GatewayError) => string | undefined) | undefined;

  constructor(host: TaskHost, options: SubmissionOptions) {
    this.#host = host;
    this.#options = options;
    this.#task = new GatewayTask(host, {
      auto: false,
      args: () => [] as const,
      run: async (_client, _args, signal) => {
        const session = options.session();
        return session && this.#application ? session.send(this.#application, signal) : initialState;
      },
      onComplete: (receipt) => {
        this.#receipt = receipt;
        options.onReceipt(receipt);
      },
    });
    host.addController(this);
  }

  /** Another application begins. */
  restart(): void {
    this.#receipt = undefined;
    this.#resumable = undefined;
    this.#application = undefined;
    this.#unknownOutcome = undefined;
    this.#isWaiting = false;
    void this.#task.run(); // with nothing to send: back to where it began
  }

  get receipt(): ApplicationReceipt | undefined {
    return this.#receipt;
  }

  /** On its way, or as soon as there is a network. */
  get isPending(): boolean {
    return this.#task.pending || this.#isWaiting;
  }

  /** What has been asked for and has no receipt, as far as is known. What may have arrived comes before what was changed since. */
  get pending(): PendingSubmission | undefined {
    if (this.receipt) return undefined;
    const application = this.#unknownOutcome ?? (this.isPending ? this.#application : undefined);
    const mayHaveArrived = this.#task.pending || this.#unknownOutcome !== undefined;
    return this.#resumable ?? (application && { application, at: this.#submittedAt, mayHaveArrived });
  }

  /** What was asked for at an earlier visit, and waits for the person. */
  get resumable(): PendingSubmission | undefined {
    return this.#resumable;
  }

  /** Takes up what was asked for at an earlier visit. Nothing leaves before the person says so. */
  resume(pending: PendingSubmission | undefined): void {
    this.#resumable = pending;
    this.#unknownOutcome = pending?.mayHaveArrived ? pending.application : undefined;
    this.#submittedAt = pending?.at ?? 0;
  }

  /** The person rather looks at it again. */
  postpone(): void {
    this.#resumable = undefined;
    this.#host.requestUpdate();
  }

  /** What is said about the last try has a button that leads on: it comes before the one that sends. */
  get hasOwnAction(): boolean {
    const { error } = this.#task;
    return Boolean(this.#resumable) || Boolean(error?.retryable && !this.isPending);
  }

  hostConnected(): void {
    addEventListener('online', this.#onOnline);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onOnline);
  }

  /** Resolves when the receipt is there, or why it is not, or when it waits for the network. */
  async send(application: NewApplication): Promise<void> {
    if (this.isPending) return;
    this.#application = application;
    this.#resumable = undefined;
    this.#submittedAt = Date.now();
    await this.#attempt();
  }

  async #attempt(): Promise<void> {
    this.#isShownInFields = false;
    this.#isWaiting = !navigator.onLine;
    this.#host.requestUpdate();
    if (this.#isWaiting) return;
    await this.#task.run();
    const { error } = this.#task;
    if (!error) return;
    if (isOutcomeUnknown(error)) this.#unknownOutcome = this.#application;
    this.#isWaiting = error.kind === 'offline' && !navigator.onLine;
    this.#isShownInFields = error.kind === 'invalid' && this.#options.onRejected(error);
    if (!isOutcomeUnknown(error) && !this.#isShownInFields) await this.#loadRejectionMessages();
    this.#host.requestUpdate();
  }

  /** Where that does not come, the general account of a failure has to do. */
  async #loadRejectionMessages(): Promise<void> {
    this.#rejectionMessage ??= (await loadMessages().catch(() => undefined))?.rejectionMessage ?? (() => undefined);
  }

  /** Why the application has not been sent, or that it is on its way. */
  render(): unknown {
    if (this.#isWaiting)
      return html`<div class="notice" role="alert">
        <p>
          ${
            this.#unknownOutcome
              ? msg(
                  'Vous n’avez plus de connexion à Internet. Votre candidature partira dès que la connexion reviendra, et n’arrivera qu’une fois : gardez cette page ouverte.',
                )
              : msg(
                  'Vous n’avez pas de connexion à Internet. Rien n’a encore été envoyé : votre candidature partira dès que la connexion reviendra. Gardez cette page ouverte.',
                )
          }
        </p>
        <button type="button" class="quiet" @click=${this.#cancel}>${msg('Ne pas envoyer')}</button>
      </div>`;
    const { error } = this.#task;
    return html`
      <p class="visually-hidden" role="status">${this.#task.pending ? msg('Envoi de votre candidature…') : nothing}</p>
      ${error && !this.#isShownInFields && !this.#task.pending ? this.#failureView(error) : nothing}
    `;
  }

  #failureView(error: GatewayError): unknown {
    const earlier = error.problem?.status === 422 ? this.#unknownOutcome : undefined;
    if (!earlier) return this.#newFailureView(error);
    return html`<div class="notice failed" role="alert">
      <p>
        ${msg('Votre candidature était déjà arrivée, telle que vous l’aviez envoyée la première fois. Ce que vous avez changé ensuite n’a pas été envoyé.')}
      </p>
      <button type="button" @click=${() => void this.#fetchReceipt(earlier)}>${msg('Voir le reçu')}</button>
    </div>`;
  }

  /** Told once, when all is there to be told: it is spoken at once. */
  #newFailureView(error: GatewayError): unknown {
    const retry = (): void => void this.#attempt();
    if (isOutcomeUnknown(error))
      return failure(error, {
        message: msg(
          'Nous ne savons pas si votre candidature est arrivée. Réessayez : elle ne sera pas envoyée deux fois. Tout ce que vous avez écrit est encore là.',
        ),
        retry,
      });
    return this.#rejectionMessage ? failure(error, { message: this.#rejectionMessage(error), retry }) : nothing;
  }

  /** The same again has the same answer: the receipt of what arrived. */
  async #fetchReceipt(earlier: NewApplication): Promise<void> {
    this.#application = earlier;
    await this.#attempt();
  }

  readonly #cancel = (): void => {
    this.#isWaiting = false;
    this.#host.requestUpdate();
  };

  readonly #onOnline = (): void => {
    if (this.#isWaiting) void this.#attempt();
  };
}

/** Whether the application may have arrived although its receipt has not. A conflict that asks to wait is with itself. */
const isOutcomeUnknown = ({ kind, problem, retryAfter }: GatewayError): boolean =>
  kind === 'offline' || kind === 'timeout' || kind === 'broken' || (problem?.status === 409 && retryAfter > 0);
