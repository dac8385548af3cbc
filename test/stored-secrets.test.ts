/** `keys rotate` over the seeded house: it knows every column that holds a secret, and moves all of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { currentKey } from '../src/platform/crypto/keyring.ts';
import { storedSecrets } from '../src/stored-secrets.ts';
import { sendGet } from './identity-steps.ts';
import { runVerb } from './verbs.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

async function listColumns(pattern: string, type: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT format('%s.%s.%s', table_schema, table_name, column_name) AS name FROM information_schema.columns
    WHERE column_name LIKE ${pattern} AND data_type = ${type} AND table_schema IN ('identity', 'access', 'platform')
    ORDER BY 1`.execute(world.parts.database.app);
  return rows.map(({ name }) => name);
}

describe('the plan of a rotation', () => {
  it('names every sealed and every hashed column of the database', async () => {
    const sealed = storedSecrets.sealedColumns.map(({ table, column }) => `${table}.${column}`);
    // The blind index brings its own column along.
    expect([...sealed, 'platform.lookup.parts_sealed'].toSorted()).toEqual(await listColumns('%\\_sealed', 'bytea'));
    const hashed = storedSecrets.hashColumns.map(({ table, column }) => `${table}.${column}`);
    expect(hashed.toSorted()).toEqual(await listColumns('%\\_hash', 'text'));
  });
});

describe('keys rotate', () => {
  it('moves everything that the cast has stored, leaves nothing behind, and everybody still gets in', async () => {
    const before = currentKey(world.parts.keyring, 'pepper').id;
    const { exit, out, err } = await runVerb(world.parts, 'keys rotate', ['--json']);
    expect([exit, err]).toEqual([0, []]);
    const { rotated } = JSON.parse(out[0] ?? '') as { rotated: { what: string; moved: number; left: number }[] };
    expect(rotated.map(({ what, left }) => [what, left])).toEqual(
      ['master', 'pepper', 'lookup', 'code', 'mac', 'signing', 'data'].map((what) => [what, 0]),
    );
    const moved = Object.fromEntries(rotated.map(({ what, moved: rows }) => [what, rows]));
    // Twelve people, each with a password, a data key, entries in the blind index and several sealed values.
    for (const what of ['master', 'pepper', 'lookup', 'data']) expect(moved[what]).toBeGreaterThanOrEqual(12);
    expect(currentKey(world.parts.keyring, 'pepper').id).not.toBe(before);
    const client = await world.signedIn('dara');
    expect(await (await sendGet(world, client, '/profile')).text()).toContain('Dara Lind');
  });

  it('rotates what is named, and refuses what it does not know', async () => {
    expect(await runVerb(world.parts, 'keys rotate', ['code'])).toMatchObject({
      exit: 0,
      out: ['code: 0 rows brought to the new key, 0 still on an old one.'],
    });
    expect(await runVerb(world.parts, 'keys rotate', ['everything'])).toMatchObject({ exit: 2 });
  });
});
