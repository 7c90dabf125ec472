import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

import type { Facet } from '../../../src/contract/index.ts';
import { formatNumber } from '../../../src/i18n/format.ts';
import type { FilterValues } from './filter-values.ts';

/** A filter that is on, or could be, as a button that changes it. */
export interface Chip {
  label: unknown;
  isOn: boolean;
  toggle: () => void;
}

export interface QuickChipsProps {
  chosen: FilterValues;
  facets: readonly Facet[];
  total: number;
  /** Puts a choice on or takes it off. */
  toggle: (name: string, value: string) => void;
  /** Whether this choice was the last to be put on or taken off: the focus is on it. */
  isLast: (name: string, value: string) => boolean;
}

/** What most people narrow a search by, by the names and values that an address has. */
const quickFilters = (): readonly (readonly [name: string, value: string, label: string])[] => {
  const days = formatNumber(7);
  return [
    ['contract', 'CDI', msg('CDI', { desc: 'French law: a contract without an end. Keep the French name beside yours.' })],
    ['experience', 'none', msg('Débutant accepté')],
    ['workTime', 'part', msg('Temps partiel')],
    ['published', '7', msg(str`Depuis ${days} jours`)],
  ];
};

export const isQuickFilter = (name: string, value: string): boolean =>
  quickFilters().some((one) => one[0] === name && one[1] === value);

/** Those that are on, and those that would leave something and not all; each keeps its place, so that none takes another's focus. */
export const quickChips = ({ chosen, facets, total, toggle, isLast }: QuickChipsProps): readonly (Chip | undefined)[] =>
  quickFilters().map(([name, value, label]) => {
    const isOn = chosen.get(name)?.split(',').includes(value) ?? false;
    const count = facets.find((facet) => facet.name === name)?.choices.find((choice) => choice.value === value)?.count ?? 0;
    const isUseful = isOn || isLast(name, value) || (count > 0 && count < total);
    return isUseful ? { label, isOn, toggle: () => toggle(name, value) } : undefined;
  });

const chip = ({ label, isOn, toggle }: Chip): TemplateResult => html`
  <li>
    <button type="button" class="quiet ${isOn ? 'on' : ''}" @click=${toggle}>
      ${
        isOn
          ? html`<span class="visually-hidden"
              >${msg('Retirer le filtre', { desc: 'Said by screen readers; the name of the filter follows.' })}</span
            >`
          : nothing
      }
      ${label} ${isOn ? html`<span aria-hidden="true">×</span>` : nothing}
    </button>
  </li>
`;

/** What can be put on in one click, and what is on, which one click takes off; `clear` takes off all. */
export const chipList = (chips: readonly (Chip | undefined)[], clear: () => void): TemplateResult | typeof nothing =>
  chips.some(Boolean)
    ? html`<ul class="chips" aria-label=${msg('Filtres')}>
        ${chips.map((one) => (one ? chip(one) : nothing))}
        ${
          chips.filter((one) => one?.isOn).length > 1
            ? html`<li>
                <button type="button" class="link" @click=${clear}>
                  ${msg('Tout effacer', { desc: 'Button: takes all filters off.' })}
                </button>
              </li>`
            : nothing
        }
      </ul>`
    : nothing;
