import { GatewayError, toGatewayError } from '../client/errors.ts';
import { lazyModule } from '../client/lazy-module.ts';
import { randomId } from '../client/random-id.ts';
import type { GatewaySession } from '../client/session.ts';
import { ChunkSizer } from './chunk-sizer.ts';
import type { Document, DocumentRefusal } from '../contract/index.ts';
import type { ChosenFile } from './chosen-file.ts';
import { awaitCheck } from './await-check.ts';
import { whenOnline } from './delay.ts';
import type { UploadFailure, UploadState } from './upload-state.ts';
import { delayAttempt, isTransient, maxAttempts, retryDelays } from './retry-policy.ts';

export interface FileUploadOptions {
  session: GatewaySession;
  /** Why the gateway has refused a file, in words of the owner's; nothing: ours do. */
  refusalMessage?: ((refusal: DocumentRefusal) => string | undefined) | undefined;
  /** Told of all that can be seen. */
  onChange: (file: FileUpload, before: UploadState) => void;
}

const loadTus = lazyModule(() => import('./tus.ts'));

let count = 0;

/** One file on its way from the person's device to the gateway. */
export class FileUpload {
  /** Tells files apart, whatever they are called. */
  readonly id = (count += 1);
  /** As it can be taken up again: another object whenever something of it has changed. */
  chosen: ChosenFile;
  /** Bytes that are safe with the gateway. */
  sent = 0;
  failure: UploadFailure | undefined;
  /** What the gateway says of it. */
  document: Document | undefined;
  /** The check takes its time, and nobody need wait for it: the file goes along as it is, and is looked at all the same. */
  isCheckSlow = false;

  readonly #options: FileUploadOptions;
  readonly #chunkSizer = new ChunkSizer();
  #state: UploadState = 'queued';
  #abort = new AbortController();
  #sending: Promise<void> | undefined;
  /** The gateway may know of it, though nobody has heard where. */
  #mayBeAnnounced = false;
  #isRemoved = false;

  constructor(chosen: ChosenFile, options: FileUploadOptions) {
    this.chosen = chosen;
    this.#options = options;
    if (chosen.file.size > 0) return;
    this.failure = 'unkept';
    this.#state = 'failed';
  }

  get file(): File {
    return this.chosen.file;
  }

  /** What its owner needs it for. */
  get purpose(): string {
    return this.chosen.purpose;
  }

  get state(): UploadState {
    return this.#state;
  }

  /** Why the gateway has refused it, as its owner says. */
  get refusalMessage(): string | undefined {
    return this.document?.refusal ? this.#options.refusalMessage?.(this.document.refusal) : undefined;
  }

  /** The gateway has it, and it goes along with what it is attached to. */
  get isAttached(): boolean {
    return this.#state === 'received' || (this.#state === 'checking' && this.isCheckSlow);
  }

