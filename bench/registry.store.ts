/** What the benchmark of the registry asks the database. */
import { sql, type Kysely } from 'kysely';
import type { Database } from '../src/platform/db/database.ts';

export async function runStatement(db: Kysely<Database>, statement: string): Promise<void> {
  await sql.raw(statement).execute(db);
}

export interface Size {
  readonly name: string;
  readonly bytes: number;
}

/** Tables with their indexes, the largest first, and all of them together. */
export async function sizesOf(db: Kysely<Database>): Promise<readonly Size[]> {
  const { rows } = await sql<{ name: string; bytes: string }>`
    select coalesce(relname, 'all') as name, sum(pg_total_relation_size(oid)) as bytes
    from pg_class where relnamespace = 'registry'::regnamespace and relkind = 'r'
    group by rollup (relname) having sum(pg_total_relation_size(oid)) > 1000000 or relname is null
    order by 2 desc`.execute(db);
  return rows.map(({ name, bytes }) => ({ name, bytes: Number(bytes) }));
}
