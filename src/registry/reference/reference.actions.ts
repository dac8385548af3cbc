/**
 * Loads the code lists from db/seeds/reference into the registry, as the owner of the tables: at every start and in tests.
 * The tables hold what the files say; a newer official list that an operator loaded stays.
 */
import { inTransaction } from '../../platform/context.ts';
import { openBulkConnection } from '../../platform/db/bulk-connection.ts';
import { openBytes } from '../../platform/files/byte-source.ts';
import { csvRows, csvValues } from '../../platform/files/csv.ts';
import { fromRoot } from '../../platform/files/root.ts';
import { linesOf } from '../../platform/files/text-lines.ts';
import { readListFile, recordList } from './list-file.actions.ts';
import { referenceFiles, rowsOf, type ReferenceList } from './reference.rules.ts';
import { done, type Outcome } from '../../vocabulary/outcome.ts';
import type { ImportParts } from '../import/progress.actions.ts';
import { readTaxonomyList, type TaxonomyListReason } from './taxonomy-list.rules.ts';
import { upsertCodes, upsertTaxonomies } from './reference.store.ts';
import { loadShippedZips } from './zip-positions.actions.ts';

const codeLists = [
  ['registry.country', 'country'],
  ['registry.state', 'state'],
  ['registry.identifier_type', 'identifierType'],
] as const;

/** `adminUrl` is the owner's connection. */
export async function loadReference(adminUrl: string): Promise<void> {
  const bulk = await openBulkConnection(adminUrl);
  try {
    const taxonomies = (await readList('taxonomy')).map(taxonomyOf);
    const codes = await Promise.all(
      codeLists.map(async ([table, list]) => ({ table, rows: (await readList(list)).map(codeOf) })),
    );
    await bulk.db.transaction().execute(async (tx) => {
      await upsertTaxonomies(tx, taxonomies, 'us');
      for (const { table, rows } of codes) await upsertCodes(tx, table, rows);
    });
    await loadShippedZips(bulk.db);
  } finally {
    await bulk.close();
  }
}

/** Replaces names and adds codes; answers how many the list has. Throws the error of the file system when it cannot be read. */
export async function loadTaxonomies(
  { ctx, adminUrl, now }: ImportParts,
  path: string,
): Promise<Outcome<number, TaxonomyListReason>> {
  const file = await readListFile(path);
  const list = readTaxonomyList(csvRows(file.text) ?? []);
  if (!list.ok) return list;
  const bulk = await openBulkConnection(adminUrl);
  try {
    await inTransaction({ ...ctx, tx: bulk.db, now: now() }, async (own) => {
      await upsertTaxonomies(own.tx, list.value, 'operator');
      await recordList(own, 'taxonomies', file, list.value.length);
    });
  } finally {
    await bulk.close();
  }
  return done(list.value.length);
}

/** Taxonomy codes that ship with us, each with its grouping. */
export async function codesByGrouping(): Promise<readonly (readonly [code: string, grouping: string])[]> {
  return (await readList('taxonomy')).map(([code = '', grouping = '']) => [code, grouping]);
}

type Rows = readonly (readonly string[])[];

function taxonomyOf([code = '', grouping = '', classification = '', specialization = '']: readonly string[]) {
  return { code, grouping, classification, specialization: specialization || null };
}

const codeOf = ([code = '', name = '']: readonly string[]) => ({ code, name });

async function readList(list: ReferenceList): Promise<Rows> {
  const path = fromRoot('db', 'seeds', 'reference', referenceFiles[list].file);
  const lines: (readonly string[] | null)[] = [];
  const source = await openBytes({ path }, /\.csv$/);
  for await (const batch of linesOf(source.unpacked)) lines.push(...batch.map(csvValues));
  return rowsOf(list, lines);
}
