import { msg } from '@lit/localize';
import { html, type CSSResultOrNative } from 'lit';

import { GatewayTask, initialState, type TaskHost } from '../../../src/element/gateway-task.ts';
import { failure } from '../../../src/ui/index.ts';
import type { ApplicationController } from '../application-controller.ts';
import type { ReviewProps } from './review.ts';

/** All that is about to be sent, whose code comes once the first step is behind. */
export class LazyReview {
  readonly #task: GatewayTask<readonly [boolean], typeof import('./review.ts')>;

  constructor(host: TaskHost, { steps }: ApplicationController, addStyles: (styles: CSSResultOrNative) => Promise<void>) {
    this.#task = new GatewayTask(host, {
      args: () => [steps.furthest > 0] as const,
      run: async (_client, [isOnTheWay]) => {
        if (!isOnTheWay) return initialState;
        const late = await import('./review.ts');
        await addStyles(late.styles);
        return late;
      },
    });
  }

  render(all: ReviewProps): unknown {
    return this.#task.render({
      pending: () => html`<p role="status">${msg('Chargement du formulaire…')}</p>`,
      error: (error) => failure(error, { retry: () => void this.#task.run() }),
      complete: ({ reviewView }) => reviewView(all),
    });
  }
}
