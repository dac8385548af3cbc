/** Everything that the house has stored, as digests of its tables: for tests of what must change nothing. */
import { rowsOf } from './identity-steps.ts';
import type { World } from './world.ts';

/**
 * Each table with what stands in it, without what only counts (tries, and when a session was last seen) and without keys that
 * were made ready for something. The audit is left out: looking and being refused are recorded.
 */
export async function everythingStored(world: World): Promise<ReadonlyMap<string, unknown>> {
  const tables = await rowsOf(
    world,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('identity', 'access', 'platform', 'registry') and tablename not in ('guess_counter', 'sign_in_bucket', 'data_key')`,
  );
  const digests = tables.map(({ name }) => {
    const row = name === 'identity.session' ? `(to_jsonb(t) - 'last_seen_at')` : 't';
    return `select '${String(name)}' as name, md5(string_agg(${row}::text, '' order by ${row}::text)) from ${String(name)} as t`;
  });
  const stored = await rowsOf(world, digests.join(' union all '));
  return new Map(stored.map(({ name, md5 }) => [String(name), md5]));
}
