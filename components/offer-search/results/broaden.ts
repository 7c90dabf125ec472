import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import { isCommuneCode } from '../../../src/contract/place-code.ts';
import type { GatewayError } from '../../../src/client/errors.ts';
import { magnifierIcon } from '../../../src/ui/icons.ts';
import { failure } from '../../../src/ui/failure.ts';
import { fallbackSearchLink } from '../../../src/ui/fallback-link.ts';
import { toSearchQuery, type SearchCriteria } from '../search-query.ts';
import type { FilterBar } from '../filters/filter-bar.ts';
import type { Results } from './results.ts';
import { radii } from '../form/search-form.ts';

/** So few offers, and whoever looks for one is told how to find others. */
const fewOffers = 3;

export interface BroadenActions {
  widen: (radius: number) => void;
  searchEverywhere: () => void;
  filters: FilterBar;
}

/** Little was found, or nothing: what can be asked for less, and where else to ask. */
export const broadenView = (
  criteria: SearchCriteria,
  { first, reached }: Results,
  { widen, searchEverywhere, filters }: BroadenActions,
): TemplateResult | typeof nothing => {
  const total = first?.total ?? 0;
  if (total > fewOffers) return nothing;
  const { place } = criteria;
  const wider = place && isCommuneCode(place) ? radii.find((km) => km > reached && km >= 20) : undefined;
  return html`
    <div class="notice ways">
      ${magnifierIcon}
      <p>
        ${total ? msg('Peu d’offres correspondent. Vous pouvez élargir la recherche.') : msg('Essayez un mot plus simple, ou élargissez la recherche.')}
      </p>
      <div class="actions">
        ${filters.hasFilters ? html`<button type="button" class="quiet" @click=${() => filters.clear()}>${msg('Retirer les filtres')}</button>` : nothing}
        ${wider ? html`<button type="button" class="quiet" @click=${() => widen(wider)}>${msg(str`Chercher à ${wider} km`, { desc: 'Button: search again, up to so many kilometres around the town.' })}</button>` : nothing}
        ${place ? html`<button type="button" class="quiet" @click=${searchEverywhere}>${msg('Chercher dans toute la France')}</button>` : nothing}
        ${fallbackSearchLink(toSearchQuery(criteria))}
      </div>
    </div>
  `;
};

/** A search that has failed; the same one on francetravail.fr works whatever the gateway does. */
export const searchFailure = (criteria: SearchCriteria, error: GatewayError, retry: () => void): TemplateResult =>
  failure(error, {
    message:
      error.kind === 'invalid' ? msg('Nous n’avons pas compris votre recherche. Vérifiez le métier et le lieu.') : undefined,
    retry,
    fallback: fallbackSearchLink(toSearchQuery(criteria)),
  });
