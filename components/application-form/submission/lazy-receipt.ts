import { lazyModule } from '../../../src/client/lazy-module.ts';
import type { ApplicationForm, ApplicationReceipt } from '../../../src/contract/index.ts';
import { LazyPart, type LazyHost } from '../../../src/element/lazy-part.ts';
import { alreadySubmitted } from './already-submitted.ts';

const load = lazyModule(() => import('./receipt.ts'));
type ReceiptModule = Awaited<ReturnType<typeof load>>;

export interface LazyReceiptOptions {
  receipt: () => ApplicationReceipt | undefined;
  /** Where the receipt goes by mail. */
  email: () => string;
  /** It may be needed soon. */
  isNear: () => boolean;
  /** The person begins another application. */
  restart: () => void;
}

/** The receipt of an application. What shows it comes while the person reads all once more; without it, there is the reference. */
export class LazyReceipt {
  /** Of an application that arrived before the person left this page and came back, or whose receipt cannot be shown. */
  reference: string | undefined;
  readonly #host: LazyHost & { readonly renderRoot: ParentNode };
  readonly #options: LazyReceiptOptions;
  readonly #part: LazyPart<ReceiptModule, ReceiptModule>;

  constructor(host: LazyHost & { readonly renderRoot: ParentNode }, options: LazyReceiptOptions) {
    this.#host = host;
    this.#options = options;
    this.#part = new LazyPart(host, {
      load,
      isNeeded: options.isNear,
      create: (module) => module,
    });
  }

  /** Resolves when it can be shown, or its reference alone. */
  async show(reference: string): Promise<void> {
    if (!(await this.#part.load())) this.reference = reference;
  }

  /** Nothing where nothing has arrived. `level` is that of its heading. */
  render({ offer }: ApplicationForm, level: number): unknown {
    const receipt = this.#options.receipt();
    const part = this.#part.value;
    if (receipt && part)
      return part.receiptView({
        receipt,
        email: this.#options.email(),
        title: offer?.title,
        level,
        print: () => void part.printReceipt(this.#host.renderRoot),
      });
    return this.reference && alreadySubmitted(this.reference, this.#options.restart);
  }
}
