import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import { createClient } from '../../src/client/client.ts';
import { pageScope } from '../../src/client/page-scope.ts';
import { version } from '../../src/client/version.ts';
import { clientContext } from '../../src/element/client-context.ts';
import { unsupportedReason } from '../../src/element/unsupported-reason.ts';

/**
 * Configures every element inside it, once.
 *
 * @element emploi-provider
 * @slot - The elements to configure, at any depth.
 */
export class EmploiProvider extends LitElement {
  static readonly version: string = version;

  /** @internal */
  static readonly unsupported: () => unknown = unsupportedReason;

  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Public key of the partner site. */
  @property({ attribute: 'partner-key' }) partnerKey = '';

  /** Base URL of the gateway, `https://gateway.example/v1/`. Not needed when the script comes from the gateway itself. */
  @property() gateway = '';

  readonly #provider = new ContextProvider(this, { context: clientContext });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('gateway') || changed.has('partnerKey'))
      this.#provider.setValue(
        createClient({ gateway: this.gateway || (pageScope().gateway ?? ''), partnerKey: this.partnerKey }),
      );
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
