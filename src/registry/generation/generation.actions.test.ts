/** Full files: a new generation takes the place of the present one, with whatever that one has newer. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileRow } from '../../../db/seeds/fictional-providers.ts';
import { mainFile, sideFile } from '../../../db/seeds/registry-files.ts';
import {
  locationRow,
  npiNumber,
  organizationRow,
  personRow,
  registryWorld,
  type RegistryWorld,
} from '../../../test/registry-world.ts';
import { headers } from '../import/headers.rules.ts';
import { findProvider, searchEmployers } from '../index.ts';
import { randomFrom } from '../synthesize/random.rules.ts';
import type { ImportProgress } from '../import/import.rules.ts';

let world: RegistryWorld;
beforeAll(async () => {
  world = await registryWorld();
});
afterAll(() => world.end());

const FULL = '20050523-20250131';
const clinic = (n: number, name: string, updated = '01/02/2025'): FileRow =>
  organizationRow(npiNumber(n), name, { 'Last Update Date': updated });

const found = async (organizationName: string): Promise<readonly string[]> => {
  const outcome = await searchEmployers(world.ctx, { organizationName });
  return outcome.ok ? outcome.value.providers.map(({ npi }) => npi) : [];
};
describe('a full file', () => {
  it('fills a generation with keys, whatever was there before stays', async () => {
    await world.importRows([clinic(1, 'WEEKLY ONE'), clinic(2, 'NEWER TWO', '02/03/2025')]);
    const outcome = await world.importAll([
      mainFile(
        [clinic(2, 'OLDER TWO'), clinic(3, 'THREE'), clinic(3, 'THREE AGAIN'), personRow(npiNumber(4), 'MOSS', 'JUNE')],
        FULL,
      ),
      sideFile('other-names', [[npiNumber(3), 'THIRD PLACE', '3', '01/02/2024']], FULL),
      sideFile('practice-locations', [locationRow(npiNumber(4), 'RIVERTON')], FULL),
      sideFile(
        'endpoints',
        [[npiNumber(4), 'FHIR', '', 'https://fhir.example', ...Array.from({ length: 15 }, () => '')]],
        FULL,
      ),
    ]);
    expect(outcome).toMatchObject({ ok: true, value: [{ rowsRead: 4, rowsChanged: 0 }, { rowsAdded: 1 }, {}, {}] });
    expect(await found('weekly')).toEqual([npiNumber(1)]);
    expect(await found('two')).toEqual([npiNumber(2)]);
    expect(await findProvider(world.ctx, npiNumber(2))).toMatchObject({ name: 'NEWER TWO' });
    expect(await findProvider(world.ctx, npiNumber(3))).toMatchObject({ name: 'THREE AGAIN' });
    expect(await found('third place')).toEqual([npiNumber(3)]);
    const endpoints = await world.db.selectFrom('registry.endpoint').selectAll().execute();
    expect(endpoints).toMatchObject([{ npi: npiNumber(4), endpoint: 'https://fhir.example', line: 2 }]);
    expect(await world.changesOf(npiNumber(3))).toEqual([]);
  });

  it('leaves the tables as the migrations made them', async () => {
    const shape = `select c.relname, obj_description(c.oid) as comment, c.relacl::text as acl,
        (select array_agg(pg_get_indexdef(i.indexrelid) order by pg_get_indexdef(i.indexrelid)) from pg_index i where i.indrelid = c.oid) as indexes,
        (select array_agg(conname || pg_get_constraintdef(k.oid) order by conname) from pg_constraint k
          where k.conrelid = c.oid and k.contype in ('p', 'c')) as constraints,
        (select array_agg(a.attname || format_type(a.atttypid, -1) || a.attnotnull || coalesce(col_description(c.oid, a.attnum), '')
          order by attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0) as columns
      from pg_class c where relnamespace = 'registry'::regnamespace and relkind = 'r' order by relname`;
    const fresh = await registryWorld();
    try {
      expect((await world.pool.query(shape)).rows).toEqual((await fresh.pool.query(shape)).rows);
    } finally {
      await fresh.end();
    }
    const left = "select relname from pg_class where relnamespace = 'registry_next'::regnamespace";
    expect((await world.pool.query(left)).rows).toEqual([]);
  });

  it('tells what it changed, once there is a generation before it', async () => {
    const rows = [clinic(2, 'NEWER TWO', '02/03/2025'), clinic(3, 'THREE RENAMED', '02/01/2025'), clinic(5, 'FIVE')];
    const outcome = await world.importAll([
      // Side files may come first: a zip has its files by name.
      sideFile('other-names', [[npiNumber(5), 'FIFTH', '3', '']], '20050523-20250228'),
      mainFile(rows, '20050523-20250228'),
    ]);
    expect(outcome).toMatchObject({
      value: [
        { kind: 'main', rowsAdded: 1, rowsChanged: 1 },
        { kind: 'other-names', rowsAdded: 1, rowsChanged: 1 },
      ],
    });
    expect(await world.changesOf(npiNumber(3))).toEqual([
      { field: 'organization_name', old_value: 'THREE AGAIN', new_value: 'THREE RENAMED' },
      { field: 'updated_on', old_value: '2025-01-02', new_value: '2025-02-01' },
      {
        field: 'other_names',
        old_value: [{ name: 'THIRD PLACE', name_type: '3', created_on: '2024-01-02' }],
        new_value: null,
      },
    ]);
    expect(await world.changesOf(npiNumber(5))).toEqual([
      { field: 'npi', old_value: null, new_value: npiNumber(5) },
      { field: 'other_names', old_value: null, new_value: [{ name: 'FIFTH', name_type: '3' }] },
    ]);
    expect(await found('third place')).toEqual([]);
    expect(await world.db.selectFrom('registry.practice_location').selectAll().execute()).toHaveLength(1);
  });

  it('reads side files by themselves, and again without a change', async () => {
    const file = sideFile(
      'practice-locations',
      [locationRow(npiNumber(5), 'CASPER'), locationRow(npiNumber(5), 'LARAMIE')],
      '20050523-20250228',
    );
    expect(await world.importAll([file])).toMatchObject({ value: [{ rowsAdded: 1, rowsChanged: 1 }] });
    expect(await world.importAll([file])).toMatchObject({ value: [{ rowsAdded: 0, rowsChanged: 0 }] });
    const places = await world.db
      .selectFrom('registry.place_key')
      .selectAll()
      .where('npi', '=', npiNumber(5))
      .execute();
    expect(places.map(({ city_key: city }) => city).toSorted()).toEqual(['', 'CASPER', 'LARAMIE']);
  });
});

describe('an import that is cut off', () => {
  const rows = Array.from({ length: 900 }, (_, n) => clinic(1000 + n, `CLINIC ${n}`));
  const file = mainFile([...rows.slice(0, 450), { NPI: 'none' }, ...rows.slice(450)], '20050523-20250430');

  async function cutOff(when: (progress: ImportProgress) => boolean): Promise<readonly ImportProgress[]> {
    const seen: ImportProgress[] = [];
    const onProgress = (progress: ImportProgress): void => {
      seen.push(progress);
      if (when(progress)) throw new Error('cut off');
    };
    await expect(world.importAll([file], { rowsAtOnce: 100, onProgress })).rejects.toThrow('cut off');
    return seen;
  }

  it('goes on where it was, and ends the same', async () => {
    await cutOff((progress) => progress.step === 'reading' && progress.rows >= 600);
    expect(await found('clinic 5')).toEqual([]);
    const again = await cutOff((progress) => progress.step === 'building' && progress.done === 2);
    expect(again[0]).toMatchObject({ step: 'reading', rows: 600, rowsNow: 100 });
    const steps: string[] = [];
    const outcome = await world.importAll([file], { onProgress: ({ step }) => void steps.push(step) });
    expect(outcome).toMatchObject({ value: [{ rowsRead: 901, rowsAdded: 900, rowsRejected: 1 }] });
    expect(steps.filter((step) => step === 'reading')).toEqual([]);
    expect(readFileSync(world.rejectsPath, 'utf8').split('\n').slice(1, -1)).toEqual([
      '"452","1","NPI","This is no NPI: 10 digits, the first 1 or 2, with a check digit that holds."',
    ]);
    expect(await found('clinic 899')).toEqual([npiNumber(1899)]);
  });

  it('of other files begins anew', async () => {
    await cutOff((progress) => progress.step === 'reading' && progress.rows >= 600);
    const other = mainFile([clinic(1, 'OTHER')], '20050523-20250531');
    expect(await world.importAll([other])).toMatchObject({ value: [{ rowsRead: 1 }] });
    expect(await found('clinic 899')).toEqual([npiNumber(1899)]);
  });

  it('keeps nobody waiting: the registry is read all the while', async () => {
    const imported = world.importAll([mainFile(rows.toReversed(), '20050523-20250630')]);
    const state = { reading: true };
    const ended = imported.finally(() => {
      state.reading = false;
    });
    let reads = 0;
    while (state.reading) {
      expect(await findProvider(world.ctx, npiNumber(1500))).toMatchObject({ name: 'CLINIC 500' });
      reads += 1;
    }
    expect(await ended).toMatchObject({ ok: true });
    expect(reads).toBeGreaterThan(5);
  });
});

describe('values as long as a file may have them', () => {
  it('are kept whole, and found by how they begin', async () => {
    // No sign comes again, so that nothing of it is small once it is packed.
    const long = (seed: number): string => {
      const random = randomFrom(seed);
      return Array.from({ length: 500 }, () => String.fromCharCode(192 + random.below(60))).join('');
    };
    const header = headers.main[0] ?? [];
    const kept = /^(NPI|Entity|.*(Date|Switch).*|Employer.*|Parent Organization TIN|Replacement.*)/;
    const texts = header.filter((name) => !kept.test(name)).map((name, at) => [name, long(at)] as const);
    const rows = [
      organizationRow(npiNumber(3001), 'LONG', Object.fromEntries(texts)),
      personRow(npiNumber(3002), 'LONG', 'LONG', Object.fromEntries(texts)),
    ];
    const locations = sideFile(
      'practice-locations',
      [[npiNumber(3002), ...Array.from({ length: 9 }, (_, at) => long(at))]],
      FULL,
    );
    for (const full of [false, true]) {
      const outcome = await world.importAll([mainFile(rows, '20250701-20250707'), locations], { full });
      expect(outcome).toMatchObject({ ok: true, value: [{ rowsRejected: 0 }, { rowsRejected: 0 }] });
    }
    const name = Object.fromEntries(texts)['Provider Organization Name (Legal Business Name)'] ?? '';
    expect(await findProvider(world.ctx, npiNumber(3001))).toMatchObject({ name });
    expect(await found(name.slice(0, 50))).toContain(npiNumber(3001));
  });
});
