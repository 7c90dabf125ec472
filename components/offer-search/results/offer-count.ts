import { msg } from '@lit/localize';

import { plural } from '../../../src/i18n/format.ts';

/** « 46 offres ». */
export const offerCountText = (count: number): string =>
  plural(
    count,
    msg('{n, plural, one {# offre} other {# offres}}', {
      desc: 'Job offers found; # is the number. Give every form of your language.',
    }),
  );

/** « Voir 46 offres »; `undefined`: how many is being asked. */
export const seeOffersText = (count: number | undefined): string =>
  count === undefined
    ? msg('Voir les offres')
    : plural(
        count,
        msg('{n, plural, one {Voir # offre} other {Voir # offres}}', {
          desc: 'Button; # is the number. Give every form of your language.',
        }),
      );
