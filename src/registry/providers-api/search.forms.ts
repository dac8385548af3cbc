/**
 * What providers may be searched for. The output of the schema is what was said, by its own names; asked-for.rules.ts makes a
 * query of it. Parameters that say nothing together are named there as well.
 */
import { z } from 'zod';
import { say } from '../../vocabulary/say.ts';
import {
  choiceParameter,
  cursorParameter,
  listParameter,
  nameParameter,
  npisParameter,
  numberParameter,
  textParameter,
} from './parameters.forms.ts';
import { asOf } from './provider.forms.ts';
import { nearParameter } from './near.forms.ts';

export const PAGE_LIMIT = { from: 1, to: 500 };
/** Source: the longest list of taxonomies in a record, three times over. */
const TAXONOMY_LIMIT = 50;
/** Source: the batch of our own API. */
const IDS_LIMIT = 500;

const taxonomies = listParameter(
  {
    item: /^[0-9A-Z]{10}$/,
    limit: TAXONOMY_LIMIT,
    wrong: () => say('Write taxonomy codes of 10 capitals and digits with commas between them.'),
  },
  'Taxonomy codes with commas between them: one of them, primary or not.',
);

const letters = (count: number, wrong: () => string, description: string) =>
  z
    .string()
    .regex(new RegExp(`^[A-Za-z]{${count}}$`), { error: wrong })
    .meta({ description });

const names = {
  'last-name': nameParameter('Last name of a person, legal or other; `SMI*` for what it begins with.').optional(),
  'first-name': nameParameter('First name of a person; `JO*` for what it begins with.').optional(),
  'first-name-alias': choiceParameter(
    ['true', 'false'],
    'Whether nicknames of `first-name` match, too (Robert and Bob); true where it is left out.',
  ).optional(),
  'official-last-name': nameParameter('Last name of the authorized official of an organization.').optional(),
  'official-first-name': nameParameter('First name of the authorized official.').optional(),
  'organization-name': nameParameter(
    'Name of an organization of every kind (legal, doing business as, former, other), as a whole; `LAKE*` for what it begins with.',
  ).optional(),
  'organization-words': textParameter('Words that the name of an organization holds, in any order.').optional(),
};

const places = {
  address: choiceParameter(
    ['mailing', 'practice', 'primary', 'secondary'],
    'What the address is for; any where it is left out. `practice` is the primary practice location or a further one.',
  ).optional(),
  city: nameParameter('City; `SPRING*` for what it begins with.').optional(),
  state: letters(2, () => say('Write the two letters of the state.'), 'Two letters of the state.').optional(),
  zip: nameParameter('ZIP of 5 or 9 digits, or a postal code from abroad; `627*` for what it begins with.').optional(),
  country: letters(2, () => say('Write the two letters of the country.'), 'Two letters of the country.').optional(),
  near: nearParameter.optional(),
};

export const searchQuery = z.strictObject({
  q: textParameter('Free text: words of names, city, state, ZIP or a number, in any order; forgives slips.').optional(),
  ids: npisParameter(IDS_LIMIT, 'NPIs with commas between them: their records, whatever their status.').optional(),
  type: choiceParameter(['person', 'organization'], 'Persons (NPI-1) or organizations (NPI-2) only.').optional(),
  status: choiceParameter(
    ['active', 'deactivated'],
    'Active providers where it is left out. Deactivated ones are listed by number, or chosen with `ids` and `type`.',
  ).optional(),
  ...names,
  taxonomy: taxonomies.optional(),
  'taxonomy-description': nameParameter(
    'What a taxonomy is called, such as `Family Medicine`; `Allergy*` for what it begins with.',
  ).optional(),
  ...places,
  'as-of': asOf.optional(),
  limit: numberParameter(
    PAGE_LIMIT,
    'Providers on a page; 100 where it is left out, with `ids` all. As lines: all, where it is left out.',
  ).optional(),
  cursor: cursorParameter('`next` of the page before; everything else as it was there.').optional(),
});
