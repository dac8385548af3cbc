/** The last act of each file: its row among the files that were applied, and the audit event, in the transaction of its rows. */
import type { Tx } from '../../platform/context.ts';
import { record } from '../../platform/audit/record.ts';
import type { ImportResult } from './import.rules.ts';
import type { OpenFile } from './open-files.actions.ts';
import type { Work } from './progress.actions.ts';
import { insertImportRun } from './run.store.ts';

export interface FinishedFile {
  readonly importRunId: string;
  readonly madeGeneration: boolean;
  readonly rowsRead: number;
  readonly copied: number;
  readonly added: number;
  readonly changed: number;
  readonly rejected: number;
  readonly startedAt: Date;
}

export async function finishRun(
  { parts, tx }: Pick<Work, 'parts'> & { readonly tx: Tx },
  { source, header, period }: Pick<OpenFile, 'source' | 'header' | 'period'>,
  finished: FinishedFile,
): Promise<ImportResult> {
  const { importRunId, madeGeneration, added, changed, startedAt } = finished;
  const now = parts.now();
  const result: ImportResult = {
    fileName: source.name,
    kind: header.kind,
    rowsRead: finished.rowsRead,
    rowsAdded: added,
    rowsChanged: changed,
    rowsKept: Math.max(0, finished.copied - added - changed),
    rowsRejected: finished.rejected,
  };
  const fileDigest = source.digest();
  await insertImportRun(tx, {
    ...result,
    ...period,
    importRunId,
    madeGeneration,
    fileDigest,
    startedAt,
    finishedAt: now,
  });
  await record(
    { ...parts.ctx, tx, now },
    {
      action: 'registry.import',
      outcome: 'done',
      object: { type: 'file', id: importRunId },
      details: {
        kind: header.kind,
        digest: fileDigest.toString('hex'),
        rows: result.rowsRead,
        applied: added + changed,
        rejected: result.rowsRejected,
      },
    },
  );
  return result;
}
