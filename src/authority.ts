/**
 * Which identity authority this installation asks: the demo's, the operator's file, or none. The file is read once, at the
 * first question, and kept in memory: a CSV with the columns last_name, first_name, ssn, birth_date.
 */
import { readFileSync } from 'node:fs';
import { demoAuthority, isSamePerson, noAuthority, type Authority, type PersonClaim } from './identity/index.ts';
import type { Config } from './platform/config/config.ts';
import { StartRefusal } from './platform/config/refusal.ts';
import { parsePlainDate } from './vocabulary/plain-date.ts';
import { parseSsn } from './vocabulary/ssn.ts';

export function authorityOf({ demo, authorityFile }: Config): Authority {
  if (authorityFile) return fileAuthority(authorityFile);
  return demo ? demoAuthority : noAuthority;
}

const header = 'last_name,first_name,ssn,birth_date';

/** Throws a StartRefusal naming file and line: an authority that knows half the people would send the rest to review. */
export function fileAuthority(path: string): Authority {
  const people = new Map(readPeople(path).map((person) => [person.ssn, person]));
  return {
    name: 'file',
    async matches(claim) {
      const listed = people.get(claim.ssn);
      return listed !== undefined && isSamePerson(claim, listed);
    },
  };
}

function readPeople(path: string): readonly PersonClaim[] {
  const [first = '', ...lines] = readLines(path);
  if (first.trim().toLowerCase() !== header)
    throw new StartRefusal(`AUTHORITY_FILE ${path}, line 1: it must read ${header}.`);
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [readPerson(path, index + 2, line)]));
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/);
  } catch (cause) {
    throw new StartRefusal(`AUTHORITY_FILE ${path} cannot be read.`, { cause });
  }
}

function readPerson(path: string, number: number, line: string): PersonClaim {
  const [lastName = '', firstName = '', ssn = '', birthDate = ''] = line
    .split(',')
    .map((part) => part.trim().replace(/^"|"$/g, ''));
  const [parsedSsn, parsedDate] = [parseSsn(ssn), parsePlainDate(birthDate)];
  if (!lastName || !firstName) throw new StartRefusal(`AUTHORITY_FILE ${path}, line ${number}: a name is missing.`);
  if (!parsedSsn.ok) throw new StartRefusal(`AUTHORITY_FILE ${path}, line ${number}, column 3: this is no SSN.`);
  if (!parsedDate.ok) throw new StartRefusal(`AUTHORITY_FILE ${path}, line ${number}, column 4: this is no date.`);
  return { lastName, firstName, ssn: parsedSsn.value, birthDate: parsedDate.value };
}
