import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { openBulkConnection, type BulkConnection } from './bulk-connection.ts';

let test: TestDatabase;
let bulk: BulkConnection;

beforeAll(async () => {
  test = await testDatabase();
  bulk = await openBulkConnection(test.url('owner'));
  await sql`create temporary table number (value integer not null, name text)`.execute(bulk.db);
});
afterAll(async () => {
  await bulk.close();
  await test.drop();
});

const statement = 'copy number (value, name) from stdin';

async function* rows(count: number): AsyncGenerator<string> {
  for (let value = 0; value < count; value += 1) yield `${value}\tname ${'é'.repeat(200)}\n`;
}

async function count(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from number`.execute(bulk.db);
  return rows[0]?.n ?? -1;
}

describe('copy', () => {
  it('takes rows however they are cut, more than fit into a socket at once', async () => {
    expect(await bulk.copyIn(statement, rows(20_000))).toBe(20_000);
    async function* cut(): AsyncGenerator<string> {
      for (const piece of ['1\ta', '\n2', '\t\\N\n', '', '3\tc']) yield piece;
    }
    expect(await bulk.copyIn(statement, cut())).toBe(3);
    expect(await bulk.copyIn(statement, rows(0))).toBe(0);
    expect(await count()).toBe(20_003);
  });

  it('belongs to the transaction around it', async () => {
    const before = await count();
    const broken = bulk.db.transaction().execute(async () => {
      await bulk.copyIn(statement, rows(10));
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    expect(await count()).toBe(before);
  });

  it('rejects with the error of the server, and the connection goes on', async () => {
    async function* bad(): AsyncGenerator<string> {
      yield 'x\ty\n';
      for await (const row of rows(5000)) yield row;
    }
    await expect(bulk.copyIn(statement, bad())).rejects.toThrow('invalid input syntax for type integer');
    await expect(bulk.copyIn('copy nowhere from stdin', rows(1))).rejects.toThrow('does not exist');
    expect(await bulk.copyIn(statement, rows(1))).toBe(1);
  });

  it('rejects with the error of the source, and copies nothing', async () => {
    const before = await count();
    async function* failing(): AsyncGenerator<string> {
      yield '1\ta\n';
      throw new Error('the file broke');
    }
    await expect(bulk.copyIn(statement, failing())).rejects.toThrow('the file broke');
    expect(await count()).toBe(before);
  });

  it('rejects when the connection is lost', async () => {
    const lost = await openBulkConnection(test.url('owner'));
    const { rows: found } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(lost.db);
    await sql`create temporary table number (value integer not null, name text)`.execute(lost.db);
    async function* endless(): AsyncGenerator<string> {
      yield* rows(10);
      await sql`select pg_terminate_backend(${found[0]?.pid}::integer)`.execute(bulk.db);
      for (;;) yield* rows(1000);
    }
    await expect(lost.copyIn(statement, endless())).rejects.toThrow(/terminat|ended/i);
    await lost.close();
  });
});
