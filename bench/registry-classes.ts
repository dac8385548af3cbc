/** The twelve kinds of search that the registry promises to answer at once, free text besides, and what each is asked with. */
import { randomFrom, type Random } from '../src/registry/synthesize/random.rules.ts';
import type { NameCriterion, ProviderQuery } from '../src/registry/search/provider-query.rules.ts';
import type { Drawing } from './registry-arguments.ts';

export interface SearchClass {
  readonly name: string;
  readonly drawing: Drawing;
  readonly query: (values: readonly string[], random: Random) => ProviderQuery;
  /** Few rows have it, so all are looked at. */
  readonly isRare?: boolean;
  /** Where it is not what the twelve promise. */
  readonly goal?: SearchGoal;
}

export interface SearchGoal {
  readonly p95Ms: number;
  readonly mostMs: number;
}

/** Of a search in the database. */
const PROMISED: SearchGoal = { p95Ms: 25, mostMs: 100 };

const LAST = 'coalesce(p.last_key, p.last_name)';
const FIRST = 'coalesce(p.first_key, p.first_name)';
const NAME = 'coalesce(p.organization_key, p.organization_name)';
const CITY = 'coalesce(p.practice_city_key, p.practice_city)';
const ZIP = 'left(p.practice_postal_code, 5)';
const US = "p.practice_country = 'US'";

const exactly = (text = ''): NameCriterion => ({ text, match: 'exact' });
const prefix = (text = ''): NameCriterion => ({ text, match: 'prefix' });

export const searchClasses: readonly SearchClass[] = [
  {
    name: 'number',
    drawing: { values: ['p.npi'] },
    query: (values) => ({ numbers: values }),
  },
  {
    name: 'last + first',
    drawing: { values: [LAST, FIRST] },
    query: ([last, first]) => ({
      person: { of: 'provider', last: exactly(last), first: exactly(first), firstAlias: true },
    }),
  },
  {
    name: 'last prefix + state',
    drawing: { values: [`left(${LAST}, 3)`, 'p.practice_state'], only: US },
    query: ([last, state]) => ({ person: { of: 'provider', last: prefix(last) }, place: { state } }),
  },
  {
    name: 'first alias',
    drawing: { values: [FIRST] },
    query: ([first]) => ({ person: { of: 'provider', first: exactly(first), firstAlias: true } }),
  },
  {
    name: 'organization prefix',
    drawing: { values: [`left(${NAME}, 6)`] },
    query: ([text = '']) => ({ organization: { text, match: 'prefix' } }),
  },
  {
    name: 'organization words',
    drawing: { values: [`split_part(${NAME}, ' ', 2)`, `split_part(${NAME}, ' ', 3)`] },
    query: ([one, other], random) => ({
      organization: { text: random.chance(0.5) ? `${one} ${other}` : `${other} ${one}`, match: 'words' },
    }),
  },
  {
    name: 'city + state + taxonomy',
    drawing: { values: [CITY, 'p.practice_state', 'p.primary_taxonomy'], only: US },
    query: ([city, state, taxonomy = '']) => ({ taxonomies: [taxonomy], place: { city: exactly(city), state } }),
  },
  {
    name: 'ZIP prefix',
    drawing: { values: [`left(${ZIP}, 3)`], only: US },
    query: ([zip]) => ({ place: { zip: prefix(zip) } }),
  },
  {
    name: 'ZIP + taxonomy',
    drawing: { values: [ZIP, 'p.primary_taxonomy'], only: US },
    query: ([zip, taxonomy = '']) => ({ taxonomies: [taxonomy], place: { zip: exactly(zip) } }),
  },
  {
    name: 'country',
    drawing: { values: ['p.practice_country'], only: "p.practice_country <> 'US'" },
    isRare: true,
    query: ([country]) => ({ place: { country } }),
  },
  {
    name: "official's name",
    drawing: {
      values: [
        'coalesce(p.official_last_key, p.official_last_name)',
        'coalesce(p.official_first_key, p.official_first_name)',
      ],
    },
    query: ([last, first]) => ({
      person: { of: 'official', last: exactly(last), first: exactly(first), firstAlias: true },
    }),
  },
  {
    name: 'typo',
    drawing: { values: [LAST, FIRST] },
    query: ([last = '', first], random) => ({
      person: { of: 'provider', last: exactly(mistyped(last, random)), first: exactly(first), firstAlias: true },
      forgiving: true,
    }),
  },
  {
    name: 'free text',
    // Read in several ways at once: what a page of results may take as a whole, and a search at most.
    goal: { p95Ms: 60, mostMs: 1000 },
    drawing: { values: [FIRST, LAST, CITY, 'p.practice_state'], only: US },
    query: ([first = '', last = '', city, state], random) => ({
      q: [
        [first, last, city],
        [last, first],
        [mistyped(last, random), first, state],
      ][random.below(3)]?.join(' '),
      forgiving: true,
    }),
  },
];

/** One letter left out, another one in its place, or two neighbours the other way round. */
function mistyped(word: string, random: Random): string {
  const at = random.below(Math.max(1, word.length - 1));
  const letter = String.fromCharCode(65 + random.below(26));
  const [before, one, two, after] = [word.slice(0, at), word[at] ?? '', word[at + 1] ?? '', word.slice(at + 2)];
  return before + ([two, letter + two, two + one][random.below(3)] ?? '') + after;
}

export const queriesOf = (
  { query }: SearchClass,
  drawn: readonly (readonly string[])[],
  seed: number,
): readonly ProviderQuery[] => {
  const random = randomFrom(seed);
  return drawn.map((values) => query(values, random));
};

export const goalOf = (name: string): SearchGoal => searchClasses.find((kind) => kind.name === name)?.goal ?? PROMISED;
