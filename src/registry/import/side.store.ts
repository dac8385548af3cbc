/**
 * The side tables: further names, practice locations, endpoints. A file replaces all rows of an NPI that it holds, unless
 * those we have are of a file that covers later days. An NPI that stands in the main file of the same days and not in the
 * side file has lost its rows, and none of an earlier file come back.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { FileLayout } from './columns.rules.ts';
import type { FileKind } from './headers.rules.ts';

type SideTable = Pick<FileLayout, 'kind' | 'table'>;

/** Takes what COPY brings; one for each side table, since their columns differ. */
export async function createIncomingSide(tx: Tx, table: string): Promise<void> {
  await sql`create temporary table incoming_side on commit drop as
    select * from ${sql.raw(`registry.${table}`)} with no data`.execute(tx);
}

/** NPIs that the file speaks of, in the temporary table `concerned`. */
export async function findConcerned(tx: Tx, table: string, mainFileDay: string | null): Promise<void> {
  await sql`create temporary table concerned on commit drop as
    select npi from incoming_side
    union
    select s.npi from ${sql.raw(`registry.${table}`)} s join registry.provider p using (npi)
    where p.file_day = ${mainFileDay}::date and s.file_day < p.file_day`.execute(tx);
}

/** Whether a main and a side file of the same later days told of a provider `p`. */
const toldLater = (kind: FileKind, fileDay: string | null): RawBuilder<boolean> => sql`p.file_day > ${fileDay}::date
  and p.file_day in (select s.last_day from registry.import_run s join registry.import_run m using (first_day, last_day)
    where s.kind = ${kind} and m.kind = 'main')`;

const ofConcerned = (table: string): string =>
  `(select * from registry.${table} where npi in (select npi from concerned))`;

/** Sets the rows of `concerned` aside in `before_side`, and puts the file's in their place. */
export async function replaceSideRows(
  tx: Tx,
  { kind, table }: SideTable,
  fileDay: string | null,
): Promise<{ readonly before: string; readonly after: string }> {
  const target = sql.raw(`registry.${table}`);
  await sql`create temporary table before_side on commit drop as select * from ${sql.raw(ofConcerned(table))} s`.execute(
    tx,
  );
  await sql`delete from ${target}
    where npi in (select npi from concerned) and (file_day is null or file_day <= ${fileDay}::date)`.execute(tx);
  await sql`insert into ${target}
    select * from incoming_side i where not exists (select from ${target} s where s.npi = i.npi)
      and not exists (select from registry.provider p where p.npi = i.npi and ${toldLater(kind, fileDay)})`.execute(tx);
  return { before: 'before_side', after: ofConcerned(table) };
}

export async function dropSideTables(tx: Tx): Promise<void> {
  await sql`drop table if exists incoming_side, concerned, before_side`.execute(tx);
}

/** Rows of files that cover later days than a full file does stay, in place of the full file's; so does that there are none. */
export async function takeOverSideRows(tx: Tx, { kind, table }: SideTable, fileDay: string | null): Promise<void> {
  const [old, next] = [sql.raw(`registry.${table}`), sql.raw(`registry_next.${table}`)];
  await sql`create temporary table newer on commit drop as
    select npi from ${old} where file_day > ${fileDay}::date
    union select p.npi from registry.provider p where ${toldLater(kind, fileDay)}`.execute(tx);
  await sql`delete from ${next} where npi in (select npi from newer)`.execute(tx);
  await sql`insert into ${next} select * from ${old} where npi in (select npi from newer)`.execute(tx);
}
