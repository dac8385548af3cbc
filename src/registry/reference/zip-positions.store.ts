/** The positions of ZIPs: one list, replaced as a whole. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { ZipPosition } from './zip-positions.rules.ts';

export async function hasZipPositions(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('registry.zip_position').select('zip').limit(1).executeTakeFirst()) !== undefined;
}

/** Of a ZIP that stands twice, one holds. Answers how many there are. */
export async function replaceZipPositions(tx: Tx, positions: readonly ZipPosition[]): Promise<number> {
  await tx.deleteFrom('registry.zip_position').execute();
  const columns = (['zip', 'latitude', 'longitude'] as const).map((name) => positions.map((each) => each[name]));
  const [zips, latitudes, longitudes] = columns;
  const { numAffectedRows } = await sql`
    insert into registry.zip_position (zip, latitude, longitude)
    select * from unnest(${zips}::text[], ${latitudes}::real[], ${longitudes}::real[])
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** The planner would take a table that was just filled for an empty one. */
export async function analyzeZipPositions(tx: Tx): Promise<void> {
  await sql`analyze registry.zip_position`.execute(tx);
}
