import { msg } from '@lit/localize';
import { html, type CSSResultOrNative } from 'lit';

import { GatewayTask, nothingYet, type TaskHost } from '../../../src/element/gateway-task.ts';
import { failure } from '../../../src/ui/index.ts';
import type { Applying } from '../applying.ts';
import type { Review } from './review.ts';

/** All that is about to be sent, whose code comes once the first step is behind. */
export class LateReview {
  readonly #task: GatewayTask<readonly [boolean], typeof import('./review.ts')>;

  constructor(host: TaskHost, { steps }: Applying, wear: (styles: CSSResultOrNative) => Promise<void>) {
    this.#task = new GatewayTask(host, {
      args: () => [steps.furthest > 0] as const,
      run: async (_client, [isOnTheWay]) => {
        if (!isOnTheWay) return nothingYet;
        const late = await import('./review.ts');
        await wear(late.styles);
        return late;
      },
    });
  }

  render(all: Review): unknown {
    return this.#task.render({
      pending: () => html`<p role="status">${msg('Chargement du formulaire…')}</p>`,
      error: (error) => failure(error, { retry: () => void this.#task.run() }),
      complete: ({ review }) => review(all),
    });
  }
}
