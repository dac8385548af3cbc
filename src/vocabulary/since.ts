/** How people say when something was: "today", "yesterday", "Tuesday" within a week, then the date. In the zone given. */
import { daysBetween, formatUsDate } from './plain-date.ts';
import { say } from './say.ts';
import { dayInZone } from './time-zone.ts';

const weekdays = [
  () => say('Sunday'),
  () => say('Monday'),
  () => say('Tuesday'),
  () => say('Wednesday'),
  () => say('Thursday'),
  () => say('Friday'),
  () => say('Saturday'),
] as const;

const daysOfWeek = 7;

export function sayDay(at: Date, now: Date, zone: string): string {
  const day = dayInZone(at, zone);
  const ago = daysBetween(day, dayInZone(now, zone));
  if (ago === 0) return say('today');
  if (ago === 1) return say('yesterday');
  const weekday = ago > 1 && ago < daysOfWeek ? weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] : undefined;
  return weekday ? weekday() : formatUsDate(day);
}
