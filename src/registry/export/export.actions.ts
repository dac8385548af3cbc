/**
 * Writes the files of the registry into a folder, as the registry itself publishes them: the main file, the three beside it
 * and the list of deactivations; all of it, or what changed since a day. Importing them gives the same registry again.
 */
import { record } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import { openByteFile } from '../../platform/files/byte-file.ts';
import type { PlainDate } from '../../vocabulary/plain-date.ts';
import { layouts, sideKinds } from '../import/columns.rules.ts';
import { fileKinds, headers, type FileKind } from '../import/headers.rules.ts';
import { findLastDay, hasCreatedDates, readRows, seeOneMoment } from './export.store.ts';
import { exportedName } from './exported-name.rules.ts';
import { fileLine, fileRow } from './file-row.rules.ts';

export interface ExportRequest {
  readonly folder: string;
  /** Only providers of whom something changed on that day or later. */
  readonly since: PlainDate | null;
  readonly onProgress?: (progress: ExportProgress) => void;
}

export interface ExportProgress {
  readonly fileName: string;
  readonly rows: number;
}

export async function exportFiles(ctx: Ctx, request: ExportRequest): Promise<readonly ExportProgress[]> {
  const written = await inTransaction(ctx, async ({ tx }) => {
    await seeOneMoment(tx);
    const lastDay = (await findLastDay(tx)) ?? ctx.now.toISOString().slice(0, 10);
    const results: ExportProgress[] = [];
    for (const kind of fileKinds) results.push(await exportFile(tx, kind, lastDay, request));
    return results;
  });
  // The transaction above only reads: its event has one of its own.
  await inTransaction(ctx, (own) =>
    record(own, {
      action: 'registry.export',
      outcome: 'done',
      object: { type: 'file', id: newId(ctx.now) },
      details: { rows: written.reduce((sum, { rows }) => sum + rows, 0) },
    }),
  );
  return written;
}

async function exportFile(
  tx: Ctx['tx'],
  kind: FileKind,
  lastDay: string,
  { folder, since, onProgress }: ExportRequest,
): Promise<ExportProgress> {
  const fileName = exportedName(kind, since, lastDay);
  const header = await headerOf(tx, kind);
  const file = await openByteFile(`${folder}/${fileName}`);
  let rows = 0;
  try {
    await file.write(fileLine(header));
    const isSide = sideKinds.includes(kind);
    const selection = { table: layouts[kind].table, isSide, since, onlyDeactivated: kind === 'deactivations' };
    for await (const some of readRows(tx, selection)) {
      await file.write(some.map((row) => fileLine(fileRow(kind, row, header.length))).join(''));
      rows += some.length;
      onProgress?.({ fileName, rows });
    }
  } finally {
    await file.close();
  }
  return { fileName, rows };
}

/** The newest form, but for the date that other names have in newer files only. */
async function headerOf(tx: Ctx['tx'], kind: FileKind): Promise<readonly string[]> {
  const isShort = kind === 'other-names' && !(await hasCreatedDates(tx));
  return headers[kind][isShort ? 1 : 0] ?? [];
}
