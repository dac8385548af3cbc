/**
 * Shows an instant in the zone of the installation (`TIME_ZONE`), and finds the calendar day that it falls on there.
 * Instants are stored and compared in UTC; only a page or a letter asks for a zone.
 */
import type { PlainDate } from './plain-date.ts';

/** Making a formatter costs as much as 500 uses of it, and an installation has one zone. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'long',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  formatters.set(zone, made);
  return made;
}

type Part = 'weekday' | 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'timeZoneName';

function partsOf(instant: Date, zone: string): Readonly<Record<Part, string>> {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatterFor(zone).formatToParts(instant)) parts[type] = value;
  return parts as Record<Part, string>;
}

const twelveHour = (hour: string): number => Number(hour) % 12 || 12;
const half = (hour: string): string => (Number(hour) < 12 ? 'AM' : 'PM');

/** Whether this is the name of a time zone, such as "America/New_York". */
export function isTimeZone(name: string): boolean {
  try {
    formatterFor(name);
    return true;
  } catch {
    return false;
  }
}

/** "05/03/2026 09:14AM EDT". Source: I&A, "Last Logged on MM/DD/YYYY hh:mmAM"; the zone is ours. */
export function formatInstant(instant: Date, zone: string): string {
  const at = partsOf(instant, zone);
  const hour = String(twelveHour(at.hour)).padStart(2, '0');
  return `${at.month}/${at.day}/${at.year} ${hour}:${at.minute}${half(at.hour)} ${at.timeZoneName}`;
}

/** "Sunday, May 3, 2026 at 9:14 AM EDT", for letters and receipts. */
export function formatInstantLong(instant: Date, zone: string): string {
  const at = partsOf(instant, zone);
  const month = monthNames[Number(at.month) - 1] ?? '';
  const time = `${twelveHour(at.hour)}:${at.minute} ${half(at.hour)} ${at.timeZoneName}`;
  return `${at.weekday}, ${month} ${Number(at.day)}, ${at.year} at ${time}`;
}
const monthNames = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2000, month, 1))),
);

/** The calendar day of an instant in a zone. */
export function dayInZone(instant: Date, zone: string): PlainDate {
  const at = partsOf(instant, zone);
  return `${at.year}-${at.month}-${at.day}`;
}

/** The hour of the day there, 0 to 23. */
export const hourInZone = (instant: Date, zone: string): number => Number(partsOf(instant, zone).hour);

/** How far the clocks of the zone are ahead of UTC at an instant, in milliseconds. */
function offsetMs(instant: Date, zone: string): number {
  const at = partsOf(instant, zone);
  const wall = `${at.year}-${at.month}-${at.day}T${at.hour}:${at.minute}:${at.second}Z`;
  return Date.parse(wall) - Math.floor(instant.getTime() / 1000) * 1000;
}

/** The first instant of a day in a zone; where clocks skip midnight, the first one that exists. */
export function startOfDay(day: PlainDate, zone: string): Date {
  const midnightUtc = Date.parse(`${day}T00:00:00Z`);
  const guesses = [-1, 0, 1].map((days) => midnightUtc - offsetMs(new Date(midnightUtc + days * 86_400_000), zone));
  const starts = guesses.filter((guess) => dayInZone(new Date(guess), zone) === day);
  return new Date(Math.min(...(starts.length > 0 ? starts : guesses)));
}
