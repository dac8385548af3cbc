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
  const text = events.length <= keptTexts ? `${plannedOnce}${insertion(events.length)}` : insertion(events.length);
  await orFault(tx.executeQuery(CompiledQuery.raw(text, events.flat())));
}

/** The statement for so many events, whose values come after so many others. */
function insertion(events: number, valuesBefore = 0): string {
  const place = (row: number, column: number) => `$${valuesBefore + row * columns.length + column + 1}`;
  const rows = Array.from({ length: events }, (_, row) => columns.map((_, column) => place(row, column)).join(', '));
  return `insert into audit.event (${columns.join(', ')}) values (${rows.join('), (')})`;
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

/**
 * A statement that makes `changes` and writes events that tell of them: all of it or nothing. Each change can name the
 * ones before it; none sees what another wrote, and the same row is not for two of them. Outside a transaction it is one.
 */
export function changesWithEvents<Given extends object>(changes: (given: Given) => Changes) {
  const made = fixedText((tx, given: Given) => {
    const parts = Object.entries(changes(given)).map(([name, change]) => sql`${sql.ref(name)} as (${change})`);
    return sql`${sql.raw(plannedOnce)}with ${sql.join(parts)}`.compile(tx);
  });
  const texts = new Map<number, string>();
  return async (ctx: Ctx, given: Given, ...told: readonly AuditEvent[]): Promise<void> => {
    const events = [...(unwrittenOf(ctx)?.splice(0) ?? []), ...told.map((event) => cellsOf(ctx, event))];
    const { sql: text, valuesOf } = made(ctx.tx);
    const values = valuesOf(given);
    const whole = texts.get(events.length) ?? `${text} ${insertion(events.length, values.length)}`;
    texts.set(events.length, whole);
    await orFault(ctx.tx.executeQuery(CompiledQuery.raw(whole, [...values, ...events.flat()])));
  };
}

async function orFault<Result>(writing: Promise<Result>): Promise<Result> {
  try {
    return await writing;
  } catch (error) {
    throw auditFault(error);
  }
}
