/** What an exported file is called: as the registry calls its own, by the days that it covers. */
import type { FileKind } from '../import/headers.rules.ts';

/** The first day that a full file covers. Source: the names of NPPES files. */
const FIRST_DAY = '2005-05-23';

const stems: Readonly<Record<Exclude<FileKind, 'deactivations'>, string>> = {
  main: 'npidata',
  'other-names': 'othername',
  'practice-locations': 'pl',
  endpoints: 'endpoint',
};

const compact = (day: string): string => day.replaceAll('-', '');

export function exportedName(kind: FileKind, since: string | null, lastDay: string): string {
  if (kind === 'deactivations') return `deactivated_npi_report_${compact(lastDay)}.csv`;
  return `${stems[kind]}_pfile_${compact(since ?? FIRST_DAY)}-${compact(lastDay)}.csv`;
}
