import type { ApplicationForm } from '../../../src/contract/index.ts';
import { lazyModule } from '../../../src/client/lazy-module.ts';
import { GatewayTask, initialState } from '../../../src/element/gateway-task.ts';
import { loadStyled, type LazyHost } from '../../../src/element/lazy-part.ts';
import type { ApplicationController } from '../application/application-controller.ts';
import type { LazyApplication } from '../application/lazy-application.ts';
import type { FormValuesStore } from '../form-values-store.ts';
import type { DraftController, DraftControllerOptions } from './draft-controller.ts';
import { mayHaveStoredData } from '../../../src/device/database-name.ts';

const load = lazyModule(() => import('./draft-controller.ts'));

export interface LazyDraftOptions extends Omit<DraftControllerOptions, 'application'> {
  application: LazyApplication;
  values: FormValuesStore;
}

/** What the device keeps of an application. Its code comes with the first letter that is typed, or where something was kept before. */
export class LazyDraft {
  readonly #task: GatewayTask<
    readonly [ApplicationForm | undefined, boolean, ApplicationController | undefined],
    DraftController
  >;
  #part: DraftController | undefined;

  constructor(host: LazyHost, options: LazyDraftOptions) {
    const { application: lazyApplication, values, form } = options;
    this.#task = new GatewayTask(host, {
      args: () => [form(), values.isTouched, lazyApplication.value] as const,
      run: async (_client, [loaded, isTouched]) => {
        if (loaded && this.#part?.form !== loaded) {
          this.#part?.dispose();
          this.#part = undefined;
        }
        if (this.#part) return this.#part;
        if (!loaded || !(isTouched || (await mayHaveStoredData()))) return initialState;
        const [{ DraftController }, application] = await Promise.all([loadStyled(host, load), lazyApplication.load()]);
        if (!application) return initialState; // until its code is there
        this.#part ??= new DraftController(host, loaded, { ...options, application });
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
