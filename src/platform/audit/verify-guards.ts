/**
 * The triggers that keep an owner from changing the record by accident must be there, on, and do what they did when they
 * were made. Somebody with all rights can change that; then the changes show, and often the guard too, which they forgot.
 */
import type { PoolClient } from 'pg';
import type { FindingList } from './findings.ts';

/** SHA-256 of the bodies of the two functions in 0002_audit.sql; a migration that changes one changes it here. */
const awaitsSealing = '3b3689eb19aae0d48f62bd8322e8a2bb8a620926a03090befb6ae90e2b8dbb0a';
const refusesChange = '5d103e0b0caec1a0544068b38c655f33ea4cec582ec983ea7ea83a4f5c5e331f';

const guards: Readonly<Record<string, string>> = {
  event_awaits_sealing: awaitsSealing,
  event_stays: refusesChange,
  sequence_stays: refusesChange,
  batch_stays: refusesChange,
  unsealed_stays: refusesChange,
};

const selectLive = `
  select t.tgname as name, encode(sha256(convert_to(p.prosrc, 'UTF8')), 'hex') as body from pg_catalog.pg_trigger t
  join pg_catalog.pg_class c on c.oid = t.tgrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_proc p on p.oid = t.tgfoid
  where n.nspname = 'audit' and t.tgenabled in ('O', 'A')`;

export async function verifyGuards(client: PoolClient, list: FindingList): Promise<void> {
  const { rows } = await client.query<{ name: string; body: string }>(selectLive);
  const live = new Map(rows.map(({ name, body }) => [name, body]));
  for (const [name, body] of Object.entries(guards)) if (live.get(name) !== body) list.add({ kind: 'guard-off', name });
}
