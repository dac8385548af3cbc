/** Which ZIPs lie around one. Distances are as the crow flies, over a round earth: better than a mile in a hundred. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';

export interface NearZip {
  readonly zip: string;
  readonly miles: number;
}

/** Miles of a degree of latitude. Source: the mean radius of the earth, 3958.8 miles. */
const MILES_OF_DEGREE = 69.093;
const EARTH_MILES = 3958.8;

/** The nearest first; empty where the position of the ZIP itself is not known. */
export async function listZipsAround(tx: Tx, zip: string, miles: number): Promise<readonly NearZip[]> {
  const height = miles / MILES_OF_DEGREE;
  const { rows } = await sql<NearZip>`
    select * from (
      select z.zip, 2 * ${EARTH_MILES}::float8 * asin(sqrt(
          sind((z.latitude - c.latitude)::float8 / 2) ^ 2
          + cosd(c.latitude) * cosd(z.latitude) * sind((z.longitude - c.longitude)::float8 / 2) ^ 2
        )) as miles
      from registry.zip_position c
      join registry.zip_position z on z.latitude between c.latitude - ${height}::real and c.latitude + ${height}::real
      where c.zip = ${zip}
    ) around
    where miles <= ${miles}::float8
    order by miles, zip`.execute(tx);
  return rows;
}

export interface ProviderZip {
  readonly npi: string;
  readonly zip: string;
}

/** Which of these ZIPs each provider has an address in, for one of the purposes (a sum as in place_key; null: any). */
export async function listZipsOf(
  tx: Tx,
  npis: readonly string[],
  zips: readonly string[],
  purposes: number | null,
): Promise<readonly ProviderZip[]> {
  const { rows } = await sql<ProviderZip>`
    select distinct npi, zip from registry.place_key
    where npi = any(${npis}) and zip = any(${zips}) and (${purposes}::smallint is null or purposes & ${purposes}::smallint <> 0)`.execute(
    tx,
  );
  return rows;
}
