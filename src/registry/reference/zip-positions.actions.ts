/** Loads the positions of ZIPs: the list that ships with the product where there is none, or one that an operator has. */
import { inTransaction, type Tx } from '../../platform/context.ts';
import { openBulkConnection } from '../../platform/db/bulk-connection.ts';
import { fromRoot } from '../../platform/files/root.ts';
import { done, type Outcome } from '../../vocabulary/outcome.ts';
import type { ImportParts } from '../import/progress.actions.ts';
import { readListFile, recordList, type ListFile } from './list-file.actions.ts';
import { readZipPositions, type ZipListReason } from './zip-positions.rules.ts';
import { analyzeZipPositions, hasZipPositions, replaceZipPositions } from './zip-positions.store.ts';

/** At every start, so what is there is left alone. */
export async function loadShippedZips(tx: Tx): Promise<void> {
  if (await hasZipPositions(tx)) return;
  const file = await readListFile(fromRoot('db', 'seeds', 'reference', 'zip-position.csv'));
  const list = readZipPositions(linesOf(file));
  if (!list.ok) throw new Error(`The list of ZIPs that ships with us is broken: ${list.reason}.`);
  await tx.transaction().execute((own) => replaceZipPositions(own, list.value));
  await analyzeZipPositions(tx);
}

/** In place of the list that is there; answers how many it has. Throws the error of the file system when it cannot be read. */
export async function loadZips(
  { ctx, adminUrl, now }: ImportParts,
  path: string,
): Promise<Outcome<number, ZipListReason>> {
  const file = await readListFile(path);
  const list = readZipPositions(linesOf(file));
  if (!list.ok) return list;
  const bulk = await openBulkConnection(adminUrl);
  try {
    const count = await inTransaction({ ...ctx, tx: bulk.db, now: now() }, async (own) => {
      const rows = await replaceZipPositions(own.tx, list.value);
      await recordList(own, 'zip-positions', file, rows);
      return rows;
    });
    await analyzeZipPositions(bulk.db);
    return done(count);
  } finally {
    await bulk.close();
  }
}

const linesOf = ({ text }: ListFile): readonly string[] => text.split(/\r?\n/);
