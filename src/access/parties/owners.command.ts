/**
 * `countersign registry owners FILE`: who owns which Type 1 NPI, as a CSV file with a header and the columns NPI, SSN,
 * birth date, last name, first name. A file with a row that cannot be read is refused whole, naming the line, never a value.
 */
import {
  EXIT_DONE,
  EXIT_FAILED,
  readWords,
  wronglyCalled,
  type Command,
  type CommandParts,
} from '../../platform/cli/command.ts';
import { openBytes } from '../../platform/files/byte-source.ts';
import { csvValues } from '../../platform/files/csv.ts';
import { linesOf } from '../../platform/files/text-lines.ts';
import { fileTrouble } from '../../platform/files/trouble.ts';
import { isNpi } from '../../vocabulary/npi.ts';
import { parseNamePart } from '../../vocabulary/person-name.ts';
import { parsePlainDate } from '../../vocabulary/plain-date.ts';
import { say } from '../../vocabulary/say.ts';
import { parseSsn } from '../../vocabulary/ssn.ts';
import { loadOwners, type OwnerRow } from './owners.actions.ts';

const usage = 'registry owners FILE';

function ownerOf(line: string): OwnerRow | null {
  // The reader hands bytes over as they are; names may have accents.
  const values = csvValues(Buffer.from(line, 'latin1').toString('utf8'));
  const [npi = '', typedSsn = '', typedBirth = '', typedLast = '', typedFirst = ''] = values ?? [];
  const ssn = parseSsn(typedSsn);
  const birthDate = parsePlainDate(typedBirth);
  const last = parseNamePart('last', typedLast);
  const first = parseNamePart('first', typedFirst);
  if (!isNpi(npi) || !ssn.ok || !birthDate.ok || !last.ok || !first.ok) return null;
  return { npi, ssn: ssn.value, birthDate: birthDate.value, last: last.value, first: first.value };
}

/** The rows, or the number of the first line that cannot be read. */
async function readOwners(path: string): Promise<readonly OwnerRow[] | number> {
  const rows: OwnerRow[] = [];
  let number = 0;
  const { unpacked } = await openBytes({ path }, /\.csv$/i);
  for await (const lines of linesOf(unpacked)) {
    for (const line of lines) {
      number += 1;
      if (number === 1 || line.trim() === '') continue;
      const owner = ownerOf(line);
      if (!owner) return number;
      rows.push(owner);
    }
  }
  return rows;
}

async function load(args: readonly string[], parts: CommandParts): Promise<number> {
  const { ctx, out, err, json } = parts;
  const [path] = readWords(args, {}, 'one')?.names ?? [];
  if (path === undefined) return wronglyCalled(usage, parts);
  const rows = await readOwners(path).catch((error: unknown) => {
    if (fileTrouble(error) === null) throw error;
    return null;
  });
  if (rows === null || typeof rows === 'number') {
    err(
      rows === null
        ? say('The file cannot be read: {path}.', { path })
        : say('Line {line} has no NPI, SSN, birth date, last and first name that can be read. Nothing was loaded.', {
            line: rows,
          }),
    );
    return EXIT_FAILED;
  }
  const { loaded, known } = await loadOwners(ctx, rows, path.split('/').at(-1) ?? path);
  out(
    json ? JSON.stringify({ loaded, known }) : say('{loaded} owners loaded, {known} known already.', { loaded, known }),
  );
  return EXIT_DONE;
}

export const ownersCommands: readonly Command[] = [{ verb: 'registry owners', usage, run: load }];
