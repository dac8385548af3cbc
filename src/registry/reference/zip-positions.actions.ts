/** Loads the positions of ZIPs: the list that ships with the product where there is none, or one that an operator has. */
import { record } from '../../platform/audit/record.ts';
import { inTransaction, type Tx } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import { openBulkConnection } from '../../platform/db/bulk-connection.ts';
import { openBytes } from '../../platform/files/byte-source.ts';
import { fromRoot } from '../../platform/files/root.ts';
import { done, type Outcome } from '../../vocabulary/outcome.ts';
import type { ImportParts } from '../import/progress.actions.ts';
import { readZipPositions, type ZipListReason } from './zip-positions.rules.ts';
import { analyzeZipPositions, hasZipPositions, replaceZipPositions } from './zip-positions.store.ts';

/** At every start, so what is there is left alone. */
export async function loadShippedZips(tx: Tx): Promise<void> {
  if (await hasZipPositions(tx)) return;
  const { lines } = await linesOf(fromRoot('db', 'seeds', 'reference', 'zip-position.csv'));
  const list = readZipPositions(lines);
  if (!list.ok) throw new Error(`The list of ZIPs that ships with us is broken: ${list.reason}.`);
  await tx.transaction().execute((own) => replaceZipPositions(own, list.value));
  await analyzeZipPositions(tx);
}

/** In place of the list that is there; answers how many it has. Throws the error of the file system when it cannot be read. */
export async function loadZips(
  { ctx, adminUrl, now }: ImportParts,
  path: string,
): Promise<Outcome<number, ZipListReason>> {
  const { lines, digest } = await linesOf(path);
  const list = readZipPositions(lines);
  if (!list.ok) return list;
  const bulk = await openBulkConnection(adminUrl);
  try {
    const count = await inTransaction({ ...ctx, tx: bulk.db, now: now() }, async (own) => {
      const rows = await replaceZipPositions(own.tx, list.value);
      await record(own, {
        action: 'registry.import',
        outcome: 'done',
        object: { type: 'file', id: newId(own.now) },
        details: { kind: 'zip-positions', digest, rows, applied: rows, rejected: 0 },
      });
      return rows;
    });
    await analyzeZipPositions(bulk.db);
    return done(count);
  } finally {
    await bulk.close();
  }
}

async function linesOf(path: string): Promise<{ readonly lines: readonly string[]; readonly digest: string }> {
  const chunks: Uint8Array[] = [];
  const source = await openBytes({ path }, /\.(csv|txt)$/i);
  for await (const chunk of source.unpacked) chunks.push(chunk);
  const text = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  return { lines: text.split(/\r?\n/), digest: source.digest().toString('hex') };
}
