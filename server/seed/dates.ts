import type { Random } from './random.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Days before today in which offers were published. */
const span = 60;

/** 1 January 1970 was a Thursday; Sunday is 0. */
const thursday = 4;

export const startOfDay = (date: Date): number => Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());

/** Many more in the last days: older offers have been filled. */
const drawAge = (random: Random): number => Math.floor(span * random.number() ** 1.7);

/** Offices are closed at the weekend: what would have come then came on Friday. */
const onWorkday = (random: Random, midnight: number): number => {
  const weekday = (Math.floor(midnight / day) + thursday) % 7;
  const sinceFriday = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
  return random.chance(0.75) ? midnight - sinceFriday * day : midnight;
};

const drawOfficeTime = (random: Random): number => 7 * hour + Math.floor(((random.number() + random.number()) / 2) * 11.5 * hour);

/** Partners send their files at night: before midnight in UTC is already today in Paris. */
const drawFeedTime = (random: Random): number =>
  random.chance(0.4) ? 22 * hour + Math.floor(random.number() * 2 * hour) : Math.floor(random.number() * 5.5 * hour);

export interface Dates {
  publishedAt: string;
  updatedAt: string;
}

/** The dates of an offer, all before `today` (the first instant of a day, UTC). Partners write whole seconds. */
export const drawDates = (random: Random, today: number, direct: boolean): Dates => {
  const earliest = today - span * day;
  const midnight = today - (drawAge(random) + 1) * day;
  const time = direct || random.chance(0.5) ? drawOfficeTime(random) : drawFeedTime(random);
  const published = Math.max(earliest, onWorkday(random, midnight)) + time;
  const draw = random.number();
  const delay =
    draw < 0.45 ? 0 : draw < 0.6 ? random.integer(1, 900) * second : Math.floor(random.number() * (today - published));
  const updated = Math.min(published + delay, today - second);
  const precision = direct ? 1 : second;
  const iso = (instant: number) => new Date(Math.floor(instant / precision) * precision).toISOString();
  const publishedAt = iso(published);
  return { publishedAt, updatedAt: updated === published ? publishedAt : iso(updated) };
};
