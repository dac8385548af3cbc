/**
 * Loads the code lists from db/seeds/reference into the registry, as the owner of the tables: at every start and in tests.
 * The tables hold what the files say; a newer official list is put in by replacing a file.
 */
import type { Tx } from '../../platform/context.ts';
import { openBulkConnection } from '../../platform/db/bulk-connection.ts';
import { openBytes } from '../../platform/files/byte-source.ts';
import { csvValues } from '../../platform/files/csv.ts';
import { fromRoot } from '../../platform/files/root.ts';
import { linesOf } from '../../platform/files/text-lines.ts';
import { referenceFiles, rowsOf, type ReferenceList } from './reference.rules.ts';
import { upsertCodes, upsertTaxonomies } from './reference.store.ts';

/** `adminUrl` is the owner's connection. */
export async function loadReference(adminUrl: string): Promise<void> {
  const bulk = await openBulkConnection(adminUrl);
  try {
    const taxonomies = await readList('taxonomy');
    const codes = {
      'registry.country': await readList('country'),
      'registry.state': await readList('state'),
      'registry.identifier_type': await readList('identifierType'),
    } as const;
    await bulk.db.transaction().execute(async (tx) => {
      await upsertTaxonomies(tx, taxonomies.map(taxonomyOf));
      for (const list of ['registry.country', 'registry.state', 'registry.identifier_type'] as const) {
        await upsertList(tx, list, codes[list]);
      }
    });
  } finally {
    await bulk.close();
  }
}

/** Taxonomy codes that ship with us, each with its grouping. */
export async function codesByGrouping(): Promise<readonly (readonly [code: string, grouping: string])[]> {
  return (await readList('taxonomy')).map(([code = '', grouping = '']) => [code, grouping]);
}

type Rows = readonly (readonly string[])[];

function taxonomyOf([code = '', grouping = '', classification = '', specialization = '']: readonly string[]) {
  return { code, grouping, classification, specialization: specialization || null };
}

async function upsertList(tx: Tx, list: Parameters<typeof upsertCodes>[1], rows: Rows): Promise<void> {
  await upsertCodes(
    tx,
    list,
    rows.map(([code = '', name = '']) => ({ code, name })),
  );
}

async function readList(list: ReferenceList): Promise<Rows> {
  const path = fromRoot('db', 'seeds', 'reference', referenceFiles[list].file);
  const lines: (readonly string[] | null)[] = [];
  const source = await openBytes({ path }, /\.csv$/);
  for await (const batch of linesOf(source.unpacked)) lines.push(...batch.map(csvValues));
  return rowsOf(list, lines);
}
