/**
 * mayActFor must stay cheap: one statement on indexes, at most 20 buffer hits, whoever asks. Measured on tables with tens of
 * thousands of rows, with the very statement that the store sends.
 */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buffersOf, fillAuthorityWorld } from '../../../test/authority-world.ts';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';

const peopleInWorld = 12_000;

let test: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  test = await testDatabase();
  client = new pg.Client({ connectionString: test.adminUrl });
  await client.connect();
  await fillAuthorityWorld(client, peopleInWorld);
}, 120_000);
afterAll(async () => {
  await client.end();
  await test.drop();
});

describe('the plan of mayActFor', () => {
  it.each([
    { who: 'an official', account: 4001, party: 1000, paths: 1, most: 12 },
    { who: 'staff', account: 6003, party: 1500, paths: 1, most: 16 },
    { who: 'the official of a surrogate', account: 4001, party: 999, paths: 1, most: 16 },
    { who: 'staff of a surrogate', account: 6003, party: 1498, paths: 1, most: 20 },
    { who: 'a stranger', account: 4001, party: 17, paths: 0, most: 12 },
  ])('$who: one statement, few buffers', async ({ account, party, paths, most }) => {
    const measured = await buffersOf(client, test.pool, { account, party });
    expect(measured.paths).toBe(paths);
    expect(measured.buffers).toBeLessThanOrEqual(most);
    expect(measured.buffers).toBeGreaterThan(3);
  });
});
