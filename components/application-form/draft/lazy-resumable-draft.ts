import { GatewayTask, initialState, type TaskHost } from '../../../src/element/gateway-task.ts';
import type { OfferLink } from '../offer-link.ts';
import { mayHaveStoredData } from './database-name.ts';

/** A draft for another offer than the form is open for: looked for once, when the page is new. Its code comes where one may be kept. */
export class LazyResumableDraft {
  readonly #task: GatewayTask<readonly [], () => unknown>;

  /** `isWanted`: the form is open for no offer, and the device is the person's own. */
  constructor(host: TaskHost, opening: OfferLink, isWanted: () => boolean) {
    this.#task = new GatewayTask(host, {
      args: () => [] as const,
      run: async (client, _args, signal) => {
        if (!isWanted() || !(await mayHaveStoredData())) return initialState;
        const late = await import('./resumable-draft.ts').catch(() => undefined); // the draft is still there at another visit
        const draft = await late?.findResumableDraft(client, opening, signal);
        return late && draft ? () => late.resumableDraftNotice(draft, (offer) => opening.resume(offer)) : initialState;
      },
    });
  }

  render(): unknown {
    return this.#task.value?.();
  }
}
