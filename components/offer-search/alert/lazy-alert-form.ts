import { msg } from '@lit/localize';
import { html, nothing } from 'lit';

import { lazyModule } from '../../../src/client/lazy-module.ts';
import { LazyPart, type LazyHost } from '../../../src/element/lazy-part.ts';
import { lazyView } from '../../../src/ui/lazy-view.ts';
import type { AlertForm } from './alert-form.ts';
import type { Results } from '../results/results.ts';

const load = lazyModule(() => import('./alert-form.ts'));

/** Offers to tell of new offers by mail; the form comes when it is asked for. */
export class LazyAlertForm {
  readonly #host: LazyHost;
  readonly #results: Results;
  readonly #part: LazyPart<Awaited<ReturnType<typeof load>>, AlertForm>;
  #isOpen = false;

  constructor(host: LazyHost & HTMLElement, results: Results) {
    this.#host = host;
    this.#results = results;
    this.#part = new LazyPart(host, {
      load,
      isNeeded: () => this.#isOpen,
      create: ({ AlertForm }) => new AlertForm(host, () => results.query),
    });
  }

  /** `level` is that of the form's heading; `enter` moves the focus to it. */
  render(level: number, enter: () => void): unknown {
    if (!this.#results.first) return nothing;
    if (this.#isOpen) return lazyView(this.#part, (form) => form.render(level));
    return html`<p class="after">
      <button type="button" class="quiet" @click=${() => void this.#open(enter)}>
        ${msg('Recevoir les nouvelles offres par courriel')}
      </button>
    </p>`;
  }

  async #open(enter: () => void): Promise<void> {
    this.#isOpen = true;
    this.#host.requestUpdate();
    await this.#part.load();
    await this.#host.updateComplete;
    enter();
  }
}
