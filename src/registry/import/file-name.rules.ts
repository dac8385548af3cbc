/**
 * What the name of a registry file says: that it is the main file, and which days it covers.
 * A name that says nothing is no mistake; the file then has no period and never wins over one that has.
 */
import { plainDate, type PlainDate } from '../../vocabulary/plain-date.ts';

export interface FilePeriod {
  readonly firstDay: PlainDate | null;
  readonly lastDay: PlainDate | null;
}

/** Chooses the main file inside a zip; its header has a file of its own beside it. */
export const MAIN_FILE_NAME = /(^|\/)npidata_pfile_\d{8}-\d{8}\.csv$/;

/** "npidata_pfile_20240101-20240107.csv" covers 2024-01-01 to 2024-01-07. */
export function periodOf(fileName: string): FilePeriod {
  const days = /_(\d{4})(\d{2})(\d{2})-(\d{4})(\d{2})(\d{2})/.exec(fileName);
  if (!days) return { firstDay: null, lastDay: null };
  const [first, last] = [0, 3].map((at) => plainDate(Number(days[at + 1]), Number(days[at + 2]), Number(days[at + 3])));
  return { firstDay: first?.ok ? first.value : null, lastDay: last?.ok ? last.value : null };
}
