/**
 * One row of a file as a line of COPY, in the order of `rowColumns`. A row that `findTrouble` refuses must not come here.
 * Written for speed: bytes go from the file into the line; only a name with accents or signs becomes a text on the way.
 */
import { searchKey } from '../search/search-key.rules.ts';
import {
  identifierPlaces,
  layouts,
  statusColumns,
  taxonomyPlaces,
  WITHHELD,
  type FileLayout,
} from './columns.rules.ts';
import { putDigits, putJsonValue, putNull, putPlain, putValue, TAB } from './copy-text.rules.ts';
import { dayOf, lengthOf, type Fields } from './row-check.rules.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** Columns of a row as `putRow` writes them, but for what the caller adds behind it. */
export function rowColumns({ kind, direct, keyed }: FileLayout): readonly string[] {
  const made = kind === 'main' ? ['record_on', 'taxonomies', 'identifiers', 'primary_taxonomy'] : [];
  const [npi, ...rest] = direct.map(({ stored }) => stored);
  const status = rest.filter((stored) => kind === 'main' && statusColumns.includes(stored));
  const content = rest.filter((stored) => !status.includes(stored));
  return [npi ?? '', ...status, ...made.slice(0, 1), ...content, ...made.slice(1), ...keyed.map(({ key }) => key)];
}

