import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { openBulkConnection, type BulkConnection } from './bulk-connection.ts';
import { copyIn } from './copy-in.ts';

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

/** 40 MB: a source that is still asked after this is asked for ever. */
const moreThanAnySocketTakes = 100_000;
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
    async function* untilNoticed(): AsyncGenerator<string> {
      yield* rows(10);
      await sql`select pg_terminate_backend(${found[0]?.pid}::integer)`.execute(bulk.db);
      yield* rows(moreThanAnySocketTakes);
    }
    await expect(lost.copyIn(statement, untilNoticed())).rejects.toThrow(/terminat|ended|EPIPE|ECONNRESET/i);
    await lost.close();
  });

  it('asks the source for no more once the connection is gone, even if the source never waits', async () => {
    const client = new pg.Client({ connectionString: test.url('owner') });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('create temporary table number (value integer not null, name text)');
    let asked = 0;
    async function* neverWaiting(): AsyncGenerator<string> {
      yield* rows(10);
      client.connection.stream.destroy();
      for await (const row of rows(1000)) {
        asked += 1;
        yield row;
      }
    }
    await expect(copyIn(client, statement, neverWaiting())).rejects.toThrow(/terminat|ended/i);
    expect(asked).toBeLessThanOrEqual(1);
  });
});
