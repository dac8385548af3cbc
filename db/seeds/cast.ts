/**
 * The cast: twelve invented people with the same names in seeds, tests, previews and documents. Their numbers are well
 * formed but reserved for examples: SSNs that begin with 9 (an even last digit is matched by the demo's authority), phones
 * 555-01xx, addresses under .example.
 */
import type { AgencyRole } from '../../src/access/index.ts';

export const castPassword = 'Demo#2026pw';

export interface CastMember {
  readonly userId: string;
  readonly first: string;
  readonly last: string;
  readonly ssn: string;
  readonly birthDate: string;
  readonly email: string;
  readonly phone: string;
  /** One sentence for the list that the start prints. */
  readonly is: string;
  readonly agencyRole?: AgencyRole;
}

const person = (
  userId: string,
  name: string,
  [ssn, birthDate, domain, phone]: readonly [string, string, string, string],
  is: string,
  agencyRole?: AgencyRole,
): CastMember => {
  const [last = '', first = ''] = [name.split(' ').at(-1), name.split(' ').slice(0, -1).join(' ')];
  const email = `${first}.${last}@${domain}`.toLowerCase();
  return { userId, first, last, ssn, birthDate, email, phone, is, ...(agencyRole ? { agencyRole } : {}) };
};

export const cast = {
  dara: person(
    'daralind',
    'Dara Lind',
    ['900550102', '1979-04-12', 'lind.example', '2025550102'],
    'Individual provider, family medicine',
  ),
  ada: person(
    'adaokafor',
    'Ada Okafor',
    ['900550104', '1971-09-03', 'lakeside.example', '2025550104'],
    'Authorized Official of Lakeside Clinic',
  ),
  ben: person(
    'benortiz',
    'Ben Ortiz',
    ['900550106', '1984-01-27', 'lakeside.example', '2025550106'],
    'Access Manager of Lakeside Clinic',
  ),
  cleo: person(
    'cleomarsh',
    'Cleo Marsh',
    ['900550108', '1992-06-15', 'lakeside.example', '2025550108'],
    'Staff End User of Lakeside Clinic, enrollment only',
  ),
  evan: person(
    'evangreen',
    'Evan Green',
    ['900550110', '1968-11-30', 'evergreen.example', '2025550110'],
    'Authorized Official of Evergreen Billing LLC, surrogate of Lakeside Clinic',
  ),
  esme: person(
    'esmehall',
    'Esme Hall',
    ['900550112', '1990-03-08', 'evergreen.example', '2025550112'],
    'Staff End User of Evergreen Billing LLC',
  ),
  priya: person(
    'priyanair',
    'Priya Nair',
    ['900550114', '1976-12-19', 'hillstreet.example', '2025550114'],
    'Authorized Official of Hill Street Pharmacy',
  ),
  tom: person(
    'tomvega',
    'Tom Vega',
    ['900550116', '1998-08-22', 'mail.example', '2025550116'],
    'Has asked for Staff End User at Lakeside Clinic',
  ),
  faye: person(
    'fayeromero',
    'Faye Romero',
    ['900550118', '1981-05-05', 'desk.example', '2025550118'],
    'Help-desk reviewer',
    'reviewer',
  ),
  gus: person(
    'gusadler',
    'Gus Adler',
    ['900550120', '1974-02-14', 'desk.example', '2025550120'],
    'Contractor analyst',
    'analyst',
  ),
  nora: person(
    'noraquist',
    'Nora Quist',
    ['900550122', '1987-10-01', 'desk.example', '2025550122'],
    'Registry enumerator',
    'enumerator',
  ),
  omar: person(
    'omarsaid',
    'Omar Said',
    ['900550124', '1969-07-07', 'desk.example', '2025550124'],
    'Operator',
    'operator',
  ),
} as const;

export type CastName = keyof typeof cast;
