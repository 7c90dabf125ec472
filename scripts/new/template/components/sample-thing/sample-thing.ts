import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

import { sampleThingsOf } from '../../src/client/sample-things.ts';
import type { SampleThing } from '../../src/contract/index.ts';
import { EmploiElement } from '../../src/element/emploi-element.ts';
import { GatewayTask } from '../../src/element/gateway-task.ts';
import { failure } from '../../src/ui/failure.ts';
import { locales } from './locales/index.ts';
import styles from './sample-thing.styles.ts';

/**
 * What it does, in one sentence.
 *
 * @element emploi-sample-thing
 * @slot heading - Replaces the heading.
 */
export class EmploiSampleThing extends EmploiElement {
  static override styles = [EmploiElement.styles, styles];

  /** @internal */
  static override readonly locales = locales;

  protected override readonly elementName = 'sample-thing';

  readonly #list = new GatewayTask(this, {
    args: () => [],
    run: (client, _args, signal) => sampleThingsOf(client).list(signal),
  });

  protected override render(): TemplateResult {
    return html`
      <div class="frame">
        <slot name="heading">
          <div class="sealed"><h2>${msg('Titre de la liste')}</h2></div>
        </slot>
        <div class="content sealed">
          <p role="status">${this.#list.pending ? msg('Chargement de la liste…') : ''}</p>
          ${this.#list.render({
            complete: (items) => this.#items(items),
            error: (error) => failure(error, { retry: () => void this.#list.run() }),
          })}
        </div>
      </div>
    `;
  }

  #items(items: readonly SampleThing[]): TemplateResult {
    return items.length === 0
      ? html`<p>${msg('La liste est vide.')}</p>`
      : html`<ul>
          ${items.map(({ title }) => html`<li><bdi>${title}</bdi></li>`)}
        </ul>`;
  }
}
