/**
 * The triggers that keep an owner from changing the record by accident must be there and on. Somebody with all rights
 * can turn them off; then the changes show, and often the guard too, which they forgot to turn on again.
 */
import type { PoolClient } from 'pg';
import type { FindingList } from './findings.ts';

export const guards = [
  'event_awaits_sealing',
  'event_stays',
  'sequence_stays',
  'batch_stays',
  'unsealed_stays',
] as const;

const selectLive = `
  select t.tgname as name from pg_catalog.pg_trigger t
  join pg_catalog.pg_class c on c.oid = t.tgrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'audit' and t.tgenabled in ('O', 'A')`;

export async function verifyGuards(client: PoolClient, list: FindingList): Promise<void> {
  const { rows } = await client.query<{ name: string }>(selectLive);
  const live = new Set(rows.map(({ name }) => name));
  for (const name of guards) if (!live.has(name)) list.add({ kind: 'guard-off', name });
}
