import type { CSSResultOrNative } from 'lit';

import type { ApplicationForm } from '../../src/contract/index.ts';
import { GatewayTask, nothingYet, type TaskHost } from '../../src/element/gateway-task.ts';
import type { Applying } from './applying.ts';
import type { DevicePart } from './device-part.ts';
import { mayHoldSomething } from './vault-name.ts';

export interface KeepingOptions {
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

/** What the device keeps of an application. Its code comes with the first letter that is typed, or where something was kept before. */
export class Keeping {
  readonly #task: GatewayTask<readonly [ApplicationForm | undefined, boolean], DevicePart>;
  #part: DevicePart | undefined;

  constructor(host: TaskHost, options: KeepingOptions) {
    const { applying, form, wear } = options;
    this.#task = new GatewayTask(host, {
      args: () => [form(), applying.isTouched] as const,
      run: async (_client, [loaded, isTouched]) => {
        if (loaded && this.#part?.form !== loaded) {
          this.#part?.leave();
          this.#part = undefined;
        }
        if (this.#part) return this.#part;
        if (!loaded || !(isTouched || (await mayHoldSomething()))) return nothingYet;
        const { DevicePart, styles } = await import('./device-part.ts');
        await wear(styles);
        this.#part ??= new DevicePart(host, loaded, options);
        return this.#part;
      },
    });
  }

  /** What was found on the device, above the form. */
  above(): unknown {
    return this.#task.value?.above();
  }

  /** What the person can say about it, below the form. */
  below(): unknown {
    return this.#task.value?.below();
  }
}
