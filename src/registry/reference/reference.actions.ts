/**
 * Loads the code lists from db/seeds/reference into the registry, as the owner of the tables: at every start and in tests.
 * The tables hold what the files say; a newer official list is put in by replacing a file.
 */
import { record } from '../../platform/audit/record.ts';
import { inTransaction, type Tx } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import { openBulkConnection } from '../../platform/db/bulk-connection.ts';
import { openBytes } from '../../platform/files/byte-source.ts';
import { csvRows, csvValues } from '../../platform/files/csv.ts';
import { fromRoot } from '../../platform/files/root.ts';
import { linesOf } from '../../platform/files/text-lines.ts';
import { referenceFiles, rowsOf, type ReferenceList } from './reference.rules.ts';
import { done, type Outcome } from '../../vocabulary/outcome.ts';
import type { ImportParts } from '../import/progress.actions.ts';
import { readTaxonomyList, type TaxonomyListReason } from './taxonomy-list.rules.ts';
import { upsertCodes, upsertTaxonomies } from './reference.store.ts';
import { loadShippedZips } from './zip-positions.actions.ts';

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
  const chunks: Uint8Array[] = [];
  const source = await openBytes({ path }, /\.csv$/i);
  for await (const chunk of source.unpacked) chunks.push(chunk);
  const list = readTaxonomyList(
    csvRows(
      Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    ) ?? [],
  );
  if (!list.ok) return list;
  const bulk = await openBulkConnection(adminUrl);
  try {
    await inTransaction({ ...ctx, tx: bulk.db, now: now() }, async (own) => {
      await upsertTaxonomies(own.tx, list.value);
      await record(own, {
        action: 'registry.import',
        outcome: 'done',
        object: { type: 'file', id: newId(own.now) },
        details: {
          kind: 'taxonomies',
          digest: source.digest().toString('hex'),
          rows: list.value.length,
          applied: list.value.length,
          rejected: 0,
        },
      });
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
