import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registryWorld, type RegistryWorld } from '../../../test/registry-world.ts';
import { isNpi } from '../../vocabulary/npi.ts';
import { csvValues } from '../../platform/files/csv.ts';
import { synthesizedNpi } from './provider-line.rules.ts';
import { synthesizeProviders } from './synthesize.actions.ts';
import { synthesizeCommand } from './synthesize.command.ts';

let world: RegistryWorld;
beforeAll(async () => {
  world = await registryWorld();
});
afterAll(() => world.end());

const written = async (rows: number, seed: number): Promise<string> => {
  const path = join(world.folder, 'out', `npidata_pfile_20050523-20250131.csv`);
  await synthesizeProviders({ rows, seed, path });
  return readFileSync(path, 'latin1');
};

describe('an invented registry', () => {
  it('is the same for the same rows and seed, and begins the same when it is larger', async () => {
    const [one, again, larger, other] = [
      await written(300, 1),
      await written(300, 1),
      await written(2500, 1),
      await written(300, 2),
    ];
    expect(again).toBe(one);
    expect(larger.startsWith(one)).toBe(true);
    expect(other).not.toBe(one);
  });

  it('imports whole, and has what a real one has', async () => {
    const lines = (await written(2000, 3)).trimEnd().split('\n');
    const rows = lines.slice(1).map((line) => csvValues(line) ?? []);
    expect(rows.every((row) => row.length === 330 && isNpi(row[0] ?? '') && row[0]?.startsWith('2'))).toBe(true);
    const share = (type: string): number => rows.filter((row) => row[1] === type).length / rows.length;
    expect([share('1'), share('2'), share('')].map((value) => Math.round(value * 10))).toEqual([8, 2, 0]);
    const path = join(world.folder, 'out', 'npidata_pfile_20050523-20250131.csv');
    expect(await world.importAll([{ path }])).toMatchObject({ value: [{ rowsAdded: 2000, rowsRejected: 0 }] });
  });

  it('has different numbers, none of the cast', () => {
    const numbers = new Set(Array.from({ length: 50_000 }, (_, n) => synthesizedNpi(n * 1597, 9)));
    expect(numbers.size).toBe(50_000);
    expect([...numbers].some((npi) => npi.startsWith('29'))).toBe(false);
  });

  it.each([[[]], [['--rows', '10']], [['--rows', 'x', '--seed', '1']], [['--rows', '-1', '--seed', '1']]])(
    'explains itself when called with %j',
    async (args) => {
      const err: string[] = [];
      const io = { json: false, tty: false, out: () => undefined, err: (line: string) => void err.push(line) };
      expect(await synthesizeCommand.alone(args, io)).toBe(2);
      expect(err).toEqual(['Usage: countersign registry synthesize --rows N --seed S [--out FILE]']);
    },
  );
});
