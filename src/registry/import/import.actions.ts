/**
 * Brings files of the registry in: full ones become a new generation, all others are merged into the present one. Every
 * header is looked at before the first row is read. Throws only for our own faults and the database's.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { openBulkConnection } from '../../platform/db/bulk-connection.ts';
import { fileTrouble } from '../../platform/files/trouble.ts';
import { importGeneration } from '../generation/generation.actions.ts';
import type { ImportReason, ImportResult } from './import.rules.ts';
import { mergeFile } from './merge.actions.ts';
import { openFile, type OpenFile } from './open-files.actions.ts';
import type { ImportParts, ImportRequest } from './progress.actions.ts';
import { takeImportLock } from './run.store.ts';

export async function importFiles(
  parts: ImportParts,
  request: ImportRequest,
): Promise<Outcome<readonly ImportResult[], ImportReason>> {
  const results: ImportResult[] = [];
  let name = '';
  try {
    const opened: OpenFile[] = [];
    for (const file of request.files) {
      name = 'path' in file ? file.path : file.name;
      const one = await openFile(file, request.full ?? false);
      if (!one.ok) return refused(one.reason, { ...one.facts, file: name });
      opened.push(...one.value);
    }
    const bulk = await openBulkConnection(parts.adminUrl);
    try {
      if (!(await takeImportLock(bulk.db))) return refused('import-running');
      const work = { parts, request, bulk, onFile: (read: string) => void (name = read) };
      for (const group of groupsOf(opened)) {
        if (group[0].full) results.push(...(await importGeneration(work, group)));
        else results.push(await mergeFile(work, group[0]));
      }
    } finally {
      await bulk.close();
    }
    return done(results);
  } catch (error) {
    const trouble = fileTrouble(error);
    if (trouble === null) throw error;
    return refused(trouble, { file: name });
  }
}

type Group = [OpenFile, ...OpenFile[]];

/** Full files of the same days belong into one generation, in which each kind stands once; any other file stands by itself. */
function groupsOf(files: readonly OpenFile[]): readonly Group[] {
  const groups: Group[] = [];
  for (const file of files) {
    const last = groups.at(-1);
    const belongs =
      file.full &&
      last?.every(
        (other) => other.full && other.period.lastDay === file.period.lastDay && other.header.kind !== file.header.kind,
      );
    if (last && belongs) last.push(file);
    else groups.push([file]);
  }
  return groups;
}
