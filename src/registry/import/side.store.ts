/**
 * The side tables: further names, practice locations, endpoints. A file replaces all rows of an NPI that it holds, unless
 * those we have are of a file that covers later days. An NPI that stands in the main file of the same days and not in the
 * side file has lost its rows.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/context.ts';

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

const ofConcerned = (table: string): RawBuilder<unknown> =>
  sql`(select * from ${sql.raw(`registry.${table}`)} where npi in (select npi from concerned))`;

/** Sets the rows of `concerned` aside in `before_side`, and puts the file's in their place. */
export async function replaceSideRows(
  tx: Tx,
  table: string,
  fileDay: string | null,
): Promise<{ readonly before: RawBuilder<unknown>; readonly after: RawBuilder<unknown> }> {
  const target = sql.raw(`registry.${table}`);
  await sql`create temporary table before_side on commit drop as select * from ${ofConcerned(table)} s`.execute(tx);
  await sql`delete from ${target}
    where npi in (select npi from concerned) and (file_day is null or file_day <= ${fileDay}::date)`.execute(tx);
  await sql`insert into ${target}
    select * from incoming_side i where not exists (select from ${target} s where s.npi = i.npi)`.execute(tx);
  return { before: sql`before_side`, after: ofConcerned(table) };
}

export async function dropSideTables(tx: Tx): Promise<void> {
  await sql`drop table if exists incoming_side, concerned, before_side`.execute(tx);
}

/** Rows of files that cover later days than a full file does stay, in place of the full file's. */
export async function takeOverSideRows(tx: Tx, table: string, fileDay: string | null): Promise<void> {
  const [old, next] = [sql.raw(`registry.${table}`), sql.raw(`registry_next.${table}`)];
  const newer = sql`select npi from ${old} where file_day > ${fileDay}::date`;
  await sql`delete from ${next} where npi in (${newer})`.execute(tx);
  await sql`insert into ${next} select * from ${old} where npi in (${newer})`.execute(tx);
}
