/**
 * Merges one file into the present generation, in one transaction: rows, changes and search keys are there together, or an
 * import that was killed has left nothing. Reading a file twice changes nothing.
 */
import { sideKinds, layouts } from './columns.rules.ts';
import {
  createTouched,
  findTouched,
  insertRecordChanges,
  insertSideChanges,
  rememberBefore,
  type ChangeSource,
  type MergeCount,
} from './change.store.ts';
import type { Tx } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import { dropGeneration } from '../generation/generation.store.ts';
import { refreshKeys } from '../keys/refresh-keys.actions.ts';
import { finishRun } from './finish-run.actions.ts';
import type { FilePeriod } from './file-name.rules.ts';
import type { FileKind } from './headers.rules.ts';
import type { ImportResult } from './import.rules.ts';
import { analyzeTemporary, createIncoming, mergeDeactivations, mergeRecords } from './merge.store.ts';
import type { OpenFile } from './open-files.actions.ts';
import { copySome, openRejects, toldMerge, type Work } from './progress.actions.ts';
import { refreshStatistics, wasImported } from './run.store.ts';
import { rowReader, type RowReader } from './rows.actions.ts';
import { createIncomingSide, dropSideTables, findConcerned, replaceSideRows } from './side.store.ts';

interface Merge {
  readonly period: FilePeriod;
  readonly change: ChangeSource;
}

export async function mergeFile(work: Work, file: OpenFile): Promise<ImportResult> {
  const { parts, bulk } = work;
  const startedAt = parts.now();
  const { header, period } = file;
  const isSide = sideKinds.includes(header.kind);
  const reader = rowReader({
    header,
    blocks: file.blocks,
    offset: file.headerBytes,
    line: 1,
    fileDay: period.lastDay,
    withLine: true,
  });
  const rejects = await openRejects(work, file);
  const merge: Merge = { period, change: { importRunId: newId(startedAt), now: startedAt } };
  try {
    const result = await bulk.db.transaction().execute(async (tx) => {
      const table = isSide ? 'incoming_side' : 'incoming';
      if (isSide) await createIncomingSide(tx, layouts[header.kind].table);
      else await createIncoming(tx);
      let [copied, rejected] = [0, 0];
      for (let more = true; more;) {
        const some = await copySome(work, file, { reader, rejects, startedAt, startedLine: 1 }, table);
        copied += some.rows;
        rejected += some.rejected;
        more = some.more;
      }
      await analyzeTemporary(tx, table);
      await createTouched(tx);
      const counted = await toldMerge(work, () =>
        isSide ? mergeSide(tx, header.kind, merge) : mergeMain(tx, reader, merge),
      );
      return await finishRun({ ...work, tx }, file, {
        ...counted,
        importRunId: merge.change.importRunId,
        madeGeneration: false,
        copied,
        rowsRead: reader.line - 1,
        rejected,
        startedAt,
      });
    });
    if (result.rowsAdded + result.rowsChanged > 0) await refreshStatistics(bulk.db);
    return result;
  } finally {
    await rejects.close();
  }
}

async function mergeMain(tx: Tx, reader: RowReader, merge: Merge): Promise<MergeCount> {
  const columns = reader.columns.filter((column) => column !== 'line');
  await rememberBefore(tx);
  if (reader.header.kind === 'main') await mergeRecords(tx, 'registry', columns);
  await mergeDeactivations(tx, 'registry');
  const counted = await findTouched(tx);
  await insertRecordChanges(tx, { before: 'before', after: 'registry.provider' }, merge.change);
  let lost = 0;
  for (const kind of reader.header.kind === 'main' ? sideKinds : []) {
    if (!(await sharesDays(tx, kind, merge.period))) continue;
    await createIncomingSide(tx, layouts[kind].table);
    lost += (await replaceRows(tx, kind, merge, merge.period.lastDay)).changed;
    await dropSideTables(tx);
  }
  if (counted.added + counted.changed + lost > 0) await refreshTouched(tx);
  return counted;
}

async function mergeSide(tx: Tx, kind: FileKind, merge: Merge): Promise<MergeCount> {
  const mainDay = (await sharesDays(tx, 'main', merge.period)) ? merge.period.lastDay : null;
  const counted = await replaceRows(tx, kind, merge, mainDay);
  if (counted.added + counted.changed > 0) await refreshTouched(tx);
  return counted;
}

async function replaceRows(tx: Tx, kind: FileKind, merge: Merge, mainDay: string | null): Promise<MergeCount> {
  const { table } = layouts[kind];
  await findConcerned(tx, table, mainDay);
  const sides = await replaceSideRows(tx, layouts[kind], merge.period.lastDay);
  const change = { ...merge.change, effectiveOn: merge.period.lastDay };
  return await insertSideChanges(tx, { field: fieldOf(kind), ...sides }, change);
}

async function refreshTouched(tx: Tx): Promise<void> {
  await analyzeTemporary(tx, 'touched');
  await refreshKeys(tx);
  // What a killed full import took over from this generation is no longer all that is newer here: it begins anew.
  await dropGeneration(tx);
}

/** What the history calls the rows of a side file. */
export const fieldOf = (kind: FileKind): string => kind.replace('-', '_');

async function sharesDays(tx: Tx, kind: FileKind, { firstDay, lastDay }: FilePeriod): Promise<boolean> {
  return firstDay !== null && lastDay !== null && (await wasImported(tx, kind, firstDay, lastDay));
}
