/**
 * The database after all migrations keeps the rules of test/law/schema-checks.ts, and each rule catches its violation.
 */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCatalogue, type Catalogue } from '../bin/database/catalogue.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { schemaChecks } from './law/schema-checks.ts';

let database: TestDatabase;
let admin: pg.Client;
let catalogue: Catalogue;

beforeAll(async () => {
  database = await testDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  catalogue = await readCatalogue(admin);
});

afterAll(async () => {
  await admin.end();
  await database.drop();
});

/** What the check finds with the violation planted; it is rolled back. */
async function withPlanted(sql: string, find: (catalogue: Catalogue) => readonly string[]): Promise<readonly string[]> {
  await admin.query('begin');
  try {
    await admin.query(sql);
    return find(await readCatalogue(admin));
  } finally {
    await admin.query('rollback');
  }
}

it('sees the tables', () => {
  expect(catalogue.relations.length).toBeGreaterThan(20);
});

describe.each(schemaChecks)('$name', ({ find, rule, planted }) => {
  it('is kept', () => {
    expect(find(catalogue), rule).toEqual([]);
  });

  it('catches a planted violation', async () => {
    const before = find(catalogue);
    const found = await withPlanted(planted, find);
    expect(found.filter((line) => !before.includes(line))).not.toEqual([]);
  });
});
