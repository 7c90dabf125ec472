import { TZDate } from '@date-fns/tz';

const inParis = { timeZone: 'Europe/Paris' } as const;
const days = new Intl.DateTimeFormat('fr-FR', { ...inParis, dateStyle: 'long' });
const hours = new Intl.DateTimeFormat('fr-FR', { ...inParis, timeStyle: 'short' });
const weekdays = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** French says the first day of a month as an ordinal, « 1er février 2026 », which `Intl` does not know. */
const withOrdinal = (day: string): string => day.replace(/(?<!\d)1(?=\s)/, '1er');

/** « 25 novembre 2026 », « 1er février 2026 » */
export const longDate = (timestamp: string): string => withOrdinal(days.format(new Date(timestamp)));
/** `09:30` → « 9 h 30 » */
export const hourText = (time: string): string => time.replace(/^0?(\d+):/, '$1\u00a0h\u00a0');
/** « 25 novembre 2026 à 14 h 02 » */
export const longDateTime = (timestamp: string): string =>
  `${longDate(timestamp)} à ${hourText(hours.format(new Date(timestamp)))}`;
/** « mercredi 25 novembre 2026 », of a date without a time. */
export const weekdayDate = (date: string): string => withOrdinal(weekdays.format(new Date(date)));

const daysInFigures = new Intl.DateTimeFormat('fr-FR', { ...inParis, dateStyle: 'short' });
const momentsInFigures = new Intl.DateTimeFormat('fr-FR', { ...inParis, dateStyle: 'short', timeStyle: 'short' });

/** « 25/11/2026 », as a French spreadsheet reads a day. */
export const numericDay = (timestamp: string): string => daysInFigures.format(new Date(timestamp));
/** « 25/11/2026 14:02 » */
export const numericDateTime = (timestamp: string): string => momentsInFigures.format(new Date(timestamp));
/** « 2026-11-25T14:02:05.000+01:00 »: Paris and its distance from UTC, for programs. */
export const isoWithOffset = (timestamp: string): string => new TZDate(timestamp, 'Europe/Paris').toISOString();
