/**
 * Copies rows into a table as a file is read: whoever waits is told how far it has come, and rows that were set aside are
 * listed before more are read.
 */
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
  /** Rows that are copied together; of a full file they are committed, so that no more are read again after a kill. */
  readonly rowsAtOnce?: number;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface Work {
  readonly parts: ImportParts;
  readonly request: ImportRequest;
  readonly bulk: BulkConnection;
  /** Told which file is read from now on: whatever is wrong with a file then, is wrong with this one. */
  readonly onFile: (fileName: string) => void;
}

export interface FileReading {
  readonly reader: RowReader;
  readonly rejects: LineFile;
  readonly startedAt: Date;
  /** The last line that was read by an import before this one. */
  readonly startedLine: number;
}

export const openRejects = ({ request }: Work, { source }: OpenFile, keep = 0): Promise<LineFile> =>
  openLineFile(request.rejectsPath(source.name), csvLine(rejectsHead), keep);

/** Unless the request says otherwise: a few seconds of work, after which a full file waits for the disk once. */
const ROWS_AT_ONCE = 250_000;

export interface Copied {
  /** Rows that the table took, and rows that were set aside. */
  readonly rows: number;
  readonly rejected: number;
  /** Whether anything was read at all: otherwise the file is at its end. */
  readonly more: boolean;
}

/** Copies the next rows of a file into a table, and writes down which were set aside: however many, memory stays flat. */
export async function copySome(work: Work, file: OpenFile, reading: FileReading, table: string): Promise<Copied> {
  const { reader, rejects } = reading;
  const before = reader.line;
  const columns = reader.columns.join(', ');
  const rows = await work.bulk.copyIn(`copy ${table} (${columns}) from stdin`, toldChunks(work, file, reading));
  const { rejected } = reader;
  reader.rejected = [];
  await rejects.write(rejected.map(({ line, trouble }) => csvLine(rejectedRow(reader.header.kind, line, trouble))));
  return { rows, rejected: rejected.length, more: reader.line > before };
}

/** The chunks of a file as COPY takes them; with each, whoever waits is told. */
async function* toldChunks(
  { parts, request, onFile }: Work,
  { source }: OpenFile,
  { reader, startedAt, startedLine }: FileReading,
): AsyncGenerator<Buffer> {
  onFile(source.name);
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
  for await (const chunk of reader.chunks(request.rowsAtOnce ?? ROWS_AT_ONCE)) {
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
