/**
 * Kinds of parameters: how each is read from the text of an address, and what the OpenAPI document says of it. Both stand
 * beside each other, so that neither can change alone. Every sentence says what would be right.
 */
import { z } from 'zod';
import { NPI_LENGTH_DIGITS } from '../../vocabulary/npi.ts';
import { parsePlainDate, type PlainDate } from '../../vocabulary/plain-date.ts';
import { say } from '../../vocabulary/say.ts';
import { isReadable, TEXT_MOST_CHARACTERS, WILDCARD_LEAST_CHARACTERS } from '../read-api/parameter.rules.ts';
import type { NameCriterion } from '../search/provider-query.rules.ts';

/** What a value of an address is turned into, or the sentence that says why not. */
type Read<Value> = { readonly value: Value } | { readonly wrong: string };

const read = <Value>(parse: (text: string) => Read<Value>, documented: object) =>
  z
    .string()
    .transform((text, context): Value => {
      const outcome = parse(text);
      if ('value' in outcome) return outcome.value;
      context.addIssue({ code: 'custom', message: outcome.wrong });
      return z.NEVER;
    })
    .meta({ ...documented });

function readText(text: string): Read<string> {
  if (text.trim() === '') return { wrong: say('Fill this parameter in, or leave it out.') };
  if (text.length > TEXT_MOST_CHARACTERS)
    return { wrong: say('Shorten this to {limit} characters or fewer.', { limit: TEXT_MOST_CHARACTERS }) };
  return isReadable(text) ? { value: text.trim() } : { wrong: say('Leave out what is no letter, digit or sign.') };
}

export const textParameter = (description: string) =>
  read(readText, { type: 'string', minLength: 1, maxLength: TEXT_MOST_CHARACTERS, description });

/** A name, or what it begins with: `SMI*`. */
export const nameParameter = (description: string) =>
  read(
    (typed): Read<NameCriterion> => {
      const text = readText(typed);
      if ('wrong' in text) return text;
      const isPrefix = text.value.endsWith('*');
      const name = isPrefix ? text.value.slice(0, -1).trim() : text.value;
      if (name.includes('*')) return { wrong: say('A * may stand at the end only.') };
      if (isPrefix && name.length < WILDCARD_LEAST_CHARACTERS)
        return { wrong: say('Write at least {count} characters before the *.', { count: WILDCARD_LEAST_CHARACTERS }) };
      return { value: { text: name, match: isPrefix ? 'prefix' : 'exact' } };
    },
    { type: 'string', minLength: 1, maxLength: TEXT_MOST_CHARACTERS, description },
  );

export const choiceParameter = <const Choice extends string>(
  choices: readonly [Choice, ...Choice[]],
  description: string,
) =>
  z
    .enum(choices, { error: () => say('Write one of: {choices}.', { choices: choices.join(', ') }) })
    .meta({ description });

export const numberParameter = (bounds: { readonly from: number; readonly to: number }, description: string) =>
  read(
    (text): Read<number> => {
      const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
      return value >= bounds.from && value <= bounds.to
        ? { value }
        : { wrong: say('Write a whole number from {from} to {to}.', bounds) };
    },
    { type: 'integer', minimum: bounds.from, maximum: bounds.to, description },
  );

const npiForm = new RegExp(`^[0-9]{${NPI_LENGTH_DIGITS}}$`);

/** Ten digits. The check digit is not looked at: a number with a wrong one is a number that nobody has. */
export const npiParameter = (description: string) =>
  read(
    (text): Read<string> => (npiForm.test(text) ? { value: text } : { wrong: say('Write the 10 digits of an NPI.') }),
    { type: 'string', pattern: npiForm.source, description },
  );

/** Values with commas between them. `item` is what one must look like, `wrong` the sentence for one that does not. */
export const listParameter = (
  { item, limit, wrong }: { readonly item: RegExp; readonly limit: number; readonly wrong: () => string },
  description: string,
) =>
  read(
    (text): Read<readonly string[]> => {
      const values = text.split(',').map((value) => value.trim());
      if (values.length > limit) return { wrong: say('Write at most {limit} values.', { limit }) };
      return values.every((value) => item.test(value)) ? { value: [...new Set(values)] } : { wrong: wrong() };
    },
    { type: 'array', items: { type: 'string', pattern: item.source }, minItems: 1, maxItems: limit, description },
  );

export const npisParameter = (limit: number, description: string) =>
  listParameter(
    { item: npiForm, limit, wrong: () => say('Write NPIs of 10 digits with commas between them.') },
    description,
  );

export const dayParameter = (description: string) =>
  read(
    (text): Read<PlainDate> => {
      const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parsePlainDate(text) : null;
      return day?.ok === true ? { value: day.value } : { wrong: say('Write the day as YYYY-MM-DD.') };
    },
    { type: 'string', format: 'date', description },
  );

/** Longest place in a list that is handed out. */
const CURSOR_LIMIT_CHARACTERS = 12_100;

/** A place in a list, as an answer gave it. What it says is checked where it is used. */
export const cursorParameter = (description: string) =>
  read(
    (text): Read<string> =>
      text.length <= CURSOR_LIMIT_CHARACTERS && /^[\w-]+$/.test(text)
        ? { value: text }
        : { wrong: say('Take the cursor from an answer, as it is.') },
    { type: 'string', maxLength: CURSOR_LIMIT_CHARACTERS, pattern: '^[\\w-]+$', description },
  );
