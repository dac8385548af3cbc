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

/** A full file begins with the first NPI, on 23 May 2005. Source: the names of NPPES files. */
const FIRST_YEAR_ENDS = '2005-12-31';

/** "npidata_pfile_20240101-20240107.csv" covers 2024-01-01 to 2024-01-07; a list of a day ends on that day. */
export function periodOf(fileName: string): FilePeriod {
  const days = /[_ ](?:(\d{4})(\d{2})(\d{2})-)?(\d{4})(\d{2})(\d{2})(?!\d)/.exec(fileName);
  if (!days) return { firstDay: null, lastDay: null };
  const [first, last] = [0, 3].map((at) => plainDate(Number(days[at + 1]), Number(days[at + 2]), Number(days[at + 3])));
  return { firstDay: first?.ok ? first.value : null, lastDay: last?.ok ? last.value : null };
}

/**
 * Whether it is a full file. A long time alone makes none: an export of what changed in a year holds a part only, and taken
 * for the whole it would end whatever it does not hold.
 */
export const coversAll = ({ firstDay, lastDay }: FilePeriod): boolean =>
  firstDay !== null && lastDay !== null && firstDay <= FIRST_YEAR_ENDS;
