/** Draws what the benchmark of the registry searches for from the providers themselves: rows by chance, and what is commonest. */
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../src/platform/db/database.ts';

export interface Drawing {
  /** Values of one search, as expressions over a provider `p`; rows without one of them are not drawn. */
  readonly values: readonly string[];
  readonly only?: string;
}

const valuesOf = ({ values }: Drawing): RawBuilder<unknown> => sql.raw(`array[${values.join(', ')}]::text[]`);
const isWhole = ({ values, only = 'true' }: Drawing): RawBuilder<unknown> =>
  sql.raw([`p.active and ${only}`, ...values.map((value) => `${value} <> ''`)].join(' and '));

interface Row {
  readonly values: readonly string[];
}

export interface Draw {
  readonly count: number;
  readonly seed: number;
  /** Of the rows, how many are looked at, up to 1. */
  readonly share: number;
}

const sampleOf = ({ share, seed }: Draw): RawBuilder<unknown> =>
  share >= 1 ? sql`` : sql`tablesample system (${sql.lit(100 * share)}) repeatable (${sql.lit(seed)})`;

/** Rows by chance, so that what is common comes as often as it is met; the same for the same seed and rows. */
export async function drawRows(db: Kysely<Database>, drawing: Drawing, draw: Draw): Promise<readonly Row['values'][]> {
  const { rows } = await sql<Row>`
    select ${valuesOf(drawing)} as values from registry.provider p ${sampleOf(draw)}
    where ${isWhole(drawing)} order by md5(p.npi || ${String(draw.seed)}) limit ${draw.count}`.execute(db);
  return rows.map(({ values }) => values);
}

/** What most of the rows that are looked at have. */
export async function listCommonest(
  db: Kysely<Database>,
  drawing: Drawing,
  draw: Draw,
): Promise<readonly Row['values'][]> {
  const { rows } = await sql<Row>`
    select ${valuesOf(drawing)} as values from registry.provider p ${sampleOf(draw)}
    where ${isWhole(drawing)} group by 1 order by count(*) desc, 1 limit ${draw.count}`.execute(db);
  return rows.map(({ values }) => values);
}

/** The process that serves a connection. */
export async function findBackend(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  return rows[0]?.pid ?? 0;
}
