/**
 * Writes the rows of audit events, several in one statement, and where a store wants it together with the changes that they
 * tell: one way to the server instead of one for each. Throws AuditUnavailable when the rows cannot be written.
 */
import { CompiledQuery, sql, type RawBuilder } from 'kysely';
import type { Ctx, Tx } from '../context.ts';
import { fixedQuery } from '../db/fixed-query.ts';
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
  const places = events.map((_, row) => columns.map((_, column) => `$${row * columns.length + column + 1}`).join(', '));
  const text = `insert into audit.event (${columns.join(', ')}) values (${places.join('), (')})`;
  const named = events.length <= keptTexts ? `${plannedOnce}${text}` : text;
  await orFault(tx.executeQuery(CompiledQuery.raw(named, events.flat())));
}

type Changes = Readonly<Record<string, RawBuilder<unknown>>>;

/**
 * A statement that makes `changes` and writes events that tell of them: all of it or nothing. Each change can name the
 * ones before it; none sees what another wrote, and the same row is not for two of them. Outside a transaction it is one.
 */
export function changesWithEvents<Given extends object>(changes: (given: Given) => Changes) {
  const statements = new Map<number, ReturnType<typeof fixedQuery<Given & Cells, unknown>>>();
  return async (ctx: Ctx, given: Given, ...told: readonly AuditEvent[]): Promise<void> => {
    const events = [...(ctx.unwritten?.splice(0) ?? []), ...told.map((event) => cellsOf(ctx, event))];
    const statement = statements.get(events.length) ?? together(changes, events.length);
    statements.set(events.length, statement);
    const cells = Object.fromEntries(events.flat().map((cell, index) => [`cell${index}`, cell]));
    await orFault(statement(ctx.tx, { ...given, ...cells }));
  };
}

type Cells = Readonly<Record<`cell${number}`, string | Buffer | null>>;

function together<Given extends object>(changes: (given: Given) => Changes, events: number) {
  return fixedQuery((tx, given: Given & Cells) => {
    const parts = Object.entries(changes(given)).map(([name, change]) => sql`${sql.ref(name)} as (${change})`);
    const rows = Array.from({ length: events }, (_, row) => {
      const cells = columns.map((_, column) => sql`${given[`cell${row * columns.length + column}`]}`);
      return sql`(${sql.join(cells)})`;
    });
    return sql`${sql.raw(plannedOnce)}with ${sql.join(parts)}
      insert into audit.event (${sql.raw(columns.join(', '))}) values ${sql.join(rows)}`.compile(tx);
  });
}

async function orFault<Result>(writing: Promise<Result>): Promise<Result> {
  try {
    return await writing;
  } catch (error) {
    throw auditFault(error);
  }
}
