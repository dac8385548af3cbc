import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { npiNumber, personRow, registryWorld, type RegistryWorld } from '../../../test/registry-world.ts';
import { loadReference } from '../reference/reference.actions.ts';
import { findNear, findZipsAround, listDistances } from './near.actions.ts';
import type { NpiCount } from '../search/provider-query.rules.ts';
import type { NearZip } from './near.store.ts';
import { ringsOf } from './rings.rules.ts';

let world: RegistryWorld;
let around: readonly NearZip[] = [];

/** More than are sorted by their distance. */
const CROWD = 510;

const address = (kind: 'Mailing' | 'Practice Location', zip: string, city: string) => ({
  [`Provider First Line Business ${kind} Address`]: '1 MAIN ST',
  [`Provider Business ${kind} Address City Name`]: city,
  [`Provider Business ${kind} Address State Name`]: 'IL',
  [`Provider Business ${kind} Address Postal Code`]: zip,
  [`Provider Business ${kind} Address Country Code (If outside U.S.)`]: 'US',
});

beforeAll(async () => {
  world = await registryWorld();
  await loadReference(world.parts.adminUrl);
  const found = await findZipsAround(world.ctx, { zip: '62701', miles: 30 });
  if (!found.ok) throw new Error(found.reason);
  around = found.value;
  const zipAt = (n: number) => around[n % around.length]?.zip ?? '';
  const rows = Array.from({ length: 90 }, (_, n) =>
    personRow(npiNumber(n), 'ZIMMER', `A${n}`, {
      ...address('Practice Location', `${zipAt(n * 7)}0001`, 'NEARBY'),
      ...address('Mailing', zipAt(n * 3), 'ELSEWHERE'),
    }),
  );
  const crowd = Array.from({ length: CROWD }, (_, n) =>
    personRow(npiNumber(1000 + n), 'CROWD', `A${n}`, address('Mailing', zipAt(n % 7), 'CROWDED')),
  );
  await world.importRows([
    ...rows,
    ...crowd,
    personRow(npiNumber(99), 'FAR', 'AWAY', address('Mailing', '90210', 'FAR')),
  ]);
});
afterAll(() => world.end());

const many = { count: 10_000, isExact: false };
const few = { count: 90, isExact: true };

async function follow(
  query: Parameters<typeof findNear>[1]['query'],
  limit: number,
  count: NpiCount | null = many,
): Promise<readonly string[]> {
  const npis: string[] = [];
  for (let after: string | null = null; ;) {
    const page = await findNear(world.ctx, { query, around, count }, { limit, after });
    if (!page.ok) throw new Error(page.reason);
    expect(page.value.npis.length).toBeLessThanOrEqual(limit);
    npis.push(...page.value.npis);
    if (page.value.next === null) return npis;
    expect(page.value.npis).toHaveLength(limit);
    after = page.value.next;
  }
}

describe('near a ZIP', () => {
  it('are the ZIPs around it, itself first, by their distance', () => {
    expect(around[0]).toMatchObject({ zip: '62701', miles: 0 });
    expect(around.length).toBeGreaterThan(20);
    const miles = around.map((each) => each.miles);
    expect(miles).toEqual(miles.toSorted((one, other) => one - other));
    expect(miles.at(-1)).toBeLessThanOrEqual(30);
  });

  it('everybody is listed once, the nearest ring first, whatever the size of a page, where there are many', async () => {
    const query = { person: { of: 'provider', last: { text: 'zimmer', match: 'exact' } } } as const;
    const all = await follow(query, 500);
    expect(all).toHaveLength(90);
    expect(new Set(all).size).toBe(90);
    expect(await follow(query, 3)).toEqual(all);
    expect(await follow(query, 7)).toEqual(all);
    const distances = await listDistances(world.ctx, all, around, query);
    const ringOf = (npi: string) => {
      const place = around.findIndex(({ miles }) => Math.round(miles * 10) / 10 >= (distances.get(npi) ?? 0));
      return ringsOf(around).findIndex((_, ring, rings) => place < rings.slice(0, ring + 1).flat().length);
    };
    const rings = all.map(ringOf);
    expect(rings).toEqual(rings.toSorted((one, other) => one - other));
  });

  it('everybody is listed once, the nearest first, whatever the size of a page, where there are few', async () => {
    const query = { person: { of: 'provider', last: { text: 'zimmer', match: 'exact' } } } as const;
    const all = await follow(query, 500, few);
    expect(new Set(all).size).toBe(90);
    const distances = await listDistances(world.ctx, all, around, query);
    const miles = all.map((npi) => distances.get(npi) ?? 99);
    expect(miles).toEqual(miles.toSorted((one, other) => one - other));
    expect(new Set(miles).size).toBeGreaterThan(10);
    expect(await follow(query, 7, few)).toEqual(all);
    expect(await follow(query, 1, few)).toEqual(all);
    expect(await follow(query, 20, null)).toEqual(all);
  });

  it('everybody is listed once where there turn out to be more than are sorted', async () => {
    const crowd = { person: { of: 'provider', last: { text: 'crowd', match: 'exact' } } } as const;
    const first = await findNear(world.ctx, { query: crowd, around, count: null }, { limit: 300, after: null });
    expect(first).toMatchObject({ ok: true, value: { next: expect.stringMatching(/^[0-9]n/) } });
    expect(new Set(await follow(crowd, 300, null)).size).toBe(CROWD);
  });

  it('nobody is looked for where nobody is', async () => {
    const statements = vi.spyOn(world.db, 'transaction');
    expect(await follow({}, 7, { count: 0, isExact: true })).toEqual([]);
    expect(statements).not.toHaveBeenCalled();
  });

  it('the rest of the search is asked of the same address', async () => {
    const place = { city: { text: 'nearby', match: 'exact' } } as const;
    expect(await follow({ place }, 11)).toHaveLength(90);
    const mailing = { ...place, purposes: ['MAILING'] } as const;
    expect(await follow({ place: mailing }, 11)).toEqual([]);
  });

  it('a place that was made up, or a ZIP without a position, is refused', async () => {
    for (const [count, after] of [
      [many, '99n'],
      [few, '99n'],
      [few, '0m200'],
    ] as const) {
      const made = await findNear(world.ctx, { query: {}, around, count }, { limit: 1, after });
      expect(made).toMatchObject({ ok: false, reason: 'search-position' });
    }
    const unknown = await findZipsAround(world.ctx, { zip: '00000', miles: 1 });
    expect(unknown).toMatchObject({ ok: false, reason: 'zip-position-unknown' });
  });
});
