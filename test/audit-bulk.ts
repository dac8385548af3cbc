/**
 * Many audit events at once, each whole (hash and mark included), for measuring: the statements of the application are
 * too slow to make a million. Written as the owner, because the application may only insert one row at a time usefully.
 */
import pg from 'pg';
import { macOfRow } from '../src/platform/audit/audit-keys.ts';
import { rowOf } from '../src/platform/audit/event-row.ts';
import { hashedColumns, hashOfRow } from '../src/platform/audit/row-hash.ts';
import type { Ctx } from '../src/platform/context.ts';
import { newId } from '../src/platform/crypto/id.ts';

const rowsPerInsert = 2000;
const columns = [...hashedColumns, 'row_hash', 'mac_key_id', 'row_mac'];
const types: Partial<Record<string, string>> = {
  event_id: 'uuid',
  format: 'smallint',
  happened_at: 'timestamptz',
  actor_account: 'uuid',
  actor_session: 'uuid',
  acting_for: 'uuid',
  subject_party: 'uuid',
  policy_version: 'integer',
  details: 'jsonb',
  row_hash: 'bytea',
  row_mac: 'bytea',
};
const insert = `insert into audit.event (${columns.join(', ')})
  select * from unnest(${columns.map((column, index) => `$${index + 1}::${types[column] ?? 'text'}[]`).join(', ')})`;

export async function recordMany(ownerUrl: string, context: () => Ctx, howMany: number): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  for (let made = 0; made < howMany; made += rowsPerInsert) {
    const rows = Array.from({ length: Math.min(rowsPerInsert, howMany - made) }, () => wholeRow(context()));
    await client.query(
      insert,
      columns.map((_, column) => rows.map((row) => row[column])),
    );
  }
  await client.end();
}

function wholeRow(ctx: Ctx): readonly unknown[] {
  const object = { type: 'role-request', id: newId(ctx.now) } as const;
  const details = { role: 'staff_end_user', functions: 'enrollment,registry' };
  const row = rowOf(ctx, { action: 'role-request.approve', outcome: 'done', object, details });
  const rowHash = hashOfRow(row);
  const { keyId, mac } = macOfRow(ctx.keyring, rowHash);
  return [...hashedColumns.map((column) => row[column]), rowHash, keyId, mac];
}
