/** The search core over invented providers: what each criterion finds, in which order, and page after page. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { npiNumber } from '../../../test/registry-world.ts';
import {
  exactly,
  FAMILY,
  HEART,
  numberOf,
  prefix,
  searchedWorld,
  type SearchedWorld,
} from '../../../test/searched-providers.ts';
import { countNpis } from './count-npis.actions.ts';
import { findNpis } from './find-npis.actions.ts';
import type { ProviderQuery } from './provider-query.rules.ts';

let world: SearchedWorld;
beforeAll(async () => {
  world = await searchedWorld();
});
afterAll(() => world.end());

const search = (query: ProviderQuery) => world.search(query);
const found = (query: ProviderQuery) => world.found(query);

describe('a person', () => {
  it('is found by any of its names, the exact ones first, each person once', async () => {
    expect(await search({ person: { of: 'provider', last: prefix('moore') } })).toEqual([
      [2, 'exact'],
      [1, 'exact'],
      [3, 'exact'],
    ]);
    expect(await search({ person: { of: 'provider', last: prefix('moor'), first: prefix('rob') } })).toEqual([
      [1, 'begins'],
      [3, 'begins'],
    ]);
  });

  it('is found by a nickname and by what it is short for, behind those who are filed so', async () => {
    const named = (first: string) =>
      ({ of: 'provider', last: exactly('Moore'), first: exactly(first), firstAlias: true }) as const;
    expect(await search({ person: named('Bob') })).toEqual([
      [2, 'exact'],
      [1, 'alias'],
    ]);
    expect(await search({ person: named('Robert') })).toEqual([
      [1, 'exact'],
      [2, 'alias'],
    ]);
    expect(await found({ person: { ...named('Robert'), firstAlias: false } })).toEqual([1]);
    expect(await found({ person: { of: 'provider', first: exactly('robert'), firstAlias: true } })).toEqual([1, 2]);
  });

  it('is no official, and an official is none of the persons', async () => {
    expect(await found({ person: { of: 'official', last: exactly('MOORE') } })).toEqual([5]);
    expect(await found({ person: { of: 'official', first: prefix('JU') } })).toEqual([5]);
    expect(await found({ person: { of: 'official', last: exactly('MOORE') }, entityType: 'person' })).toEqual([]);
  });
});

describe('an organization', () => {
  it('is found whole, by how a name begins, and by words in any order', async () => {
    const named = (match: 'exact' | 'prefix' | 'words') => search({ organization: { text: 'Heart Center', match } });
    expect(await named('exact')).toEqual([[6, 'exact']]);
    expect(await named('prefix')).toEqual([
      [6, 'exact'],
      [7, 'begins'],
    ]);
    const words = await named('words');
    expect(words.slice(0, 2)).toEqual(await named('prefix'));
    expect(words.slice(2).toSorted()).toEqual([
      [5, 'words'],
      [8, 'words'],
    ]);
    expect(
      await found({ organization: { text: 'the heart', match: 'words' }, place: { city: exactly('Casper') } }),
    ).toEqual([5]);
    expect(await found({ organization: { text: 'of the', match: 'words' } })).toEqual([]);
  });
});

describe('a place', () => {
  it('is one address: its parts hold together, for the purpose that is asked for', async () => {
    expect(await found({ place: { city: exactly('casper'), state: 'WY' } })).toEqual([1, 3, 5]);
    expect(await found({ place: { city: exactly('casper'), state: 'ID' } })).toEqual([]);
    expect(await found({ place: { city: prefix('boi'), purposes: ['MAILING'] } })).toEqual([3]);
    expect(await found({ place: { city: prefix('boi'), purposes: ['LOCATION'] } })).toEqual([6, 7, 8]);
    expect(await found({ place: { state: 'ID' } })).toEqual([8, 6, 7, 3]);
    expect(await found({ place: { state: 'ID' }, entityType: 'person' })).toEqual([3]);
  });

  it('is found by ZIP, as long or short as it is given', async () => {
    expect(await found({ place: { zip: exactly('82601') } })).toEqual([1, 5]);
    expect(await found({ place: { zip: exactly('82601-1234') } })).toEqual([1]);
    expect(await found({ place: { zip: prefix('8260112') } })).toEqual([1]);
    expect(await found({ place: { zip: prefix('826') } })).toEqual([1, 5, 3]);
    expect(await found({ place: { zip: exactly('826') } })).toEqual([]);
    expect(await found({ place: { country: 'BR' } })).toEqual([4]);
    expect(await found({ place: { country: 'BR', zip: exactly('013045') } })).toEqual([4]);
    for (const zip of [exactly('L6B 0P9'), prefix('l6b0p9')])
      expect(await found({ place: { country: 'CA', zip } }), zip.text).toEqual([10, 11]);
  });

  it('is narrowed by taxonomies, of which a provider may have several', async () => {
    expect(await found({ taxonomies: [FAMILY, HEART] })).toEqual([1, 2, 5, 6]);
    expect(await found({ taxonomies: [HEART], place: { state: 'WY' } })).toEqual([5, 2]);
    expect(await found({ taxonomies: [HEART], place: { zip: prefix('82') }, entityType: 'person' })).toEqual([2]);
    expect(await found({ taxonomies: [] })).toEqual([]);
  });
});

describe('a number', () => {
  it('is found with whatever else is said of it', async () => {
    const numbered = { numbers: [npiNumber(1), npiNumber(6), npiNumber(9), '1234567890'] };
    expect(await found(numbered)).toEqual([1, 6]);
    expect(await found({ ...numbered, status: 'any' })).toEqual([1, 6, 9]);
    expect(await found({ ...numbered, status: 'deactivated' })).toEqual([9]);
    expect(await found({ ...numbered, place: { state: 'ID' } })).toEqual([6]);
    expect(await found({ ...numbered, person: { of: 'provider', last: prefix('MO') } })).toEqual([1]);
  });
});

describe('pages', () => {
  const queries: readonly ProviderQuery[] = [
    { person: { of: 'provider', last: prefix('WEST'), first: exactly('Alex'), firstAlias: true } },
    { place: { state: 'WY' } },
    { place: { city: exactly('Cody') } },
    { organization: { text: 'heart center', match: 'words' } },
    { taxonomies: [FAMILY, HEART] },
    { entityType: 'person' },
  ];

  it.each(queries)('of %j go on where the last one ended, by position and by number', async (query) => {
    const whole = await search(query);
    const seen: (number | undefined)[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const outcome = await findNpis(world.ctx, query, { limit: 2, after });
      if (!outcome.ok) throw new Error(outcome.reason);
      seen.push(...outcome.value.found.map(({ npi }) => numberOf(npi)));
      after = outcome.value.next;
    }
    expect(seen).toEqual(whole.map(([n]) => n));
    expect(new Set(seen).size).toBe(seen.length);
    const skipped = await findNpis(world.ctx, query, { limit: 3, skip: 2 });
    expect(skipped).toMatchObject({
      value: { found: whole.slice(2, 5).map(([n, rank]) => ({ npi: npiNumber(n ?? -1), rank })) },
    });
    expect(await countNpis(world.ctx, query)).toEqual({ ok: true, value: { count: whole.length, isExact: true } });
  });

  it('have no place for positions of others', async () => {
    const anybody: ProviderQuery = { entityType: 'person' };
    const first = await findNpis(world.ctx, { place: { zip: prefix('82') } }, { limit: 1 });
    const next = first.ok ? first.value.next : null;
    for (const after of ['', 'x', '!', 'W10', next])
      expect(await findNpis(world.ctx, anybody, { limit: 1, after })).toMatchObject({ reason: 'search-position' });
    expect(await findNpis(world.ctx, anybody, { limit: 1, skip: 10_001 })).toMatchObject({ reason: 'search-skip' });
  });
});

describe('whatever is asked', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '\u0000',
      '\uD800',
      "'; --",
      '%',
      '_',
      '\\',
      '|',
      ' | ',
      'MOORE',
      'WY',
      '82601',
      'x'.repeat(3000),
      '\u{10FFFF}',
    ),
  );
  const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
  const name = optional(fc.record({ text, match: fc.constantFrom('exact' as const, 'prefix' as const) }));
  const query: fc.Arbitrary<ProviderQuery> = fc.record({
    numbers: optional(fc.array(text, { maxLength: 2 })),
    entityType: optional(fc.constantFrom('person' as const, 'organization' as const)),
    status: optional(fc.constantFrom('active' as const, 'deactivated' as const, 'any' as const)),
    person: optional(
      fc.record({
        last: name,
        first: name,
        firstAlias: fc.boolean(),
        of: fc.constantFrom('provider' as const, 'official' as const),
      }),
    ),
    organization: optional(
      fc.record({ text, match: fc.constantFrom('exact' as const, 'prefix' as const, 'words' as const) }),
    ),
    taxonomies: optional(fc.array(text, { maxLength: 2 })),
    place: optional(
      fc.record({
        city: name,
        state: optional(text),
        zip: name,
        country: optional(text),
        zips: optional(fc.array(text, { maxLength: 2 })),
      }),
    ),
    q: optional(text),
    forgiving: fc.boolean(),
  });

  it('is answered', async () => {
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        expect(await findNpis(world.ctx, asked, { limit: 2 })).toMatchObject({ ok: true });
        expect(await countNpis(world.ctx, asked)).toMatchObject({ ok: true });
      }),
      { numRuns: 80 },
    );
  });
});
