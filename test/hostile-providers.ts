/**
 * Questions to our API as no program should ask them: every address of it and others, its parameters and names that it does not
 * have, with values that are none of theirs; and with such as are, but mean half of the registry.
 */
import fc from 'fast-check';
import { feedQuery } from '../src/registry/providers-api/changes.forms.ts';
import { searchQuery } from '../src/registry/providers-api/search.forms.ts';

export const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

export const hostileWords = [
  '*',
  '**',
  'a*b',
  "'; drop table registry.provider; --",
  '\0',
  '\ud800',
  '%',
  '_',
  '\\',
  '-1',
  '1e400',
  'NaN',
  '99999999999999999999',
  '2000000101',
  '62701,25',
  '62701,1e9',
  '2025-02-30',
  '9999-12-31',
  '0001-01-01',
  '__proto__',
  'constructor',
  '🩺🩺🩺',
  'ᏣᎳᎩ',
  'İ',
  '1a2b-0xabc',
  '1a2b-1e',
  'a'.repeat(3000),
  ','.repeat(600),
  ' smith ',
  'true',
  'person',
  'deactivated',
  'IL',
] as const;

const valueOf = fc.oneof(
  fc.constantFrom(...hostileWords),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...hostileWords), { maxLength: 4 }).map((some) => some.join(',')),
);
const names = [...Object.keys(searchQuery.shape), ...Object.keys(feedQuery.shape), '__proto__', 'toString', ''];
const queryOf = fc.array(fc.tuple(fc.constantFrom(...names), valueOf), { maxLength: 5 });
const pathOf = fc.oneof(
  fc.constantFrom('', '/changes', '/2000000101', '/2000000101/history'),
  valueOf.map((value) => `/${encoded(value)}`),
);
const acceptOf = fc.constantFrom('application/json', 'application/x-ndjson', '*/*', 'text/html', '');

/** Right, and as much to do as can be: words in every order, the commonest names and places, the widest circle. */
const broad = Object.entries({
  q: ['springfield il smith family', 'a b c d e f g h i j k l m n', 'lakeside '.repeat(22), 'jonh smiht', '6270'],
  'last-name': ['sm*', 'smith'],
  'first-name': ['jo*', 'robert'],
  'organization-name': ['st*', 'lakeside'],
  'organization-words': ['of the', 'care center health services'],
  taxonomy: ['207Q00000X', '207Q00000X,208D00000X,261QP2300X'],
  'taxonomy-description': ['Cl*', 'Family Medicine'],
  city: ['sa*', 'springfield'],
  state: ['IL', 'CA'],
  zip: ['62*', '62701'],
  near: ['62701,100', '10001,100'],
  country: ['US'],
  address: ['practice', 'mailing'],
  type: ['person', 'organization'],
  limit: ['500', '1'],
} satisfies Partial<Record<keyof typeof searchQuery.shape, readonly string[]>>).map(([name, values]) =>
  fc.tuple(fc.constant(name), fc.constantFrom(...values)),
);
const broadQueryOf = fc.uniqueArray(fc.oneof(...broad), { selector: ([name]) => name, minLength: 1, maxLength: 3 });

/** Behind `/api/v1/providers`, and what is asked for there. */
export const hostileAddress = fc.record({
  address: fc
    .oneof(fc.tuple(pathOf, queryOf), fc.tuple(fc.constant(''), broadQueryOf))
    .map(([path, query]) => `${path}?${query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')}`),
  accept: acceptOf,
});
