import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';

import '../../components/offer-search/index.ts';
import type { EmploiOfferSearch } from '../../components/offer-search/index.ts';
import type { Client } from '../../src/client/client.ts';
import { gateway, partnerKey } from './page.ts';

export interface Given {
  keywords?: string;
  place?: string;
  radius?: number;
  filters?: string;
  queryPrefix?: string;
  resultsUrl?: string;
  layout?: 'results' | 'split';
  jsonLd?: boolean;
  client?: Client | undefined;
}

/** A search on the test page, before the real gateway. */
export const search = (given: Given = {}): Promise<EmploiOfferSearch> => {
  const { keywords = '', place = '', radius, filters = '', queryPrefix, resultsUrl, layout, jsonLd = false, client } = given;
  return fixture<EmploiOfferSearch>(
    html`<emploi-offer-search
      gateway=${gateway}
      partner-key=${partnerKey}
      keywords=${keywords}
      place=${place}
      filters=${filters}
      .radius=${radius ?? null}
      .queryPrefix=${queryPrefix ?? null}
      .resultsUrl=${resultsUrl ?? null}
      .layout=${layout ?? null}
      ?json-ld=${jsonLd}
      .client=${client}
    ></emploi-offer-search>`,
  );
};

/** The element that has the focus, inside shadow roots too. */
export const focused = (): Element | null => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};

/** The titles of the results, in their order. */
export const titles = (element: Element): string[] =>
  [...(element.shadowRoot?.querySelectorAll('.search .title') ?? [])].map((title) => title.textContent.trim());

export const type = (text: string): Promise<void> => sendKeys({ type: text });

export const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await sendKeys({ press: key });
};
