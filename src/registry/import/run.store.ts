/** Files that were applied to the end. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { FileKind } from './headers.rules.ts';

export interface ImportRun {
  readonly importRunId: string;
  readonly kind: FileKind;
  readonly madeGeneration: boolean;
  readonly fileName: string;
  readonly fileDigest: Buffer;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly rowsRead: number;
  readonly rowsAdded: number;
  readonly rowsChanged: number;
  readonly rowsKept: number;
  readonly rowsRejected: number;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

export async function insertImportRun(tx: Tx, run: ImportRun): Promise<void> {
  await tx
    .insertInto('registry.import_run')
    .values({
      import_run_id: run.importRunId,
      kind: run.kind,
      made_generation: run.madeGeneration,
      file_name: run.fileName,
      file_digest: run.fileDigest,
      first_day: run.firstDay,
      last_day: run.lastDay,
      rows_read: run.rowsRead,
      rows_added: run.rowsAdded,
      rows_changed: run.rowsChanged,
      rows_kept: run.rowsKept,
      rows_rejected: run.rowsRejected,
      started_at: run.startedAt,
      finished_at: run.finishedAt,
    })
    .execute();
}

/** Whether a file of the kind that covers exactly these days was applied. */
export async function wasImported(tx: Tx, kind: FileKind, firstDay: string, lastDay: string): Promise<boolean> {
  const row = await tx
    .selectFrom('registry.import_run')
    .select('import_run_id')
    .where('kind', '=', kind)
    .where('first_day', '=', firstDay)
    .where('last_day', '=', lastDay)
    .executeTakeFirst();
  return row !== undefined;
}

/** One import at a time: files that are merged side by side would wait for each other, or worse. */
export async function takeImportLock(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${IMPORT_LOCK}) as taken`.execute(tx);
  return rows[0]?.taken ?? false;
}

const IMPORT_LOCK = 7_202_513;

/** The planner would take a table that was just filled for an empty one. */
export async function refreshStatistics(tx: Tx): Promise<void> {
  for (const table of ['provider', 'person_key', 'organization_key', 'place_key', 'word'])
    await sql`analyze ${sql.raw(`registry.${table}`)}`.execute(tx);
}
