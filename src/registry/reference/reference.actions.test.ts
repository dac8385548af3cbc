import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registryWorld, type RegistryWorld } from '../../../test/registry-world.ts';
import { COUNTRIES } from '../../vocabulary/countries.ts';
import { US_STATES } from '../../vocabulary/us-states.ts';
import { loadReference, loadTaxonomies } from './reference.actions.ts';
import { rowsOf } from './reference.rules.ts';

let world: RegistryWorld;
beforeAll(async () => {
  world = await registryWorld();
  await loadReference(world.parts.adminUrl);
});
afterAll(() => world.end());

describe('the code lists', () => {
  it('are those that everyone speaks', async () => {
    const states = await world.db.selectFrom('registry.state').selectAll().execute();
    const countries = await world.db.selectFrom('registry.country').selectAll().execute();
    expect(new Map(states.map(({ code, name }) => [code, name]))).toEqual(new Map(US_STATES));
    expect(new Map(countries.map(({ code, name }) => [code, name]))).toEqual(new Map(COUNTRIES));
  });

  it('hold taxonomies by code and name, and the kinds of identifiers', async () => {
    const taxonomies = await world.db.selectFrom('registry.taxonomy').selectAll().orderBy('code').execute();
    expect(taxonomies).toHaveLength(883);
    expect(taxonomies.find(({ code }) => code === '207KA0200X')).toEqual({
      code: '207KA0200X',
      grouping: 'Allopathic & Osteopathic Physicians',
      classification: 'Allergy & Immunology',
      specialization: 'Allergy',
      loaded: false,
    });
    const kinds = await world.db.selectFrom('registry.identifier_type').selectAll().execute();
    expect(kinds).toContainEqual({ code: '05', name: 'MEDICAID' });
    expect(kinds).toHaveLength(7);
  });

  it('are the same when loaded again', async () => {
    const before = await world.db.selectFrom('registry.taxonomy').selectAll().orderBy('code').execute();
    await loadReference(world.parts.adminUrl);
    expect(await world.db.selectFrom('registry.taxonomy').selectAll().orderBy('code').execute()).toEqual(before);
  });

  it('that are broken are our own fault, and say where', () => {
    expect(() => rowsOf('state', [['code', 'title']])).toThrow('state.csv: the first line is not code,name.');
    expect(() => rowsOf('state', [['code', 'name'], ['AL', 'Alabama'], ['AK']])).toThrow('state.csv, line 3');
    expect(() => rowsOf('state', [['code', 'name'], null])).toThrow('state.csv, line 2');
  });

  it('of taxonomies takes the official file for good, and none of its definitions', async () => {
    const path = join(world.folder, 'nucc.csv');
    const row = (code: string): string => `"${code}","Grouping","Class, ""A""","","A definition\nof two lines.","Note"`;
    // A code that ships with us, under another name.
    writeFileSync(path, `Code,Grouping,Classification,Specialization,Definition,Notes\n${row('111N00000X')}\n`);
    expect(await loadTaxonomies(world.parts, path)).toEqual({ ok: true, value: 1 });
    await loadReference(world.parts.adminUrl);
    const loaded = await world.db
      .selectFrom('registry.taxonomy')
      .selectAll()
      .where('code', '=', '111N00000X')
      .execute();
    expect(loaded).toEqual([
      { code: '111N00000X', grouping: 'Grouping', classification: 'Class, "A"', specialization: null, loaded: true },
    ]);
    const many = Array.from({ length: 17_000 }, (_, n) => row(`${String(n).padStart(9, '0')}X`)).join('\n');
    writeFileSync(path, `Code,Grouping,Classification,Specialization\n${many}\n${row('000000000X')}\n`);
    expect(await loadTaxonomies(world.parts, path)).toEqual({ ok: true, value: 17_001 });
    for (const [content, reason] of [
      ['Code,Name\n', 'list-columns'],
      ['Code,Grouping,Classification,Specialization\n', 'list-empty'],
      [`Code,Grouping,Classification,Specialization\n${row('111')}\n`, 'list-row'],
      ['Code,"Grouping', 'list-columns'],
    ] as const) {
      writeFileSync(path, content);
      expect(await loadTaxonomies(world.parts, path)).toMatchObject({ ok: false, reason });
    }
  });
});
