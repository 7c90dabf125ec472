import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';

import type { GatewayError } from '../../../src/client/errors.ts';
import type { FoundOffer } from '../../../src/contract/index.ts';
import { formatElapsed } from '../../../src/i18n/format.ts';
import { currentLanguage } from '../../../src/i18n/locale.ts';
import { failure } from '../../../src/ui/failure.ts';
import { offerCard } from './offer-card.ts';
import type { Results } from './results.ts';

export interface ResultListProps {
  /** Level of the cards' headings. */
  level: number;
  /** What the visitor's device knows of an offer. */
  tags: (id: string) => readonly string[] | undefined;
  /** Another one whenever it knows something else. */
  savedData: unknown;
  open: (event: Event, offer: FoundOffer) => void;
  loadMore: () => void;
}

/** The source of the offers lets no more of them be read, however many there are. */
const isAtEnd = ({ problem }: GatewayError): boolean => problem?.issues?.some(({ path }) => path === 'cursor') ?? false;

const endReached = (): string =>
  msg(
    'Cette recherche a trop d’offres pour les afficher toutes. Précisez le métier, le lieu ou les filtres pour voir les autres.',
  );

/** While more are on the way the button stays where the focus is. */
const moreButton = (pending: boolean, loadMore: () => void): TemplateResult =>
  html`<button
    type="button"
    class="quiet more"
    aria-disabled=${pending ? 'true' : nothing}
    @click=${pending ? nothing : loadMore}
  >
    ${pending ? msg('Chargement…') : msg('Voir plus d’offres')}
  </button>`;

/** The offers found so far, and the way to more of them. Cards are looked at again only where something of them has changed. */
export const resultList = (results: Results, { level, tags, savedData, open, loadMore }: ResultListProps): TemplateResult => {
  const { items, more, hasMore } = results;
  return html`
    <ul class="cards" part="results" aria-label=${msg('Résultats')}>
      ${guard([items, level, savedData, currentLanguage().code], () => items.map((offer) => offerCard(offer, level, open, tags(offer.id))))}
    </ul>
    ${
      more?.error
        ? failure(more.error, { message: isAtEnd(more.error) ? endReached() : undefined, retry: loadMore })
        : hasMore
          ? moreButton(more?.pending ?? false, loadMore)
          : nothing
    }
  `;
};

/** Stands above what was found before the service failed: what it was found for, and when. */
export const staleResultsNotice = ({ query, age }: Results): TemplateResult => {
  const words = query.keywords;
  const ago = formatElapsed(age);
  return html`<p>
    ${
      words
        ? msg(str`Voici les derniers résultats pour « ${words} », reçus ${ago} :`, {
            desc: 'Above results that were received before the service failed: what was searched for, and « 5 minutes ago ».',
          })
        : msg(str`Voici les derniers résultats, reçus ${ago} :`, {
            desc: 'Above results that were received before the service failed: « 5 minutes ago ».',
          })
    }
  </p>`;
};
