/**
 * The generation that a full file fills, in the schema registry_next. Its tables, constraints and indexes are copies of the
 * present ones, read from the catalogue. What is there already tells how far a killed import had come.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { FileKind } from '../import/headers.rules.ts';

export interface GenerationFile {
  readonly kind: string;
  readonly fileName: string;
  readonly fileSize: number;
  readonly fileStart: Buffer;
  readonly unpackedBytes: number;
  readonly line: number;
  readonly rowsRejected: number;
  readonly rejectsBytes: number;
  /** Null until the end of the file was reached. */
  readonly fileDigest: Buffer | null;
  readonly startedAt: Date;
}

export async function listGenerationFiles(tx: Tx): Promise<readonly GenerationFile[]> {
  const rows = await tx.selectFrom('registry.generation_file').selectAll().orderBy('kind').execute();
  return rows.map((row) => ({
    kind: row.kind,
    fileName: row.file_name,
    fileSize: Number(row.file_size),
    fileStart: row.file_start,
    unpackedBytes: Number(row.unpacked_bytes),
    line: row.line,
    rowsRejected: row.rows_rejected,
    rejectsBytes: Number(row.rejects_bytes),
    fileDigest: row.file_digest,
    startedAt: row.started_at,
  }));
}

/** Also removes what an import left that will not be gone on with. */
export async function dropGeneration(tx: Tx): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'registry_next'::regnamespace and relkind = 'r'`.execute(
    tx,
  );
  for (const { name } of rows) await sql`drop table ${sql.id('registry_next', name)}`.execute(tx);
  await tx.deleteFrom('registry.generation_file').execute();
}

export async function insertGenerationFile(tx: Tx, file: GenerationFile): Promise<void> {
  await tx
    .insertInto('registry.generation_file')
    .values({
      kind: file.kind,
      file_name: file.fileName,
      file_size: String(file.fileSize),
      file_start: file.fileStart,
      unpacked_bytes: String(file.unpackedBytes),
      line: file.line,
      rows_rejected: file.rowsRejected,
      rejects_bytes: String(file.rejectsBytes),
      file_digest: file.fileDigest,
      started_at: file.startedAt,
    })
    .execute();
}

export type FileProgress = Pick<
  GenerationFile,
  'kind' | 'unpackedBytes' | 'line' | 'rowsRejected' | 'rejectsBytes' | 'fileDigest'
>;

export async function markFileProgress(tx: Tx, progress: FileProgress): Promise<void> {
  await tx
    .updateTable('registry.generation_file')
    .set({
      unpacked_bytes: String(progress.unpackedBytes),
      line: progress.line,
      rows_rejected: progress.rowsRejected,
      rejects_bytes: String(progress.rejectsBytes),
      file_digest: progress.fileDigest,
    })
    .where('kind', '=', progress.kind)
    .execute();
}

/** An empty copy of a present table without its indexes. */
export async function createNextTable(tx: Tx, table: string): Promise<void> {
  const [present, next] = [`registry.${table}`, `registry_next.${table}`];
  await sql`create table ${sql.raw(next)} (like ${sql.raw(present)} including defaults including generated
    including constraints including storage including comments)`.execute(tx);
  await sql`do ${sql.lit(copyOfComment(table))}`.execute(tx);
  await sql`grant select on ${sql.raw(next)} to countersign_app`.execute(tx);
}

/** LIKE copies the comments of columns and leaves out the table's own. */
const copyOfComment = (table: string): string => `begin
  execute format('comment on table registry_next.${table} is %L', obj_description('registry.${table}'::regclass));
end`;

/**
 * Outside a transaction. A chunk that was cut off leaves its rows behind, unseen: their room is given back before others come.
 * A table that is finished gets its statistics, and its rows are marked as seen by all: indexes answer without a look at them.
 */
export async function vacuumNext(db: Tx, table: string): Promise<void> {
  await sql`vacuum (analyze) ${sql.raw(`registry_next.${table}`)}`.execute(db);
}

export async function hasNextTable(tx: Tx, table: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass(${`registry_next.${table}`}) is not null as found`.execute(tx);
  return rows[0]?.found ?? false;
}

const columnsOf = (table: string): RawBuilder<unknown> => sql`(
  select array_agg(attname || ' ' || format_type(atttypid, atttypmod) order by attname)
  from pg_attribute where attrelid = ${sql.ref(`${table}.oid`)} and attnum > 0 and not attisdropped)`;

/** Whether the coming tables look like the present ones: a release that came meanwhile may have changed those. */
export async function looksLikePresent(tx: Tx): Promise<boolean> {
  const { rows } = await sql`
    select from pg_class next join pg_class present using (relname, relkind)
    where next.relnamespace = 'registry_next'::regnamespace and present.relnamespace = 'registry'::regnamespace
      and relkind = 'r' and ${columnsOf('next')} is distinct from ${columnsOf('present')}`.execute(tx);
  return rows.length === 0;
}

/** Statements for the primary key and the indexes that the coming table still lacks, the key first. */
export async function listMissingIndexes(tx: Tx, table: string): Promise<readonly string[]> {
  const { rows } = await sql<{ statement: string }>`
    select case
        when k.conname is null then replace(pg_get_indexdef(i.indexrelid), ' ON registry.', ' ON registry_next.')
        else format('alter table registry_next.%I add constraint %I %s', ${table}::text, k.conname,
          pg_get_constraintdef(k.oid))
      end as statement
    from pg_index i
    join pg_class c on c.oid = i.indexrelid
    left join pg_constraint k on k.conindid = i.indexrelid
    where i.indrelid = to_regclass(${`registry.${table}`})
      and to_regclass(format('registry_next.%I', c.relname)) is null
    order by k.conname nulls last, c.relname collate "C"`.execute(tx);
  return rows.map(({ statement }) => statement);
}

export async function runStatement(tx: Tx, statement: string): Promise<void> {
  await sql.raw(statement).execute(tx);
}

/** The coming tables take the place of the present ones. Waits for readers only so long: others queue behind us. */
export async function swapGeneration(tx: Tx, tables: readonly string[]): Promise<void> {
  await sql`set local lock_timeout = '200ms'`.execute(tx);
  for (const table of tables) {
    await sql`drop table ${sql.raw(`registry.${table}`)}`.execute(tx);
    await sql`alter table ${sql.raw(`registry_next.${table}`)} set schema registry`.execute(tx);
  }
}

/** Whether a full file of the kind was applied: with the first one its history has begun. */
export async function hasGeneration(tx: Tx, kind: FileKind): Promise<boolean> {
  const row = await tx
    .selectFrom('registry.import_run')
    .select('import_run_id')
    .where('made_generation', '=', true)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Room for sorting an index of a whole generation in memory, for one of the connections that build. When the import is killed
 * the server gives its statement up within seconds, and with it the locks; not every system can tell that a client has gone.
 */
export async function makeRoomForBuilding(tx: Tx): Promise<void> {
  for (const setting of [
    "maintenance_work_mem = '512MB'",
    "work_mem = '128MB'",
    'max_parallel_maintenance_workers = 0',
  ])
    await sql.raw(`set ${setting}`).execute(tx);
  await sql`do $$ begin
    set client_connection_check_interval = '2s';
  exception when others then null; end $$`.execute(tx);
}
