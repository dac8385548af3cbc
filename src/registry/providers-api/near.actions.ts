/** Providers near a ZIP: the ZIPs around it are looked up first, then places are found by them as by any other ZIP. */
import type { Ctx } from '../../platform/context.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import type { AskedFor } from './asked-for.rules.ts';
import { hasZipPositions } from '../reference/zip-positions.store.ts';
import { listZipsAround, listZipsOf, type NearZip } from './near.store.ts';

export type NearReason = 'no-zip-positions' | 'zip-position-unknown';

export async function findZipsAround(
  ctx: Ctx,
  { zip, miles }: { readonly zip: string; readonly miles: number },
): Promise<Outcome<readonly NearZip[], NearReason>> {
  const around = await listZipsAround(ctx.tx, zip, miles);
  if (around.length > 0) return done(around);
  return refused((await hasZipPositions(ctx.tx)) ? 'zip-position-unknown' : 'no-zip-positions');
}

/** Sums of 1 mailing, 2 primary, 4 secondary practice location, as keys of places have them. */
const purposesOf = { any: 7, mailing: 1, primary: 2, secondary: 4, practice: 6 } as const;

/** Miles to the nearest place of each, in tenths. */
export async function listDistances(
  ctx: Ctx,
  npis: readonly string[],
  around: readonly NearZip[],
  address: AskedFor['address'],
): Promise<ReadonlyMap<string, number>> {
  const miles = new Map(around.map((near) => [near.zip, near.miles]));
  const nearest = new Map<string, number>();
  for (const { npi, zip } of await listZipsOf(ctx.tx, npis, [...miles.keys()], purposesOf[address ?? 'any'])) {
    const away = Math.round((miles.get(zip) ?? 0) * 10) / 10;
    nearest.set(npi, Math.min(away, nearest.get(npi) ?? away));
  }
  return nearest;
}
