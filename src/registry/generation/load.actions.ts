/**
 * Loads one full file into its table of the coming generation. After every so many rows what was read is committed together
 * with how far it is, so that a killed import loses seconds.
 */
import { layouts, sideKinds } from '../import/columns.rules.ts';
import { blocksFrom, type OpenFile } from '../import/open-files.actions.ts';
import { copySome, openRejects, type Work } from '../import/progress.actions.ts';
import { rowReader, type RowReader } from '../import/rows.actions.ts';
import {
  createNextTable,
  hasNextTable,
  listGenerationFiles,
  markFileProgress,
  vacuumNext,
  type GenerationFile,
} from './generation.store.ts';

export async function loadFile(work: Work, file: OpenFile): Promise<void> {
  const { bulk } = work;
  const { table } = layouts[file.header.kind];
  const known = (await listGenerationFiles(bulk.db)).find(({ kind }) => kind === file.header.kind);
  if (known === undefined || known.fileDigest !== null) return;
  if (await hasNextTable(bulk.db, table)) await vacuumNext(bulk.db, table);
  else await createNextTable(bulk.db, table);
  const reader = readerFrom(file, known);
  const rejects = await openRejects(work, file, known.rejectsBytes);
  const reading = { reader, rejects, startedAt: work.parts.now(), startedLine: known.line };
  let rejected = known.rowsRejected;
  try {
    for (let more = true; more;) {
      more = await bulk.db.transaction().execute(async (tx) => {
        const some = await copySome(work, file, reading, `registry_next.${table}`);
        rejected += some.rejected;
        await markFileProgress(tx, {
          kind: file.header.kind,
          unpackedBytes: reader.offset,
          line: reader.line,
          rowsRejected: rejected,
          rejectsBytes: rejects.bytes(),
          fileDigest: some.more ? null : file.source.digest(),
        });
        return some.more;
      });
    }
  } finally {
    await rejects.close();
  }
}

function readerFrom(file: OpenFile, known: GenerationFile): RowReader {
  const offset = Math.max(known.unpackedBytes, file.headerBytes);
  return rowReader({
    header: file.header,
    blocks: blocksFrom(file.blocks, offset),
    offset,
    line: known.line,
    fileDay: file.period.lastDay,
    withLine: sideKinds.includes(file.header.kind),
  });
}
