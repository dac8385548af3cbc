/** The search core over invented providers: what each criterion finds, in which order, and page after page. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileRow } from '../../../db/seeds/fictional-providers.ts';
import {
  npiNumber,
  organizationRow,
  personRow,
  registryWorld,
  type RegistryWorld,
} from '../../../test/registry-world.ts';
import { countNpis } from './count-npis.actions.ts';
import { findNpis } from './find-npis.actions.ts';
import type { MatchRank, NameCriterion, ProviderQuery } from './provider-query.rules.ts';

let world: RegistryWorld;

const practice = (city: string, state: string, zip: string, country = 'US'): FileRow => ({
  'Provider Business Practice Location Address City Name': city,
  'Provider Business Practice Location Address State Name': state,
  'Provider Business Practice Location Address Postal Code': zip,
  'Provider Business Practice Location Address Country Code (If outside U.S.)': country,
});
const mailing = (city: string, state: string, zip: string): FileRow => ({
  'Provider Business Mailing Address City Name': city,
  'Provider Business Mailing Address State Name': state,
  'Provider Business Mailing Address Postal Code': zip,
  'Provider Business Mailing Address Country Code (If outside U.S.)': 'US',
});
const specialty = (...codes: readonly string[]): FileRow =>
  Object.fromEntries(
    codes.flatMap((code, index) => [
      [`Healthcare Provider Taxonomy Code_${index + 1}`, code],
      [`Healthcare Provider Primary Taxonomy Switch_${index + 1}`, index === 0 ? 'Y' : 'N'],
    ]),
  );

const [FAMILY, HEART] = ['207Q00000X', '207RC0000X'];

/** By number, so that a test names whom it expects. */
const rows: readonly FileRow[] = [
  personRow(npiNumber(1), 'MOORE', 'ROBERT', { ...practice('CASPER', 'WY', '826011234'), ...specialty(FAMILY) }),
  personRow(npiNumber(2), 'MOORE', 'BOB', { ...practice('LARAMIE', 'WY', '82070'), ...specialty(HEART, FAMILY) }),
  personRow(npiNumber(3), 'MOOREHEAD', 'ROBERTA', {
    ...practice('CASPER', 'WY', '82604'),
    ...mailing('BOISE', 'ID', '83701'),
    'Provider Other Last Name': 'MOORE',
    'Provider Other First Name': 'ROBERTA',
    'Provider Other Last Name Type Code': '1',
  }),
  personRow(npiNumber(4), 'SILVA', 'ANA', practice('SAO PAULO', 'SP', '013045', 'BR')),
  organizationRow(npiNumber(5), 'CASPER HEART CENTER', {
    ...practice('CASPER', 'WY', '82601'),
    ...specialty(HEART),
    'Authorized Official Last Name': 'MOORE',
    'Authorized Official First Name': 'JUNE',
  }),
  organizationRow(npiNumber(6), 'HEART CENTER', { ...practice('BOISE', 'ID', '83702'), ...specialty(HEART) }),
  organizationRow(npiNumber(7), 'HEART CENTER OF BOISE', practice('BOISE', 'ID', '83702')),
  organizationRow(npiNumber(8), 'CENTER FOR THE HEART, LLC', {
    ...practice('BOISE', 'ID', '83704'),
    'Provider Other Organization Name': 'BOISE HEART CENTER',
    'Provider Other Organization Name Type Code': '3',
  }),
  personRow(npiNumber(10), 'TREMBLAY', 'LUC', practice('MARKHAM', 'ON', 'L6B 0P9', 'CA')),
  personRow(npiNumber(11), 'GAGNON', 'EVE', practice('MARKHAM', 'ON', 'L6B0P9', 'CA')),
];

beforeAll(async () => {
  world = await registryWorld();
  await world.importRows([
    ...rows,
    { NPI: npiNumber(9), 'NPI Deactivation Date': '01/02/2024' },
    ...Array.from({ length: 30 }, (_, n) =>
      personRow(
        npiNumber(100 + n),
        `WEST${'ABC'[n % 3]}`,
        n % 2 === 0 ? 'ALEX' : 'SANDY',
        practice('CODY', 'WY', '82414'),
      ),
    ),
  ]);
});
afterAll(() => world.end());

const numbers = new Map(Array.from({ length: 130 }, (_, n) => [npiNumber(n), n]));
async function search(query: ProviderQuery, limit = 100): Promise<readonly [number | undefined, MatchRank][]> {
  const outcome = await findNpis(world.ctx, query, { limit });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.found.map(({ npi, rank }) => [numbers.get(npi), rank]);
}
const found = async (query: ProviderQuery): Promise<readonly (number | undefined)[]> =>
  (await search(query)).map(([n]) => n);
const exactly = (text: string): NameCriterion => ({ text, match: 'exact' });
const prefix = (text: string): NameCriterion => ({ text, match: 'prefix' });

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