/** "20220926" as "2022-09-26". */
function putDay(out: Uint8Array, start: number, day: number): number {
  const digits = String(day).padStart(8, '0');
  return putDigits(out, start, `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
}

/** MM/DD/YYYY as YYYY-MM-DD, byte by byte. */
function putDate(out: Uint8Array, at: number, bytes: Uint8Array, from: number): number {
  for (let index = 0; index < 4; index += 1) out[at + index] = bytes[from + 6 + index] ?? 0;
  out[at + 4] = HYPHEN;
  out[at + 5] = bytes[from] ?? 0;
  out[at + 6] = bytes[from + 1] ?? 0;
  out[at + 7] = HYPHEN;
  out[at + 8] = bytes[from + 3] ?? 0;
  out[at + 9] = bytes[from + 4] ?? 0;
  return at + 10;
}

const HYPHEN = 45;
const TRUE = 116;

function isWithheld({ bytes, starts }: Fields, index: number): boolean {
  const at = starts[index] ?? 0;
  for (let sign = 0; sign < WITHHELD.length; sign += 1)
    if (bytes[at + sign] !== WITHHELD.charCodeAt(sign)) return false;
  return true;
}

type Column = FileLayout['direct'][number];

function putColumn(out: Uint8Array, start: number, fields: Fields, { at: index, kind }: Column): number {
  const length = index < fields.count ? lengthOf(fields, index) : 0;
  if (length === 0) return putNull(out, start);
  const from = fields.starts[index] ?? 0;
  let at = start;
  if (kind === 'date') {
    at = putDate(out, at, fields.bytes, from);
  } else if (kind === 'withheld') {
    if (length !== WITHHELD.length || !isWithheld(fields, index)) return putNull(out, start);
    out[at++] = TRUE;
  } else {
    at = putValue(out, at, fields.bytes, from, from + length);
  }
  out[at] = TAB;
  return at + 1;
}

/** Capitals and digits in words with one space between them are their own key. */
function isOwnKey(bytes: Uint8Array, from: number, to: number): boolean {
  let before = 32;
  for (let index = from; index < to; index += 1) {
    const byte = bytes[index] ?? 0;
    const isSign = (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57);
    if (!isSign && (byte !== 32 || before === 32)) return false;
    before = byte;
  }
  return before !== 32;
}

function putKey(out: Uint8Array, start: number, { bytes, starts, ends }: Fields, index: number): number {
  const [from, to] = [starts[index] ?? 0, ends[index] ?? 0];
  if (from === to || isOwnKey(bytes, from, to)) return putNull(out, start);
  const value = String.fromCharCode(...bytes.subarray(from, to)).replaceAll('""', '"');
  const key = searchKey(value) ?? '';
  if (key === value) return putNull(out, start);
  const { written } = utf8.encodeInto(key, out.subarray(start));
  out[start + written] = TAB;
  return start + written + 1;
}

const utf8 = new TextEncoder();

interface Member {
  readonly name: Uint8Array;
  /** Place of its value behind the first one of the entry. */
  readonly offset: number;
}

const member = (name: string, offset: number): Member => ({ name: bytesOf(`,"${name}":"`), offset });
const [CLOSED, COMMA, OPEN, BRACKET] = [bytesOf('"'), bytesOf(',{"slot":'), bytesOf('[{"slot":'), bytesOf('}')];
const NONE = bytesOf('[]\t');
const END = bytesOf(']\t');

/** One entry of a repeated group; what is empty is left out. */
function putMembers(out: Uint8Array, start: number, fields: Fields, first: number, members: readonly Member[]): number {
  let at = start;
  for (const { name, offset } of members) {
    const index = first + offset;
    if (lengthOf(fields, index) === 0) continue;
    at = putPlain(out, at, name);
    at = putJsonValue(out, at, fields.bytes, fields.starts[index] ?? 0, fields.ends[index] ?? 0);
    at = putPlain(out, at, CLOSED);
  }
  return at;
}

interface Slot {
  readonly first: number;
  readonly members: readonly Member[];
}

const identifierMembers = ['id', 'type', 'state', 'issuer'].map(member);
const identifierSlots: readonly Slot[] = identifierPlaces.map((first) => ({ first, members: identifierMembers }));
const taxonomySlots: readonly Slot[] = taxonomyPlaces.map(({ at, groupAt }) => ({
  first: at,
  members: [...['code', 'license', 'state', 'switch'].map(member), member('group', groupAt - at)],
}));

function holds(fields: Fields, { first, members }: Slot): boolean {
  for (const { offset } of members) if (lengthOf(fields, first + offset) > 0) return true;
  return false;
}

function putSlots(out: Uint8Array, start: number, fields: Fields, slots: readonly Slot[]): number {
  let at = start;
  let slotNumber = 0;
  for (const slot of slots) {
    slotNumber += 1;
    if (!holds(fields, slot)) continue;
    at = putPlain(out, at, at === start ? OPEN : COMMA);
    at = putDigits(out, at, String(slotNumber));
    at = putMembers(out, at, fields, slot.first, slot.members);
    at = putPlain(out, at, BRACKET);
  }
  return putPlain(out, at, at === start ? NONE : END);
}

const LETTER_Y = 89;

/** The code that is marked with Y. */
function putPrimary(out: Uint8Array, start: number, fields: Fields): number {
  for (const { first } of taxonomySlots) {
    const isPrimary = lengthOf(fields, first + 3) === 1 && fields.bytes[fields.starts[first + 3] ?? 0] === LETTER_Y;
    if (!isPrimary || lengthOf(fields, first) === 0) continue;
    const at = putValue(out, start, fields.bytes, fields.starts[first] ?? 0, fields.ends[first] ?? 0);
    out[at] = TAB;
    return at + 1;
  }
  return putNull(out, start);
}

const placeOf = (stored: string): number => layouts.main.direct.find((column) => column.stored === stored)?.at ?? -1;
const newnessPlaces = ['updated_on', 'deactivated_on', 'reactivated_on'].map(placeOf);
const entityType = placeOf('entity_type');

/** The latest of update, deactivation and reactivation; none for a bare deactivation. */
function putRecordDay(out: Uint8Array, start: number, fields: Fields): number {
  if (lengthOf(fields, entityType) === 0) return putNull(out, start);
  const newest = Math.max(...newnessPlaces.map((at) => (lengthOf(fields, at) === 0 ? 0 : dayOf(fields, at))));
  if (newest === 0) return putNull(out, start);
  const at = putDay(out, start, newest);
  out[at] = TAB;
  return at + 1;
}

export interface RowWriter {
  readonly columns: readonly string[];
  /**
   * Writes a row from `start` on, with a tab behind its last value. `content` is told where the part that makes a record what
   * it is begins and ends: all but the NPI, deactivation and keys.
   */
  readonly put: (out: Uint8Array, start: number, fields: Fields) => number;
  content: { from: number; to: number };
}

export function rowWriter(layout: FileLayout): RowWriter {
  const { kind, direct, keyed } = layout;
  const columns = rowColumns(layout);
  const byName = new Map(direct.map((column) => [column.stored, column]));
  const ordered = columns.flatMap((name) => byName.get(name) ?? []);
  const behindStatus = kind === 'main' ? 1 + statusColumns.length : 1;
  const [head, rest] = [ordered.slice(0, behindStatus), ordered.slice(behindStatus)];
  const keys = keyed.map(({ stored }) => byName.get(stored)?.at ?? -1);
  const content = { from: 0, to: 0 };
  const put = (out: Uint8Array, start: number, fields: Fields): number => {
    let at = start;
    for (const column of head) at = putColumn(out, at, fields, column);
    if (kind === 'main') at = putRecordDay(out, at, fields);
    content.from = at;
    for (const column of rest) at = putColumn(out, at, fields, column);
    if (kind === 'main') {
      at = putSlots(out, at, fields, taxonomySlots);
      at = putSlots(out, at, fields, identifierSlots);
    }
    content.to = at;
    if (kind === 'main') at = putPrimary(out, at, fields);
    for (const key of keys) at = putKey(out, at, fields, key);
    return at;
  };
  return { columns, put, content };
}

/** Columns of a provider that come from a main file, in the order of COPY. */
export const recordColumns: readonly string[] = [...rowColumns(layouts.main), 'fingerprint', 'file_day'];
