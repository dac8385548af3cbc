/**
 * Whether a row can be stored. Only what cannot be stored or told apart is refused: real records break the rules of applying
 * (no primary taxonomy, lines longer than the layout says), and are kept as they are.
 */
import { NPI_LENGTH_DIGITS, isNpi } from '../../vocabulary/npi.ts';
import { refused, type RefusalFacts } from '../../vocabulary/outcome.ts';
import type { Refusal } from '../../vocabulary/refusal.ts';
import { layouts, type DirectColumn, type FileLayout } from './columns.rules.ts';

export type RowReason =
  'row-quotes' | 'row-columns' | 'row-npi' | 'row-entity-type' | 'row-date' | 'row-value' | 'row-deactivation-date';

/** One line of a file, split where it lies. */
export interface Fields {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
}

const SLASH = 47;
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const YEAR_FACTOR = 10_000;

const number = (bytes: Uint8Array, at: number, digits: number): number => {
  let value = 0;
  for (let index = at; index < at + digits; index += 1) {
    const digit = (bytes[index] ?? 0) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};

/** "09/26/2022" as 20220926; NaN when it is no day of the calendar. */
export function dayOf({ bytes, starts, ends }: Fields, index: number): number {
  const at = starts[index] ?? 0;
  if ((ends[index] ?? 0) - at !== 10 || bytes[at + 2] !== SLASH || bytes[at + 5] !== SLASH) return Number.NaN;
  const [month, day, year] = [number(bytes, at, 2), number(bytes, at + 3, 2), number(bytes, at + 6, 4)];
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  const exists = day >= 1 && day <= (DAYS_OF_MONTH[month - 1] ?? 0) + leapDay && year >= 1;
  return exists ? year * YEAR_FACTOR + month * 100 + day : Number.NaN;
}

export const lengthOf = ({ starts, ends }: Fields, index: number): number => (ends[index] ?? 0) - (starts[index] ?? 0);

function isStoredNpi(fields: Fields, index: number): boolean {
  if (lengthOf(fields, index) !== NPI_LENGTH_DIGITS) return false;
  const at = fields.starts[index] ?? 0;
  return isNpi(String.fromCharCode(...fields.bytes.subarray(at, at + NPI_LENGTH_DIGITS)));
}

/** Why the value of a column is none of its kind; empty values are whatever the kind, but an NPI must be there. */
function valueTrouble(fields: Fields, { at, kind }: DirectColumn): RowReason | null {
  if (kind === 'text' || kind === 'withheld') return null;
  if (kind === 'npi') return isStoredNpi(fields, at) ? null : 'row-npi';
  const length = lengthOf(fields, at);
  if (length === 0) return null;
  if (kind === 'date') return Number.isNaN(dayOf(fields, at)) ? 'row-date' : null;
  const type = fields.bytes[fields.starts[at] ?? 0];
  return length === 1 && (type === 49 || type === 50) ? null : 'row-entity-type';
}

const placeOf = (columns: readonly DirectColumn[], name: string): number =>
  columns.find(({ stored }) => stored === name)?.at ?? -1;
const entityType = placeOf(layouts.main.direct, 'entity_type');

const trouble = (reason: RowReason, facts: RefusalFacts): Refusal<RowReason> => refused(reason, facts);

/** `width` is the number of columns of the header; the facts carry `column`, from 1. NUL is looked for where `mayHoldNul`. */
export function findTrouble(
  fields: Fields,
  { kind, direct, limit }: FileLayout,
  width: number,
  mayHoldNul: boolean,
): Refusal<RowReason> | null {
  if (fields.count !== width) return trouble('row-columns', { found: fields.count, expected: width });
  for (const column of direct) {
    const reason = column.at < width ? valueTrouble(fields, column) : null;
    if (reason !== null) return trouble(reason, { column: column.at + 1 });
  }
  for (let index = 0; index < width; index += 1) {
    const length = lengthOf(fields, index);
    if (length > limit) return trouble('row-value', { column: index + 1, limit });
    if (mayHoldNul && length > 0 && fields.bytes.subarray(fields.starts[index], fields.ends[index]).includes(0))
      return trouble('row-value', { column: index + 1, limit });
  }
  const isBare = kind === 'deactivations' || (kind === 'main' && lengthOf(fields, entityType) === 0);
  const deactivatedOn = isBare ? placeOf(direct, 'deactivated_on') : 0;
  if (isBare && lengthOf(fields, deactivatedOn) === 0)
    return trouble('row-deactivation-date', { column: deactivatedOn + 1 });
  return null;
}