  /** Id of the document, once it is announced. */
  get #documentId(): string {
    return this.chosen.address ? (new URL(this.chosen.address).pathname.split('/').at(-1) ?? '') : '';
  }

  /** Sends it, however long that takes; ends when all bytes are there, or when it does not go on by itself. */
  async send(): Promise<void> {
    const { signal } = (this.#abort = new AbortController());
    try {
      this.#sending = this.#sendAll(signal);
      await this.#sending;
      void this.awaitCheck();
    } catch (error) {
      if (signal.aborted) return;
      this.#fail(error instanceof GatewayError ? error : 'unreadable');
    }
  }

  async #sendAll(signal: AbortSignal): Promise<void> {
    let [tries, safe] = [0, this.sent];
    for (;;) {
      await this.#awaitNetwork(signal);
      this.#setState('sending');
      const error = await this.#attempt(signal);
      if (!error) return;
      tries = this.sent > safe ? 1 : tries + 1;
      safe = this.sent;
      this.#chunkSizer.onLost();
      if (error.kind === 'missing') this.#restart();
      else if (!isTransient(error)) throw error;
      if (tries === maxAttempts) throw error;
      this.failure = error;
      if (tries > 1 || error.retryAfter || !navigator.onLine) this.#setState('waiting');
      await delayAttempt(error, tries, retryDelays, signal);
    }
  }

  /** What has stopped it, if it may go on; nothing: all has arrived. */
  async #attempt(signal: AbortSignal): Promise<GatewayError | undefined> {
    const { session } = this.#options;
    const code = await loadTus().catch(() => undefined);
    signal.throwIfAborted();
    if (!code) return new GatewayError('offline');
    this.#mayBeAnnounced = true;
    try {
      await code.uploadFile(
        this.file,
        {
          session,
          purpose: this.purpose,
          key: this.chosen.key,
          address: this.chosen.address,
          chunkSizer: this.#chunkSizer,
          onAddress: (address) => {
            if (address !== this.chosen.address) this.#updateChosen({ address });
            if (this.#isRemoved) this.#abort.abort();
          },
          onProgress: (bytes) => {
            this.sent = bytes;
            this.failure = undefined;
            this.#options.onChange(this, this.#state);
          },
        },
        signal,
      );
      return undefined;
    } catch (error) {
      if (signal.aborted || error instanceof code.UnreadableFileError) throw error;
      const failure = toGatewayError(error);
      if (failure.problem) this.#mayBeAnnounced = false; // it has been refused
      return failure;
    }
  }

  async #awaitNetwork(signal: AbortSignal): Promise<void> {
    if (navigator.onLine) return;
    this.failure = new GatewayError('offline');
    this.#setState('waiting');
    await whenOnline(signal);
  }

  /** What was announced is no more: it has waited too long. */
  #restart(): void {
    this.sent = 0;
    this.#updateChosen({ key: randomId(), address: undefined });
  }

  #updateChosen(change: Partial<ChosenFile>): void {
    this.chosen = { ...this.chosen, ...change };
    this.#options.onChange(this, this.#state);
  }

  /** Asks what the gateway thinks of it, until it has said so. */
  async awaitCheck(): Promise<void> {
    const { signal } = (this.#abort = new AbortController());
    const { session } = this.#options;
    this.sent = this.file.size;
    this.failure = undefined;
    this.#setState('checking');
    try {
      await awaitCheck(session, this.#documentId, (document, isSlow) => this.#onAnswer(document, isSlow), signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(toGatewayError(error));
    }
  }

  #onAnswer(document: Document, isSlow: boolean): void {
    this.document = document;
    if (document.state === 'received' || document.state === 'refused') return this.#setState(document.state);
    if (isSlow === this.isCheckSlow) return;
    this.isCheckSlow = isSlow;
    this.#options.onChange(this, this.#state);
  }

  /** The person stops it for now. */
  pause(): void {
    this.#abort.abort();
    this.#setState('paused');
  }

  /** It waits for its turn again: the person goes on, tries again, or is back. */
  resume(): void {
    this.failure = undefined;
    this.#setState('queued');
  }

  /** The element has left the page. */
  suspend(): void {
    if (this.#state === 'sending' || this.#state === 'waiting') {
      this.#abort.abort();
      this.#setState('queued');
    } else if (this.#state === 'checking') this.#abort.abort();
  }

  /** Takes it away, here and from the gateway. Resolves when the gateway has nothing of it, or after some tries. */
  async remove(): Promise<void> {
    this.#isRemoved = true;
    const { session } = this.#options;
    if (!this.chosen.address && this.#mayBeAnnounced) await this.#learnAddress();
    this.#abort.abort();
    const address = this.chosen.address;
    if (!address) return;
    const { signal } = new AbortController();
    for (let tries = 1; tries < maxAttempts; tries += 1) {
      if (!navigator.onLine) await whenOnline(signal);
      const error = await loadTus()
        .then(({ removeUpload }) => removeUpload(session, address, signal))
        .then(() => undefined, toGatewayError);
      if (!error || !isTransient(error)) return;
      await delayAttempt(error, tries, retryDelays, signal);
    }
  }

  /** What is being announced is let go on until it has an address; what was stopped meanwhile is announced again, and is the same. */
  async #learnAddress(): Promise<void> {
    if (this.#abort.signal.aborted) this.#sending = this.#sendAll((this.#abort = new AbortController()).signal);
    await this.#sending?.catch(() => {});
  }

  #fail(failure: UploadFailure): void {
    this.failure = failure;
    this.#setState('failed');
  }

  #setState(state: UploadState): void {
    const before = this.#state;
    this.#state = state;
    this.#options.onChange(this, before);
  }
}
