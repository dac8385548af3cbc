import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registryWorld, type RegistryWorld } from '../../../test/registry-world.ts';
import { zip } from '../../../test/zip.ts';
import { loadReference } from './reference.actions.ts';
import { loadZips } from './zip-positions.actions.ts';
import { zipListSentence } from './zip-positions.rules.ts';
import { zipsCommand } from './zip-positions.command.ts';

let world: RegistryWorld;
beforeAll(async () => {
  world = await registryWorld();
  await loadReference(world.parts.adminUrl);
});
afterAll(() => world.end());

const listed = () => world.db.selectFrom('registry.zip_position').selectAll().orderBy('zip').execute();

function file(name: string, content: string): string {
  const path = join(world.folder, name);
  writeFileSync(path, content);
  return path;
}

describe('positions of ZIPs', () => {
  it('ship with the product, and are left alone at the next start', async () => {
    expect((await listed()).length).toBeGreaterThan(33_000);
    await loadZips(world.parts, file('own.csv', 'zip,latitude,longitude\n62701,39.8,-89.65\n'));
    await loadReference(world.parts.adminUrl);
    expect(await listed()).toEqual([{ zip: '62701', latitude: 39.8, longitude: -89.65 }]);
  });

  it.each([
    ['GEOID\tALAND\tINTPTLAT\tINTPTLONG                 \n00601\t1\t18.1\t-66.7   \n', '\t'],
    ['GEOID|GEOIDFQ|INTPTLAT|INTPTLONG\r\n00601|860Z200US00601|18.1|-66.7\r\n', '|'],
  ])('are taken from the gazetteer as it is published: %j', async (content) => {
    expect(await loadZips(world.parts, file('2025_Gaz_zcta_national.txt', content))).toEqual({ ok: true, value: 1 });
    expect(await listed()).toEqual([{ zip: '00601', latitude: 18.1, longitude: -66.7 }]);
  });

  it.each([
    ['zip,lat,lon\n', 'zips-columns', 'the first line must name'],
    ['zip,latitude,longitude\n\n', 'zips-empty', 'the list is empty'],
    ['zip,latitude,longitude\n62701,39.8,-89.65\n627,39,-89\n', 'zips-row', 'line 3'],
    ['zip,latitude,longitude\n62701,139.8,-89.65\n', 'zips-row', 'line 2'],
    ['zip,latitude,longitude\n62701,1e1,-89.65\n', 'zips-row', 'line 2'],
  ])('that are broken replace nothing: %j', async (content, reason, said) => {
    const before = await listed();
    const loaded = await loadZips(world.parts, file('broken.csv', content));
    expect(loaded).toMatchObject({ ok: false, reason });
    expect(loaded.ok || zipListSentence(loaded, 'broken.csv')).toContain(said);
    expect(await listed()).toEqual(before);
  });

  it('are loaded by the command line', async () => {
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const rest = { db: world.db, sealerPool: world.sealerPool, dataDir: world.folder, publicUrl: '', tty: false };
    const run = (args: string[], json: boolean) =>
      zipsCommand.run(args, { ...world.parts, ...rest, json, out: say, err: say });
    const path = file('zips.csv', 'zip,latitude,longitude\n62701,39.8,-89.65\n');
    expect([await run([path], false), await run([path], true)]).toEqual([0, 0]);
    expect([await run([], false), await run(['none.csv'], false)]).toEqual([2, 1]);
    expect(await run([file('bad.csv', 'x\n')], false)).toBe(1);
    writeFileSync(path, zip({ 'readme.pdf': Buffer.from('%PDF') }));
    expect(await run([path], false)).toBe(1);
    expect(said.at(-1)).toBe(`${path}: the archive holds no list (.csv or .txt), or it is damaged.`);
    expect(said[0]).toBe(`${path}: positions of 1 ZIPs loaded.`);
    expect(JSON.parse(said[1] ?? '')).toEqual({ file: path, zips: 1 });
  });
});
