/**
 * The row hash of an event: SHA-256 over the UTF-8 bytes of a JSON array that holds the text of every column before
 * row_hash, in the order below, null staying null; written as PostgreSQL's json_build_array does, with a blank after
 * each comma, so that anybody can recompute it in SQL (`rowTextSql`). Moments are UTC with microseconds, details the
 * text of the jsonb. Nothing is parsed again to verify: what "means the same" (1 for 1.0) shows as a change. Format 1.
 */
import { hash } from 'node:crypto';

export const rowFormat = 1;

/** The columns of audit.event that the hash covers, in order. */
export const hashedColumns = [
  'event_id',
  'format',
  'happened_at',
  'process',
  'request_id',
  'actor_kind',
  'actor_account',
  'actor_session',
  'actor_system',
  'acting_for',
  'subject_party',
  'action',
  'object_type',
  'object_id',
  'outcome',
  'reason',
  'policy',
  'policy_version',
  'client_address',
  'user_agent',
  'details',
] as const;

type HashedColumn = (typeof hashedColumns)[number];
export type RowTexts = Readonly<Record<HashedColumn, string | null>>;

/** JSON.stringify escapes exactly what PostgreSQL's escape_json does, given text without lone surrogates. */
export const hashOfRow = (row: RowTexts): Buffer => hashOfCells(hashedColumns.map((column) => row[column]));

/** The same from the texts of the columns alone, as `hashedColumnsSql` gives them. */
export const hashOfCells = (cells: readonly (string | null)[]): Buffer =>
  hash('sha256', `[${cells.map((cell) => JSON.stringify(cell)).join(', ')}]`, 'buffer');

/** A time as the hash covers it. */
export const momentText = (time: Date): string => time.toISOString().replace('Z', '000Z');

/** The SQL expression that prints a timestamptz so; `column` is one of ours, never from outside. */
export const momentSql = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const columnText = (column: HashedColumn): string =>
  column === 'happened_at' ? momentSql('e.happened_at') : `e.${column}::text`;

/** What the hash of a row of audit.event `e` covers, column by column: half the work for PostgreSQL of printing it as one. */
export const hashedColumnsSql = hashedColumns.map(columnText).join(', ');

/** The SQL expression that prints it as the text that is hashed: for whoever checks without us. */
export const rowTextSql = `json_build_array(${hashedColumns.map(columnText).join(', ')})::text`;
