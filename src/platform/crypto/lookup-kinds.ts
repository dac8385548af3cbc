/**
 * What people are found by, each a named compound in one canonical form. Never add one with few possible values (the
 * last four digits of an SSN, a birth date): who holds the database and can make us digest would list them all.
 */
import { nameKey } from '../../vocabulary/person-name.ts';

export interface LookupParts {
  readonly ssn: { readonly ssn: string };
  /** birthDate is a plain date, YYYY-MM-DD. */
  readonly 'ssn4+birth-date+last-name': {
    readonly ssn4: string;
    readonly birthDate: string;
    readonly lastName: string;
  };
  readonly ein: { readonly ein: string };
  /** As the vocabulary stores it. */
  readonly email: { readonly email: string };
}
export type LookupKind = keyof LookupParts;

type Canonical = { readonly [Kind in LookupKind]: (parts: LookupParts[Kind]) => readonly [RegExp, string][] };

/** Each part with the shape it has to have by now: a part that does not fit would digest to something nobody finds. */
const canonical: Canonical = {
  ssn: ({ ssn }) => [[/^\d{9}$/, digits(ssn)]],
  'ssn4+birth-date+last-name': ({ ssn4, birthDate, lastName }) => [
    [/^\d{4}$/, digits(ssn4)],
    [/^\d{4}-\d\d-\d\d$/, birthDate],
    [/^.+$/, nameKey(lastName)],
  ],
  ein: ({ ein }) => [[/^\d{9}$/, digits(ein)]],
  email: ({ email }) => [[/^[^@\s]+@[^@\s]+$/, email.trim().toLowerCase()]],
};

/** Kinds of which the database lets only one owner have a value (index lookup_unique). */
export const uniqueKinds: ReadonlySet<LookupKind> = new Set(['ein', 'email']);

export function canonicalParts<Kind extends LookupKind>(kind: Kind, parts: LookupParts[Kind]): readonly string[] {
  return canonical[kind](parts).map(([shape, text]) => {
    if (!shape.test(text)) throw new RangeError(`A part of a look-up by ${kind} is not in its stored form.`);
    return text;
  });
}

const digits = (text: string): string => text.replaceAll(/\D/g, '');
