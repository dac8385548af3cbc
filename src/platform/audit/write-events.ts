/**
 * Writes the rows of audit events, several in one statement, and where a store wants it together with the changes that they
 * tell: one way to the server instead of one for each. Throws AuditUnavailable when the rows cannot be written.
 */
import { CompiledQuery, sql, type RawBuilder } from 'kysely';
import type { Ctx, Tx } from '../context.ts';
import { fixedText } from '../db/fixed-query.ts';
import { plannedOnce } from '../db/named-statements.ts';
import type { AuditEvent } from './audit-actions.ts';
import { macOfRow } from './audit-keys.ts';
import { auditFault } from './audit-unavailable.ts';
import { rowOf } from './event-row.ts';
import { hashedColumns, hashOfRow } from './row-hash.ts';

const columns = [...hashedColumns, 'row_hash', 'mac_key_id', 'row_mac'] as const;

/** One row of audit.event, in the order of `columns`. */
export type EventCells = readonly (string | Buffer | null)[];

export function cellsOf(ctx: Ctx, event: AuditEvent): EventCells {
  const row = rowOf(ctx, event);
  const rowHash = hashOfRow(row);
  const { keyId, mac } = macOfRow(ctx.keyring, rowHash);
  return [...hashedColumns.map((column) => row[column]), rowHash, keyId, mac];
}

/** More than these are rare: their text is not kept. */
const keptTexts = 3;

export async function writeEvents(tx: Tx, events: readonly EventCells[]): Promise<void> {
  if (events.length === 0) return;
  const [insertion] = insertions(events.length);
  const text = events.length <= keptTexts ? `${plannedOnce}${insertion}` : `${insertion}`;
  await orFault(tx.executeQuery(CompiledQuery.raw(text, events.flat())));
}

/** Statements for so many events, whose values come after so many others; `when`: as often as that part gave a row. */
function insertions(events: number, valuesBefore = 0, when?: string): readonly string[] {
  const place = (row: number, column: number) => `$${valuesBefore + row * columns.length + column + 1}`;
  const rows = Array.from({ length: events }, (_, row) => columns.map((_, column) => place(row, column)).join(', '));
  const into = `insert into audit.event (${columns.join(', ')})`;
  return when === undefined
    ? [`${into} values (${rows.join('), (')})`]
    : rows.map((row) => `${into} select ${row} from ${when}`);
}

const unwritten = new WeakMap<object, EventCells[]>();

/** Events of this transaction that wait for its end, or for a statement that takes them along. Null outside `inTransaction`. */
export function unwrittenOf({ atEnd, tx }: Ctx): EventCells[] | null {
  if (!atEnd) return null;
  if (Object.isFrozen(atEnd))
    throw new Error('The transaction of this context is over: nothing can be recorded in it.');
  const known = unwritten.get(atEnd);
  if (known) return known;
  const events: EventCells[] = [];
  unwritten.set(atEnd, events);
  atEnd.push(() => writeEvents(tx, events));
  return events;
}

type Changes = Readonly<Record<string, RawBuilder<unknown>>>;
type Told = readonly [AuditEvent, ...AuditEvent[]];

interface Terms {
  /** Events are written only if the change of this name gave a row; the other changes say the same themselves. */
  readonly when?: string;
  /** The one among the changes that only asks, but a function that does something. */
  readonly calls?: string;
  /** The one whose row is given back: nulls, if it has none. */
  readonly gives?: string;
}

/**
 * A statement that makes `changes` and writes events that tell of them: all of it or nothing. Each change can name the
 * ones before it; none sees what another wrote, and the same row is not for two of them. Outside a transaction it is one.
 * It says whether the events were written.
 */
export function changesWithEvents<Given extends object, Row extends object = object>(
  changes: (given: Given) => Changes,
  terms: Terms = {},
) {
  const made = fixedText((tx, given: Given) => {
    const parts = Object.entries(changes(given)).map(([name, change]) => sql`${sql.ref(name)} as (${change})`);
    return sql`${sql.raw(plannedOnce)}with ${sql.join(parts)}`.compile(tx);
  });
  const texts = new Map<number, string>();
  return async (ctx: Ctx, given: Given, ...told: Told): Promise<Row & { readonly told: boolean }> => {
    if (ctx.once && !ctx.tx.isTransaction)
      throw new Error('A form that does its work once is claimed in a transaction.');
    // Events that wait do not depend on what this statement finds.
    const waiting = terms.when === undefined ? unwrittenOf(ctx)?.splice(0) : undefined;
    const events = [...(waiting ?? []), ...told.map((event) => cellsOf(ctx, event))];
    const { sql: text, valuesOf } = made(ctx.tx);
    const values = valuesOf(given);
    const whole = texts.get(events.length) ?? `${text}${ending(events.length, values.length, terms)}`;
    texts.set(events.length, whole);
    const all = [...values, ...events.flat()];
    const { rows } = await orFault(ctx.tx.executeQuery<Row & { told: boolean }>(CompiledQuery.raw(whole, all)));
    const [row] = rows;
    if (!row) throw new Error('A statement that tells always gives one row');
    return row;
  };
}

/** From the last of the changes on. */
function ending(events: number, valuesBefore: number, { when, calls, gives }: Terms): string {
  const told = insertions(events, valuesBefore, when).map((each, index) => `told${index} as (${each} returning 1)`);
  const called = calls ? `, (select count(*) from ${calls}) as called` : '';
  const given = gives ? `, ${gives}.* from (select) as always left join ${gives} on true` : '';
  return `, ${told.join(', ')} select exists (select from told0) as told${called}${given}`;
}

async function orFault<Result>(writing: Promise<Result>): Promise<Result> {
  try {
    return await writing;
  } catch (error) {
    throw auditFault(error);
  }
}
