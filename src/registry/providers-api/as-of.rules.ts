/**
 * A record as it was on a day, by the dates of its source: the day of its last update says since when what it says holds.
 * What it said before the oldest state that we were given, nobody here knows, and then that is the answer.
 */
import type { PlainDate } from '../../vocabulary/plain-date.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';

export type AsOfReason = 'not-yet-enumerated' | 'not-known-then';

/** What of a row decides whether it says anything of a day. */
export interface DatedRow {
  readonly entity_type: number | null;
  readonly enumerated_on: PlainDate | null;
  readonly updated_on: PlainDate | null;
  readonly deactivated_on: PlainDate | null;
  readonly reactivated_on: PlainDate | null;
  readonly deactivation_reason: string | null;
  readonly active: boolean | null;
}

/** What a field held before the first change that came later than the day. */
export interface UndoneField {
  readonly field: string;
  readonly before: unknown;
  /** When that change took effect. */
  readonly changedOn: PlainDate;
}

/** The field of a change that says no more than that the record is new here. */
const ADDED = 'npi';

/** The row with every later change taken back. */
function undo<Row extends DatedRow>(row: Row, undone: readonly UndoneField[]): Row {
  const before = undone.filter(({ field }) => field !== ADDED && field in row);
  return { ...row, ...Object.fromEntries(before.map(({ field, before: value }) => [field, value])) };
}

/** `knownSince` in the facts of a refusal: the first day of which something is known. */
export function decideAsOf<Row extends DatedRow>(
  row: Row,
  undone: readonly UndoneField[],
  day: PlainDate,
): Outcome<Row, AsOfReason> {
  const then = undo(row, undone);
  const enumerated = then.enumerated_on ?? row.enumerated_on;
  if (enumerated !== null && enumerated > day) return refused('not-yet-enumerated', { knownSince: enumerated });
  const added = undone.find(({ field }) => field === ADDED);
  if (added) return refused('not-known-then', { knownSince: added.changedOn });
  const holdsSince = then.entity_type === null ? then.deactivated_on : (then.updated_on ?? then.enumerated_on);
  if (holdsSince === null) return refused('not-known-then');
  if (holdsSince > day) return refused('not-known-then', { knownSince: holdsSince });
  return done(withStatusOf(then, day));
}

/** A deactivation may be later than the last update: on the days between, the record was active. */
function withStatusOf<Row extends DatedRow>(row: Row, day: PlainDate): Row {
  const until = (date: PlainDate | null): PlainDate | null => (date !== null && date <= day ? date : null);
  const deactivated = until(row.deactivated_on);
  const reactivated = until(row.reactivated_on);
  const isBack = deactivated === null || (reactivated !== null && reactivated >= deactivated);
  return {
    ...row,
    deactivated_on: deactivated,
    reactivated_on: reactivated,
    deactivation_reason: deactivated === null ? null : row.deactivation_reason,
    active: row.entity_type !== null && isBack,
  };
}
