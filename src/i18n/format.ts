import type { Duration } from '../contract/index.ts';
import { currentLanguage } from './locale.ts';

/** The first formatter of a page costs tens of milliseconds on a phone: each is made late, once for each language. */
export const perLanguage = <T>(make: (language: string) => T): (() => T) => {
  const made = new Map<string, T>();
  return () => {
    const { intl } = currentLanguage();
    const formatter = made.get(intl) ?? make(intl);
    made.set(intl, formatter);
    return formatter;
  };
};

/** The jobs are in France, and so are their days, wherever the visitor is. */
const timeZone = 'Europe/Paris';

const numbers = perLanguage((language) => new Intl.NumberFormat(language));
const euros = perLanguage(
  (language) => new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR', trailingZeroDisplay: 'stripIfInteger' }),
);
const plurals = perLanguage((language) => new Intl.PluralRules(language));
const kilobytes = perLanguage((language) => new Intl.NumberFormat(language, { style: 'unit', unit: 'kilobyte' }));
const megabytes = perLanguage(
  (language) => new Intl.NumberFormat(language, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }),
);
const days = perLanguage((language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }));
const isoDays = perLanguage(() => new Intl.DateTimeFormat('sv', { timeZone }));
const ages = perLanguage((language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));

/** Makes the formatters that results need while the answer is on its way, one a task, so that none holds up the page. */
export const prepareFormats = (): void => {
  for (const make of [plurals, numbers, ages, isoDays, days, euros]) setTimeout(make);
};

/** Keeps together, in a sentence that runs from right to left, what runs from left to right: figures, codes, names. */
export const bidiIsolate = (text: string): string => (currentLanguage().dir === 'rtl' ? `\u2068${text}\u2069` : text);

/** `24000` → « 24 000 ». Small counts, which all our languages write alike, wait for no formatter. */
export const formatNumber = (value: number): string => (/^\d{1,3}$/.test(`${value}`) ? `${value}` : numbers().format(value));

/** `13.4` → « 13,40 € », `1880` → « 1 880 € ». */
export const formatEuros = (value: number): string => bidiIsolate(euros().format(value));

/**
 * The form that fits the number, with the number in it: `plural(2, msg('{n, plural, one {# offre} other {# offres}}'))` →
 * « 2 offres ». The message is an ICU plural, so that every language names the forms it has.
 */
export const plural = (count: number, message: string): string => {
  const forms = new Map([...message.matchAll(/(\w+) {(.*?)}/g)].map(([, category, form = '']) => [category, form]));
  return (forms.get(plurals().select(count)) ?? forms.get('other') ?? '').replace('#', formatNumber(count));
};

/** `230000` → « 230 ko », `2340000` → « 2,3 Mo »; a file of some bytes is one of a kilobyte. */
export const formatSize = (bytes: number): string =>
  bytes < 999_500 ? kilobytes().format(Math.max(1, Math.round(bytes / 1_000))) : megabytes().format(bytes / 1_000_000);

/** ISO time → « 23 novembre 2026 », « 1er février 2026 »: French says the first day as an ordinal, which `Intl` does not know. */
export const formatDay = (iso: string): string => {
  const day = days().format(new Date(iso));
  return currentLanguage().intl.startsWith('fr') ? day.replace(/^1(?=\D)/, '1er') : day;
};

/** `{ count: 12, unit: 'month' }` → « 12 mois ». */
export const formatDuration = ({ count, unit }: Duration): string =>
  new Intl.NumberFormat(currentLanguage().intl, { style: 'unit', unit, unitDisplay: 'long' }).format(count);

/** The number of a day in France. */
const dayOf = (time: number): number => Date.parse(isoDays().format(time)) / 86_400_000;

/** ISO time → « aujourd’hui », « hier », « il y a 3 jours »; nothing after a month, when the date says more. */
export const formatAge = (iso: string, now = Date.now()): string | undefined => {
  const age = Math.max(dayOf(now) - dayOf(Date.parse(iso)), 0);
  return age > 30 ? undefined : ages().format(-age, 'day');
};

/** Milliseconds that have passed → « il y a 5 minutes ». */
export const formatElapsed = (milliseconds: number): string => ages().format(-Math.round(milliseconds / 60_000), 'minute');

/** `30` → « dans 30 secondes ». */
export const formatWait = (seconds: number): string => ages().format(seconds, 'second');