describe('what was typed wrong or only heard', () => {
  const forgiving = true;

  it('finds names one error away, and behind them names that sound alike, where few are found as typed', async () => {
    expect(await search({ person: { of: 'provider', last: exactly('MORE'), first: exactly('ROBERT') } })).toEqual([]);
    const person = (last: string, first: string) =>
      ({ of: 'provider', last: exactly(last), first: exactly(first) }) as const;
    expect(await search({ forgiving, person: person('MORE', 'ROBERT') })).toEqual([
      [1, 'typo'],
      [3, 'typo'],
    ]);
    expect(await search({ forgiving, person: person('MOOER', 'BOB') })).toEqual([[2, 'typo']]);
    expect(await search({ forgiving, person: person('MOORE', 'ROBRET') })).toEqual([
      [1, 'typo'],
      [3, 'sound'],
    ]);
    expect(await search({ forgiving, person: person('MOOER', 'ROBRET') })).toEqual([[1, 'typo']]);
    expect(await search({ forgiving, person: person('MUIR', 'ROBERT') })).toEqual([[1, 'sound']]);
    expect(await search({ forgiving, person: person('WESTA', 'ALEX') })).not.toContainEqual([
      expect.anything(),
      'typo',
    ]);
    expect(await found({ forgiving, person: { of: 'provider', last: prefix('moorehaed') } })).toEqual([3]);
    expect(await search({ forgiving, person: { of: 'official', last: exactly('MOORRE') } })).toEqual([[5, 'typo']]);
  });

  it('finds organizations and cities, too', async () => {
    const named = (text: string): ProviderQuery => ({ forgiving, organization: { text, match: 'words' } });
    expect(await search(named('caspar haert center'))).toEqual([[5, 'typo']]);
    expect(await search(named('casper 2'))).toEqual([]);
    expect(await found({ ...named('haert'), place: { city: exactly('Bosie') } })).toEqual([]);
    expect(await search({ ...named('heart'), place: { city: exactly('Capser') } })).toEqual([[5, 'typo']]);
    expect(await search({ forgiving, place: { city: exactly('Lar amie'), state: 'WY' } })).toEqual([[2, 'typo']]);
    expect(await search({ forgiving, place: { city: exactly('Laramei'), state: 'WY' } })).toEqual([[2, 'typo']]);
  });

  it('goes on behind what was found as typed, page after page', async () => {
    const query: ProviderQuery = { forgiving, person: { of: 'provider', last: exactly('WESTX') } };
    const whole = await search(query);
    expect(whole).toHaveLength(30);
    expect(await countNpis(world.ctx, query)).toEqual({ ok: true, value: { count: 30, isExact: true } });
    const first = await findNpis(world.ctx, query, { limit: 20 });
    const after = first.ok ? first.value.next : null;
    const second = await findNpis(world.ctx, query, { limit: 20, after });
    expect(second.ok && second.value.found.map(({ npi }) => numbers.get(npi))).toEqual(whole.slice(20).map(([n]) => n));
    expect(await findNpis(world.ctx, { ...query, forgiving: false }, { limit: 20, after })).toMatchObject({
      ok: false,
    });
  });
});

describe('free text', () => {
  const text = (q: string): Promise<readonly [number | undefined, MatchRank][]> => search({ q, forgiving: true });

  it.each<[string, readonly number[]]>([
    ['moore', [2, 1, 3]],
    ['robert moore', [1, 2, 3]],
    ['Moore, Bob', [2, 1]],
    ['moore casper', [1, 3]],
    ['wy laramie moore', [2]],
    ['heart center boise', [6, 7, 8]],
    ['heart center boise idaho', [6, 7, 8]],
    ['moore, laramie, wyoming', [2]],
    ['alex washington moore', []],
    ['wyoming', []],
    ['83702 heart', [6, 7]],
    ['casper wy 82601', [1, 5]],
    ['sao paulo', [4]],
    [`${npiNumber(6)} boise`, [6]],
    ['robret moore', [1, 3]],
    ['haert centre casper', [5]],
    ['haert center casper', [5]],
    ['jane nobody', []],
    ['', []],
    ['&&& ,', []],
  ])('%j finds %j', async (q, expected) => {
    expect((await text(q)).map(([n]) => n).toSorted()).toEqual(expected.toSorted());
  });

  it('holds together with what else is asked', async () => {
    expect(await found({ q: 'heart', place: { state: 'WY' } })).toEqual([5]);
    expect(await found({ q: 'moore', entityType: 'organization' })).toEqual([]);
    expect(await found({ q: 'casper', taxonomies: [FAMILY] })).toEqual([1]);
    expect(await found({ q: npiNumber(1), numbers: [npiNumber(2)] })).toEqual([]);
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
      seen.push(...outcome.value.found.map(({ npi }) => numbers.get(npi)));
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
