/**
 * What the name of a registry file says: that it is one, and which days it covers.
 * A name that says nothing is no mistake; the file then has no period and never wins over one that has.
 */
import { plainDate, type PlainDate } from '../../vocabulary/plain-date.ts';

export interface FilePeriod {
  readonly firstDay: PlainDate | null;
  readonly lastDay: PlainDate | null;
}

/** Chooses the files inside a zip; their headers have files of their own beside them. */
export const REGISTRY_FILE_NAME =
  /(^|\/)((npidata|othername|pl|endpoint)_pfile_\d{8}-\d{8}|[^/]*deactivat[^/]*)\.csv$/i;

/** A weekly file covers a week; a full one begins in 2005. Source: the names of NPPES files. */
const LONGEST_INCREMENT_DAYS = 45;
const DAY_MS = 86_400_000;

/** "npidata_pfile_20240101-20240107.csv" covers 2024-01-01 to 2024-01-07; a list of a day ends on that day. */
export function periodOf(fileName: string): FilePeriod {
  const days = /_(?:(\d{4})(\d{2})(\d{2})-)?(\d{4})(\d{2})(\d{2})(?!\d)/.exec(fileName);
  if (!days) return { firstDay: null, lastDay: null };
  const [first, last] = [0, 3].map((at) => plainDate(Number(days[at + 1]), Number(days[at + 2]), Number(days[at + 3])));
  return { firstDay: first?.ok ? first.value : null, lastDay: last?.ok ? last.value : null };
}

/** Whether it covers so many days that it is a full file. */
export function coversAll({ firstDay, lastDay }: FilePeriod): boolean {
  if (firstDay === null || lastDay === null) return false;
  return (Date.parse(lastDay) - Date.parse(firstDay)) / DAY_MS > LONGEST_INCREMENT_DAYS;
}
