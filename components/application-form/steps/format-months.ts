import { msg } from '@lit/localize';

import { plural } from '../../../src/i18n/format.ts';

/** « 3 mois ». */
export const formatMonths = (months: number): string =>
  plural(months, msg('{n, plural, one {# mois} other {# mois}}', { desc: 'Months. Give every form of your language.' }));
