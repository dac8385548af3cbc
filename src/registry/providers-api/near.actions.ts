/** Providers near a ZIP: the ZIPs around it are looked up first, then places are found by them as by any other ZIP. */
import type { Ctx } from '../../platform/context.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { hasZipPositions } from '../reference/zip-positions.store.ts';
import { findNpis } from '../search/find-npis.actions.ts';
import { purposesOf } from '../search/place-part.rules.ts';
import type { FoundNpis, NpiCount, ProviderQuery, SearchRefusal } from '../search/provider-query.rules.ts';
import { listZipsAround, listZipsOf, type NearZip } from './near.store.ts';
import { byDistance, distanceText, readDistance, type DistancePlace } from './distance.rules.ts';
import { readRing, ringsOf, ringText, type RingPlace } from './rings.rules.ts';

export type NearReason = 'no-zip-positions' | 'zip-position-unknown';

export async function findZipsAround(
  ctx: Ctx,
  { zip, miles }: { readonly zip: string; readonly miles: number },
): Promise<Outcome<readonly NearZip[], NearReason>> {
  const around = await listZipsAround(ctx.tx, zip, miles);
  if (around.length > 0) return done(around);
  return refused((await hasZipPositions(ctx.tx)) ? 'zip-position-unknown' : 'no-zip-positions');
}

export interface NearPage {
  readonly npis: readonly string[];
  readonly next: string | null;
  /** How many there are in all, where that was seen. */
  readonly count?: NpiCount;
}

export interface NearSearch {
  readonly query: ProviderQuery;
  readonly around: readonly NearZip[];
  /** Null: not counted yet, because counting takes as long as looking for them. */
  readonly count: NpiCount | null;
}

interface NearPaging {
  readonly limit: number;
  readonly after: string | null;
}

/** So many are listed by their distance; more of them ring by ring, because nobody wants all of them at once. */
const SORTED_PROVIDERS = 500;

/** In which of the two ways, a cursor says as well as the count. */
export async function findNear(
  ctx: Ctx,
  search: NearSearch,
  { limit, after }: NearPaging,
): Promise<Outcome<NearPage, SearchRefusal>> {
  const { count } = search;
  const start = after === null ? null : readDistance(after);
  const mayBeFew = after === null && (count === null || (count.isExact && count.count <= SORTED_PROVIDERS));
  if (start === null && !mayBeFew) return findByRing(ctx, search, { limit, after });
  if (count?.count === 0) return done({ npis: [], next: null });
  const few = await findByDistance(ctx, search, { limit, start });
  if (!few.ok) return few;
  return few.value ? done(few.value) : findByRing(ctx, search, { limit, after: null });
}

/** One search for all of them; null where they are too many. */
async function findByDistance(
  ctx: Ctx,
  { query, around }: NearSearch,
  { limit, start }: { readonly limit: number; readonly start: DistancePlace | null },
): Promise<Outcome<NearPage | null, SearchRefusal>> {
  const zips = around.map(({ zip }) => zip);
  const found = await findNpis(ctx, within(query, zips), { limit: SORTED_PROVIDERS });
  if (!found.ok) return found;
  if (start === null && found.value.next !== null) return done(null);
  const npis = found.value.found.map(({ npi }) => npi);
  const miles = await listDistances(ctx, npis, around, query);
  const places = npis.map((npi) => ({ npi, miles: miles.get(npi) ?? 0 })).toSorted(byDistance);
  const behind = start === null ? places : places.filter((place) => byDistance(start, place) < 0);
  const shown = behind.slice(0, limit);
  const last = behind.length > limit ? shown.at(-1) : undefined;
  return done({
    npis: shown.map(({ npi }) => npi),
    next: last ? distanceText(last) : null,
    count: { count: npis.length, isExact: true },
  });
}

/** The nearest ring first; whoever has a place in two rings is listed with the nearer one. */
async function findByRing(
  ctx: Ctx,
  { query, around }: NearSearch,
  { limit, after }: NearPaging,
): Promise<Outcome<NearPage, SearchRefusal>> {
  const rings = ringsOf(around.map(({ zip }) => zip));
  const start = after === null ? { ring: 0, position: null } : readRing(after, rings.length);
  if (start === null) return refused('search-position');
  const found: { readonly npi: string; readonly place: RingPlace }[] = [];
  for (let { ring, position } = start; ring < rings.length && found.length <= limit;) {
    const paging = { limit: limit + 1 - found.length, after: position };
    const inRing = await findNpis(ctx, within(query, rings[ring] ?? []), paging);
    if (!inRing.ok) return inRing;
    const nearer = await listNearer(ctx, query, inRing.value, rings.slice(0, ring).flat());
    if (!nearer.ok) return nearer;
    for (const entry of inRing.value.found)
      if (!nearer.value.has(entry.npi)) found.push({ npi: entry.npi, place: { ring, position: entry.position } });
    position = inRing.value.next;
    if (position === null) ring += 1;
  }
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return done({ npis: shown.map(({ npi }) => npi), next: last ? ringText(last.place) : null });
}

const within = (query: ProviderQuery, zips: readonly string[]): ProviderQuery => ({
  ...query,
  place: { ...query.place, zips },
});

/** Who of these is found in nearer rings as well, by the same search. */
async function listNearer(
  ctx: Ctx,
  query: ProviderQuery,
  { found }: FoundNpis,
  zips: readonly string[],
): Promise<Outcome<ReadonlySet<string>, SearchRefusal>> {
  const numbers = found.map(({ npi }) => npi);
  if (zips.length === 0 || numbers.length === 0) return done(new Set());
  const nearer = await findNpis(ctx, { ...within(query, zips), numbers }, { limit: numbers.length });
  return nearer.ok ? done(new Set(nearer.value.found.map(({ npi }) => npi))) : nearer;
}

/** Miles to the nearest place of each that may be meant, in tenths. */
export async function listDistances(
  ctx: Ctx,
  npis: readonly string[],
  around: readonly NearZip[],
  { place }: ProviderQuery,
): Promise<ReadonlyMap<string, number>> {
  const miles = new Map(around.map((near) => [near.zip, near.miles]));
  const nearest = new Map<string, number>();
  for (const { npi, zip } of await listZipsOf(ctx.tx, npis, [...miles.keys()], purposesOf(place?.purposes))) {
    const away = Math.round((miles.get(zip) ?? 0) * 10) / 10;
    nearest.set(npi, Math.min(away, nearest.get(npi) ?? away));
  }
  return nearest;
}
