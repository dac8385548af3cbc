/** Tells whoever waits how far an import has come, and keeps the list of rows that were set aside. */
import type { BulkConnection } from '../../platform/db/bulk-connection.ts';
import type { FileToRead } from '../../platform/files/byte-source.ts';
import { csvLine } from '../../platform/files/csv.ts';
import { openLineFile, type LineFile } from '../../platform/files/line-file.ts';
import type { Ctx } from '../../platform/context.ts';
import { rejectedRow, rejectsHead, type ImportProgress } from './import.rules.ts';
import type { OpenFile } from './open-files.actions.ts';
import type { RowReader } from './rows.actions.ts';

export interface ImportParts {
  readonly ctx: Ctx;
  /** The owner of the tables; the application itself may only read them. */
  readonly adminUrl: string;
  /** Read anew for each step, for the rate and for when each row was written. */
  readonly now: () => Date;
}

export interface ImportRequest {
  readonly files: readonly FileToRead[];
  /** The files are full ones, whatever days their names say. */
  readonly full?: boolean;
  /** Where the rows of a file that cannot be read are listed; the list appears with the first of them. */
  readonly rejectsPath: (fileName: string) => string;
  /** Rows of a full file between two commits: so many are read again after a kill. */
  readonly commitEveryRows?: number;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface Work {
  readonly parts: ImportParts;
  readonly request: ImportRequest;
  readonly bulk: BulkConnection;
}

export const openRejects = ({ request }: Work, { source }: OpenFile, keep = 0): Promise<LineFile> =>
  openLineFile(request.rejectsPath(source.name), csvLine(rejectsHead), keep);

/** Writes down what was set aside since the last time; answers how many. */
export async function keepRejected(rejects: LineFile, reader: RowReader): Promise<number> {
  const taken = reader.rejected;
  reader.rejected = [];
  for (const { line, trouble } of taken) await rejects.write(csvLine(rejectedRow(reader.header.kind, line, trouble)));
  return taken.length;
}

/** The chunks of a file as COPY takes them; with each, whoever waits is told. */
export async function* toldChunks(
  { parts, request }: Work,
  { source }: OpenFile,
  reader: RowReader,
  { rows, startedAt, startedLine }: { readonly rows: number; readonly startedAt: Date; readonly startedLine: number },
): AsyncGenerator<Buffer> {
  const tell = (): void =>
    request.onProgress?.({
      step: 'reading',
      fileName: source.name,
      rows: reader.line - 1,
      rowsNow: reader.line - startedLine,
      bytesRead: source.bytesRead(),
      bytesTotal: source.bytesTotal,
      elapsedMs: parts.now().getTime() - startedAt.getTime(),
    });
  for await (const chunk of reader.chunks(rows)) {
    yield chunk;
    tell();
  }
  tell();
}

const tellEveryMilliseconds = 1_000;

/** While the database works by itself, whoever waits is told that it does. */
export async function toldMerge<Result>({ parts, request }: Work, merge: () => Promise<Result>): Promise<Result> {
  const begun = parts.now().getTime();
  const telling = setInterval(
    () => request.onProgress?.({ step: 'merging', elapsedMs: parts.now().getTime() - begun }),
    tellEveryMilliseconds,
  );
  try {
    return await merge();
  } finally {
    clearInterval(telling);
  }
}
