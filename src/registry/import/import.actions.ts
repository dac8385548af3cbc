/**
 * Reads the main file of the registry into `registry.provider`: streaming, in batches, each its own transaction.
 * Reading a file twice changes nothing, so an import that was broken off is mended by running it again.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { record } from '../../platform/audit/record.ts';
import { newId } from '../../platform/crypto/id.ts';
import { openBulkConnection, type BulkConnection } from '../../platform/db/bulk-connection.ts';
import { openBytes, type ByteSource, type FileToRead } from '../../platform/files/byte-source.ts';
import { csvLine, csvValues } from '../../platform/files/csv.ts';
import { openLineFile } from '../../platform/files/line-file.ts';
import { linesOf } from '../../platform/files/text-lines.ts';
import { fileTrouble } from '../../platform/files/trouble.ts';
import { importBatch, type Tally } from './batch.actions.ts';
import { providerRowColumns } from './columns.rules.ts';
import { MAIN_FILE_NAME, periodOf } from './file-name.rules.ts';
import { mainFileHeaders, recognizeHeader } from './headers.rules.ts';
import { rejectsHead, type ImportProgress, type ImportReason, type ImportResult } from './import.rules.ts';
import { createIncoming, insertImportRun, refreshStatistics } from './import.store.ts';

export interface ImportParts {
  readonly ctx: Ctx;
  /** The owner of the tables; the application itself may only read them. */
  readonly adminUrl: string;
  /** Read anew for each step, for the rate and for when each row was written. */
  readonly now: () => Date;
}

export type ImportRequest = FileToRead & {
  /** Where rows that cannot be read are listed; the file appears with the first of them. */
  readonly rejectsPath: string;
  readonly onProgress?: (progress: ImportProgress) => void;
};

/** Throws only for our own faults and the database's; what is wrong with the file is an outcome. */
export async function importProviders(
  parts: ImportParts,
  request: ImportRequest,
): Promise<Outcome<ImportResult, ImportReason>> {
  const file = 'path' in request ? request.path : request.name;
  const tally: Tally = { line: 1, copied: 0, added: 0, changed: 0, rejected: 0 };
  try {
    const source = await openBytes(request, MAIN_FILE_NAME);
    const lines = linesOf(source.unpacked);
    const first = await lines.next();
    const header = headerOf(first.done === true ? undefined : first.value[0]);
    if (!header.ok) return refused(header.reason, { ...header.facts, file });
    const bulk = await openBulkConnection(parts.adminUrl);
    try {
      const rest = first.done === true ? [] : first.value.slice(1);
      return done(await importRows({ parts, request, source, bulk, tally, width: header.value }, rest, lines));
    } finally {
      await bulk.close();
    }
  } catch (error) {
    const trouble = fileTrouble(error);
    if (trouble === null) throw error;
    return refused(trouble, { file, line: tally.line });
  }
}

/** How many columns the file has, once its header is known to be one of the three. */
function headerOf(line: string | undefined): Outcome<number, ImportReason> {
  if (line === undefined || line === '') return refused('file-empty');
  const form = recognizeHeader(csvValues(line) ?? [line]);
  return form.ok ? done(mainFileHeaders[form.value].length) : form;
}

interface Work {
  readonly parts: ImportParts;
  readonly request: ImportRequest;
  readonly source: ByteSource;
  readonly bulk: BulkConnection;
  readonly tally: Tally;
  readonly width: number;
}

async function importRows(
  work: Work,
  first: readonly string[],
  lines: AsyncIterator<readonly string[]>,
): Promise<ImportResult> {
  const { parts, source, bulk, tally, width } = work;
  const startedAt = parts.now();
  const importRunId = newId(startedAt);
  const fileDay = periodOf(source.name).lastDay;
  const rejects = await openLineFile(work.request.rejectsPath, csvLine(rejectsHead));
  let waiting: readonly string[] | null = first;
  const next = async (): Promise<readonly string[] | null> => {
    const taken = waiting;
    waiting = null;
    if (taken !== null) return taken;
    tellProgress(work, startedAt);
    const read = await lines.next();
    return read.done === true ? null : read.value;
  };
  try {
    await createIncoming(bulk.db, providerRowColumns);
    const batch = { next, width, rejects, tally };
    while (await importBatch(bulk, batch, { now: parts.now(), fileDay, importRunId }));
  } finally {
    await rejects.close();
  }
  tellProgress(work, startedAt);
  return await finishRun(work, importRunId, startedAt);
}

function tellProgress({ parts, request, source, tally }: Work, startedAt: Date): void {
  request.onProgress?.({
    rows: tally.line - 1,
    bytesRead: source.bytesRead(),
    bytesTotal: source.bytesTotal,
    elapsedMs: parts.now().getTime() - startedAt.getTime(),
  });
}

async function finishRun(
  { parts, source, bulk, tally }: Work,
  importRunId: string,
  startedAt: Date,
): Promise<ImportResult> {
  const result: ImportResult = {
    fileName: source.name,
    rowsRead: tally.line - 1,
    rowsAdded: tally.added,
    rowsChanged: tally.changed,
    rowsKept: tally.copied - tally.added - tally.changed,
    rowsRejected: tally.rejected,
  };
  const applied = tally.added + tally.changed;
  if (applied > 0) await refreshStatistics(bulk.db);
  const now = parts.now();
  const fileDigest = source.digest();
  await inTransaction({ ...parts.ctx, tx: bulk.db, now }, async (ctx) => {
    const { fileName, ...counts } = result;
    const period = periodOf(fileName);
    await insertImportRun(ctx.tx, {
      importRunId,
      fileName,
      fileDigest,
      ...period,
      ...counts,
      startedAt,
      finishedAt: now,
    });
    await record(ctx, {
      action: 'registry.import',
      outcome: 'done',
      object: { type: 'file', id: importRunId },
      details: {
        kind: 'main',
        digest: fileDigest.toString('hex'),
        rows: result.rowsRead,
        applied,
        rejected: result.rowsRejected,
      },
    });
  });
  return result;
}
