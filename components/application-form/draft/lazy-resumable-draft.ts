import { lazyModule } from '../../../src/client/lazy-module.ts';
import { GatewayTask, initialState, type TaskHost } from '../../../src/element/gateway-task.ts';
import type { OfferLink } from '../offer-link.ts';
import { mayHaveStoredData } from '../../../src/device/database-name.ts';

const load = lazyModule(() => import('./resumable-draft.ts'));

/** A draft for another offer than the form is open for: looked for once, when the page is new. Its code comes where one may be kept. */
export class LazyResumableDraft {
  readonly #task: GatewayTask<readonly [], () => unknown>;

  /** `isWanted`: the form is open for no offer, and the device is the person's own. */
  constructor(host: TaskHost, offerLink: OfferLink, isWanted: () => boolean) {
    this.#task = new GatewayTask(host, {
      args: () => [] as const,
      run: async (client, _args, signal) => {
        if (!isWanted() || !(await mayHaveStoredData())) return initialState;
        const module = await load().catch(() => undefined); // the draft is still there at another visit
        const draft = await module?.findResumableDraft(client, offerLink, signal);
        return module && draft ? () => module.resumableDraftNotice(draft, (offer) => offerLink.resume(offer)) : initialState;
      },
    });
  }

  render(): unknown {
    return this.#task.value?.();
  }
}
