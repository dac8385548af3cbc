/** The search core over invented providers: what is forgiven, and how free text is read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { npiNumber } from '../../../test/registry-world.ts';
import {
  exactly,
  FAMILY,
  numberOf,
  prefix,
  searchedWorld,
  type SearchedWorld,
} from '../../../test/searched-providers.ts';
import { countNpis } from './count-npis.actions.ts';
import { findNpis } from './find-npis.actions.ts';
import type { MatchRank, ProviderQuery } from './provider-query.rules.ts';

let world: SearchedWorld;
beforeAll(async () => {
  world = await searchedWorld();
});
afterAll(() => world.end());

const search = (query: ProviderQuery) => world.search(query);
const found = (query: ProviderQuery) => world.found(query);

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
    expect(second.ok && second.value.found.map(({ npi }) => numberOf(npi))).toEqual(whole.slice(20).map(([n]) => n));
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
