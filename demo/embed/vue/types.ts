// What the typings accept and refuse: checked by a test, part of no page.
import type {} from 'emploi-elements/types/vue';
import type { GlobalComponents } from 'vue';

type Props = InstanceType<GlobalComponents['emploi-offer-search']>['$props'];

export const accepted: Props[] = [
  { 'partner-key': 'pk', place: '26', radius: 30, loading: 'lazy', class: 'offres' },
  { place: null, 'onEmploi-error': ({ detail }) => detail.error.kind },
];

export const refused: Props[] = [
  // @ts-expect-error a number
  { radius: 'near' },
  // @ts-expect-error not in the event
  { 'onEmploi-offer-select': ({ detail }) => detail.town },
];
