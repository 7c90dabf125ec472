import { msg, str } from '@lit/localize';
import { nothing } from 'lit';

import { defaultRadius, type OfferPage } from '../../../src/contract/offers.ts';
import { formatDay, formatNumber } from '../../../src/i18n/format.ts';
import { offerCountText } from './offer-count.ts';
import type { Results } from './results.ts';

/** How many offers were found, and what has to be known of that. */
const resultCount = ({ total, more, keptSince }: OfferPage, { widened, items, pageCount }: Results): unknown => {
  if (total === 0) return msg('Aucune offre ne correspond à cette recherche.');
  const number = offerCountText(total);
  const found = more
    ? msg(str`Plus de ${number}`, { desc: 'There are more than these: « 3 000 offres », with the noun.' })
    : number;
  const shown = pageCount > 1 ? formatNumber(items.length) : '';
  const day = keptSince && formatDay(keptSince);
  return [
    widened ? [msg(str`Aucune offre à ${defaultRadius} km : recherche élargie à ${widened} km.`), ' '] : '',
    shown
      ? msg(str`${found}, ${shown} affichées`, {
          desc: 'The first is the whole count with its noun, « 46 offres »; the second is a number.',
        })
      : found,
    day
      ? [
          ' ',
          msg(str`Le service ne répond pas : ces résultats sont du ${day}.`, { desc: 'Behind the number of offers: a date.' }),
        ]
      : '',
  ];
};

/** How the search stands: one short line that is shown and spoken. A search that is quick says only what it has found. */
export const resultStatus = (results: Results): unknown =>
  results.render({
    pending: () => (results.isSlow ? msg('Recherche en cours…') : nothing),
    complete: (page) => resultCount(page, results),
  });
