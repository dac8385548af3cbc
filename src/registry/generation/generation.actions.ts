/**
 * A new generation from full files: rows by COPY into tables without indexes, then what the present generation has newer,
 * then keys and indexes, then the two change places. Each step is a transaction that leaves its trace in registry_next, so
 * an import of the same files goes on where it was killed.
 */
import { newId } from '../../platform/crypto/id.ts';
import { layouts } from '../import/columns.rules.ts';
import {
  findTouchedByGeneration,
  createTouched,
  insertRecordChanges,
  insertSideChanges,
  type ChangeSource,
  type MergeCount,
} from '../import/change.store.ts';
import { finishRun } from '../import/finish-run.actions.ts';
import { fileKinds } from '../import/headers.rules.ts';
import type { ImportResult } from '../import/import.rules.ts';
import { fieldOf } from '../import/merge.actions.ts';
import type { OpenFile } from '../import/open-files.actions.ts';
import type { Work } from '../import/progress.actions.ts';
import { keyTables } from '../keys/keys.store.ts';
import { buildGeneration } from './build.actions.ts';
import {
  dropGeneration,
  hasGeneration,
  insertGenerationFile,
  listGenerationFiles,
  looksLikePresent,
  makeRoomForBuilding,
  type GenerationFile,
} from './generation.store.ts';
import { loadFile } from './load.actions.ts';
import { swapWhenFree } from './swap.actions.ts';

export async function importGeneration(work: Work, given: readonly OpenFile[]): Promise<readonly ImportResult[]> {
  // The main file first: its records are counted before the NPIs of side files join them. A zip has them by name.
  const files = given.toSorted(
    (one, other) => fileKinds.indexOf(one.header.kind) - fileKinds.indexOf(other.header.kind),
  );
  await goOnOrBegin(work, files);
  await makeRoomForBuilding(work.bulk.db);
  for (const file of files) await loadFile(work, file);
  const tables = files.map(({ header }) => layouts[header.kind].table);
  await buildGeneration(work, files);
  return await takePlace(work, files, [...tables, ...keyTables, 'word']);
}

/** The same files as those that registry_next is being filled from: the import was killed, and goes on. */
async function goOnOrBegin({ parts, bulk }: Work, files: readonly OpenFile[]): Promise<void> {
  const known = await listGenerationFiles(bulk.db);
  const isSame = (file: OpenFile): boolean =>
    known.some(
      (other) =>
        other.kind === file.header.kind &&
        other.fileName === file.source.name &&
        other.fileSize === file.source.bytesTotal &&
        other.fileStart.equals(file.start),
    );
  if (known.length === files.length && files.every(isSame) && (await looksLikePresent(bulk.db))) return;
  const startedAt = parts.now();
  await bulk.db.transaction().execute(async (tx) => {
    await dropGeneration(tx);
    for (const { header, source, start } of files) {
      await insertGenerationFile(tx, {
        kind: header.kind,
        fileName: source.name,
        fileSize: source.bytesTotal,
        fileStart: start,
        unpackedBytes: 0,
        line: 1,
        rowsRejected: 0,
        rejectsBytes: 0,
        fileDigest: null,
        startedAt,
      });
    }
  });
}

/** Changes, traces of the files and the change of places in one transaction. */
async function takePlace(
  { parts, bulk }: Work,
  files: readonly OpenFile[],
  tables: readonly string[],
): Promise<readonly ImportResult[]> {
  return await bulk.db.transaction().execute(async (tx) => {
    const loaded = await listGenerationFiles(tx);
    const results: ImportResult[] = [];
    const now = parts.now();
    await createTouched(tx);
    for (const file of files) {
      const progress = loaded.find(({ kind }) => kind === file.header.kind);
      if (progress === undefined) throw new Error('A file that was loaded has left no trace.');
      const importRunId = newId(now);
      const copied = progress.line - 1 - progress.rowsRejected;
      const change = { importRunId, now };
      const counted = await insertChanges(tx, file, { copied, change });
      results.push(await finishFile({ parts, tx }, file, progress, { ...counted, importRunId, copied }));
    }
    await swapWhenFree(tx, tables);
    await dropGeneration(tx);
    return results;
  });
}

type Tx = Work['bulk']['db'];

async function insertChanges(
  tx: Tx,
  { header, period }: OpenFile,
  about: {
    readonly copied: number;
    readonly change: ChangeSource;
  },
): Promise<MergeCount> {
  const { table } = layouts[header.kind];
  const isFirst = !(await hasGeneration(tx, header.kind));
  if (header.kind === 'main') {
    const counted = await findTouchedByGeneration(tx, isFirst);
    await insertRecordChanges(tx, { before: 'registry.provider', after: 'registry_next.provider' }, about.change);
    return counted;
  }
  const side = { before: `registry.${table}`, after: `registry_next.${table}`, field: fieldOf(header.kind), isFirst };
  const counted = await insertSideChanges(tx, side, { ...about.change, effectiveOn: period.lastDay });
  return isFirst ? { ...counted, added: about.copied } : counted;
}

async function finishFile(
  place: { readonly parts: Work['parts']; readonly tx: Tx },
  { source, header, period }: OpenFile,
  progress: GenerationFile,
  counted: MergeCount & { readonly importRunId: string; readonly copied: number },
): Promise<ImportResult> {
  const { fileDigest } = progress;
  if (fileDigest === null) throw new Error('A file that was not read to its end cannot be finished.');
  const file = { source: { ...source, digest: () => fileDigest }, header, period };
  return await finishRun(place, file, {
    ...counted,
    madeGeneration: true,
    rowsRead: progress.line - 1,
    rejected: progress.rowsRejected,
    startedAt: progress.startedAt,
  });
}
