import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mainFileOf } from '../../../db/seeds/providers.ts';
import { npiNumber, organizationRow, registryWorld, type RegistryWorld } from '../../../test/registry-world.ts';
import { importCommand } from './import.command.ts';

let world: RegistryWorld;
beforeAll(async () => {
  world = await registryWorld();
});
afterAll(() => world.end());

async function run(args: string[], { json = false, tty = false } = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const parts = {
    ...world.parts,
    db: world.db,
    sealerPool: world.sealerPool,
    dataDir: world.folder,
    publicUrl: 'http://localhost:3000',
    json,
    tty,
    out: (line: string) => void out.push(line),
  };
  const exit = await importCommand.run(args, { ...parts, err: (line: string) => void err.push(line) });
  return { exit, out, err };
}

function file(name: string, content: Uint8Array): string {
  const path = join(world.folder, name);
  writeFileSync(path, content);
  return path;
}

describe('countersign registry import', () => {
  it('says in one line what became of each file', async () => {
    const one = file('one.csv', mainFileOf([organizationRow(npiNumber(1), 'ONE')]));
    const two = file('two.csv', mainFileOf([organizationRow(npiNumber(2), 'TWO'), organizationRow('2', 'NO NPI')]));
    const { exit, out, err } = await run([one, two]);
    expect({ exit, err }).toEqual({ exit: 0, err: [] });
    expect(out.slice(0, 2)).toEqual([
      'one.csv: 1 rows read; 1 new, 0 changed, 0 kept, 0 rejected.',
      'two.csv: 2 rows read; 1 new, 0 changed, 0 kept, 1 rejected.',
    ]);
    expect(out[2]).toMatch(/^The rejected rows are listed in .*\/rejects\/two\.csv\.$/);
  });

  it('answers as JSON for a machine', async () => {
    const path = file('json.csv', mainFileOf([organizationRow(npiNumber(3), 'THREE')]));
    const { out } = await run([path], { json: true, tty: true });
    expect(out.map((line) => JSON.parse(line))).toEqual([
      {
        fileName: 'json.csv',
        kind: 'main',
        rowsRead: 1,
        rowsAdded: 1,
        rowsChanged: 0,
        rowsKept: 0,
        rowsRejected: 0,
        rejects: null,
      },
    ]);
  });

  it('shows progress on a terminal, over the line before', async () => {
    const path = file('terminal.csv', mainFileOf([organizationRow(npiNumber(4), 'FOUR')]));
    const { out } = await run([path], { tty: true });
    expect(out[0]?.slice(4)).toMatch(/^\[#{20}\] 1 rows, .* left$/);
    expect(out.slice(0, -1).every((line) => line.startsWith('\r\u001b[K'))).toBe(true);
    expect(out.at(-1)).toBe('terminal.csv: 1 rows read; 1 new, 0 changed, 0 kept, 0 rejected.');
  });

  it('stops at the first file that cannot be read, with one line that names it', async () => {
    const wrong = file('wrong.csv', Buffer.from('"NPI","Type"\n'));
    const never = file('never.csv', mainFileOf([organizationRow(npiNumber(5), 'FIVE')]));
    const { exit, out, err } = await run([wrong, never]);
    expect({ exit, out }).toEqual({ exit: 1, out: [] });
    expect(err).toEqual([`${wrong}, line 1, column 2: expected "Entity Type Code", found "Type". Nothing was read.`]);
    expect((await run(['/nowhere/file.csv'])).err).toEqual(['/nowhere/file.csv: there is no such file.']);
  });

  it.each([[[]], [['--rejects']], [['--force', 'a.csv']], [['--rejects', 'r.csv', 'a.csv', 'b.csv']]])(
    'explains itself when called with %j',
    async (args) => {
      const { exit, err } = await run(args);
      expect({ exit, err }).toEqual({
        exit: 2,
        err: ['Usage: countersign registry import [--full] [--rejects FILE] FILE…'],
      });
    },
  );
});
