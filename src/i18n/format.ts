/** The first formatter of a page costs tens of milliseconds on a phone: each is made late, once, and kept. */
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const language = 'fr';
const numbers = once(() => new Intl.NumberFormat(language));
const euros = once(
  () => new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR', trailingZeroDisplay: 'stripIfInteger' }),
);
const plurals = once(() => new Intl.PluralRules(language));
const days = once(() => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Paris' }));
const ages = once(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));

/** `24000` → « 24 000 ». */
export const formatNumber = (value: number): string => numbers().format(value);

/** `13.4` → « 13,40 € », `1880` → « 1 880 € ». */
export const formatEuros = (value: number): string => euros().format(value);

/** `one` for 0 and 1 in French, `many` for all other numbers. */
export const plural = (count: number, one: string, many: string): string => (plurals().select(count) === 'one' ? one : many);

/** ISO time → « 23 novembre 2026 », as the day is in France. */
export const formatDay = (iso: string): string => days().format(new Date(iso));

const dayMs = 86_400_000;
const startOfDay = (time: number): number => new Date(time).setHours(0, 0, 0, 0);

/** ISO time → « aujourd’hui », « hier », « il y a 3 jours »; the date itself when it is older than a month. */
export const formatAge = (iso: string, now = Date.now()): string => {
  const age = Math.round((startOfDay(now) - startOfDay(Date.parse(iso))) / dayMs);
  return age > 30 ? formatDay(iso) : ages().format(-Math.max(age, 0), 'day');
};
