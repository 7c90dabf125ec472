// What the typings accept and refuse: checked by a test, part of no page.
import type {} from 'emploi-elements/types/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Props = SvelteHTMLElements['emploi-offer-search'];

export const accepted: Props[] = [
  { 'partner-key': 'pk', place: '26', radius: 30, loading: 'lazy', class: 'offres' },
  { place: null, 'onemploi-error': ({ detail }) => detail.error.kind },
];

export const refused: Props[] = [
  // @ts-expect-error a number
  { radius: 'near' },
  // @ts-expect-error not in the event
  { 'onemploi-offer-select': ({ detail }) => detail.town },
];
