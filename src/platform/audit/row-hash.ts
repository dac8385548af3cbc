/**
 * The row hash of an event: SHA-256 over the UTF-8 bytes of a JSON array (no blanks) that holds the text of every
 * column before row_hash, in the order below, as PostgreSQL prints it; null stays null. Format 1.
 * `happened_at` is printed in UTC with microseconds: 2026-11-03T14:05:09.120000Z. Nothing is parsed again to verify,
 * so a change that "means the same" (1 for 1.0 in details) shows as well.
 */
import { createHash } from 'node:crypto';

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

export type HashedColumn = (typeof hashedColumns)[number];
export type RowTexts = Readonly<Record<HashedColumn, string | null>>;

export function hashOfRow(row: RowTexts): Buffer {
  return hashOfTexts(hashedColumns.map((column) => row[column]));
}

/** The same from texts that are in order already: what verify reads a million times. */
export function hashOfTexts(texts: readonly (string | null)[]): Buffer {
  return createHash('sha256').update(JSON.stringify(texts), 'utf8').digest();
}

/** A time as the hash covers it. */
export const momentText = (time: Date): string => time.toISOString().replace('Z', '000Z');

/** The SQL expression that prints a timestamptz so; `column` is one of ours, never from outside. */
export const momentSql = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
