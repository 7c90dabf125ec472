import type { ApplicationForm } from '../../../src/contract/index.ts';
import { GatewayTask, nothingYet, type TaskHost } from '../../../src/element/gateway-task.ts';
import type { DevicePart, DevicePartOptions } from './device-part.ts';
import { mayHoldSomething } from './vault-name.ts';

/** What the device keeps of an application. Its code comes with the first letter that is typed, or where something was kept before. */
export class Keeping {
  readonly #task: GatewayTask<readonly [ApplicationForm | undefined, boolean], DevicePart>;
  #part: DevicePart | undefined;

  constructor(host: TaskHost, options: DevicePartOptions) {
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
