/**
 * Values of the cast that no page may show: Social Security numbers, birth dates and whole EINs to nobody, not even to their
 * owner; phones and e-mail addresses to their owner alone, but where a request names whom to ask. The password of the cast stands on the front page of the demo.
 */
import { cast } from '../../db/seeds/cast.ts';
import type { Route } from '../../src/platform/http/route.ts';

const spelled = (digits: string, ...groups: readonly number[]): RegExp => {
  let at = 0;
  const parts = groups.map((length) => digits.slice(at, (at += length)));
  return new RegExp(`(?<!\\d)\\(?${parts.join('\\)?[-. /]{0,2}')}(?!\\d)`);
};

interface Covered {
  readonly what: string;
  readonly pattern: RegExp;
  /** User ID of the one person to whom it may be shown. */
  readonly owner: string | null;
}

const months = 'January February March April May June July August September October November December'.split(' ');

function datePattern(date: string): RegExp {
  const [year = '', month = '', day = ''] = date.split('-');
  return new RegExp(`${date}|${month}/${day}/${year}|${months[Number(month) - 1]} ${Number(day)}, ${year}`);
}

const covered: readonly Covered[] = [
  ...Object.values(cast).flatMap(({ userId, ssn, birthDate, phone, email }): readonly Covered[] => [
    { what: `SSN of ${userId}`, pattern: spelled(ssn, 3, 2, 4), owner: null },
    { what: `birth date of ${userId}`, pattern: datePattern(birthDate), owner: null },
    { what: `phone of ${userId}`, pattern: spelled(phone, 3, 3, 4), owner: userId },
    { what: `e-mail of ${userId}`, pattern: new RegExp(email.replaceAll('.', '\\.'), 'i'), owner: userId },
  ]),
  { what: 'EIN', pattern: spelled('123456668', 2, 7), owner: null },
];

/** What stands in a page of this route although it may not be shown to this person. */
export const coveredValuesIn = ({ path }: Pick<Route, 'path'>, body: string, viewer: string): readonly string[] =>
  covered
    .filter(({ owner }) => owner === null || (owner !== viewer && !path.includes('/:tracking')))
    .flatMap(({ what, pattern }) => (pattern.test(body) ? [what] : []));
