import { GatewayTask, nothingYet, type TaskHost } from '../../../src/element/gateway-task.ts';
import type { Opening } from '../opening.ts';
import { mayHoldSomething } from './vault-name.ts';

/** A draft for another offer than the form is open for: looked for once, when the page is new. Its code comes where one may be kept. */
export class Waiting {
  readonly #task: GatewayTask<readonly [], () => unknown>;

  /** `isWanted`: the form is open for no offer, and the device is the person's own. */
  constructor(host: TaskHost, opening: Opening, isWanted: () => boolean) {
    this.#task = new GatewayTask(host, {
      args: () => [] as const,
      run: async (client, _args, signal) => {
        if (!isWanted() || !(await mayHoldSomething())) return nothingYet;
        const late = await import('./waiting-draft.ts').catch(() => undefined); // the draft is still there at another visit
        const draft = await late?.waitingDraft(client, opening, signal);
        return late && draft ? () => late.waitingNotice(draft, (offer) => opening.resume(offer)) : nothingYet;
      },
    });
  }

  render(): unknown {
    return this.#task.value?.();
  }
}
