/**
 * A day of the calendar without a clock or a time zone: a birth date, an expiry day. The value is the text "2027-11-22",
 * which sorts, compares and goes into a `date` column as it is. Turning an instant into a day needs a zone: see time-zone.ts.
 */
import { done, refused, type Outcome } from './outcome.ts';
import { countOf, type Refusal } from './refusal.ts';
import { say } from './say.ts';

export type PlainDate = string;
export type DateReason = 'date-missing' | 'date-form' | 'date-month' | 'date-day' | 'date-year';

/** Outside these years a date in this field is a slip of the finger. Source: our decision. */
export const DATE_FIRST_YEAR = 1800;
export const DATE_LAST_YEAR = 2199;

const DAY_MS = 86_400_000;
const two = (part: number): string => String(part).padStart(2, '0');

/** How many days the month has; month 1 is January. */
const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A day from its three numbers, as a form with three fields gives them. */
export function plainDate(year: number, month: number, day: number): Outcome<PlainDate, DateReason> {
  if (!Number.isInteger(year) || year < DATE_FIRST_YEAR || year > DATE_LAST_YEAR) return refused('date-year');
  if (!Number.isInteger(month) || month < 1 || month > 12) return refused('date-month');
  const last = daysInMonth(year, month);
  if (!Number.isInteger(day) || day < 1 || day > last) return refused('date-day', { last });
  return done(`${year}-${two(month)}-${two(day)}`);
}

/** Reads MM/DD/YYYY (also 3/5/1980, or with hyphens) and YYYY-MM-DD. */
export function parsePlainDate(typed: string): Outcome<PlainDate, DateReason> {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return refused('date-missing');
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return plainDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const us = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/.exec(text);
  return us ? plainDate(Number(us[4]), Number(us[1]), Number(us[3])) : refused('date-form');
}

/** "2027-11-22" as "11/22/2027". */
export const formatUsDate = (date: PlainDate): string => `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`;

/** "2027-11-22" as "November 22, 2027". */
export function formatLongDate(date: PlainDate): string {
  return longDate.format(new Date(`${date}T00:00:00Z`));
}
const longDate = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

const atUtc = (date: PlainDate): number => Date.parse(`${date}T00:00:00Z`);
const fromUtc = (milliseconds: number): PlainDate => new Date(milliseconds).toISOString().slice(0, 10);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => (atUtc(to) - atUtc(from)) / DAY_MS;

export const addDays = (date: PlainDate, days: number): PlainDate => fromUtc(atUtc(date) + days * DAY_MS);

/** The same day `months` later, or the last day of that month where it is shorter (January 31 + 1 is February 28 or 29). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return `${year}-${two(month)}-${two(Math.min(Number(date.slice(8)), daysInMonth(year, month)))}`;
}

export function dateSentence(refusal: Refusal<DateReason>): string {
  switch (refusal.reason) {
    case 'date-missing':
      return say('Enter the date as month, day and year, such as 04/28/1980.');
    case 'date-form':
      return say('Enter the date as MM/DD/YYYY, such as 04/28/1980.');
    case 'date-month':
      return say('Months go from 01 to 12. Check the month.');
    case 'date-day':
      return say('That month has {last} days. Check the day.', { last: countOf(refusal, 'last') });
    case 'date-year':
      return say('Enter the year with four digits, from {first} to {last}.', {
        first: DATE_FIRST_YEAR,
        last: DATE_LAST_YEAR,
      });
  }
}
