/**
 * A form: its zod schema, and which of its fields are never sent back to the page. Parsing keeps what was typed, so a
 * mistake loses nothing; a field that the form doesn't have, or a single one sent twice, is not a mistake of a person.
 */
import { z } from 'zod';
import type { Outcome, RefusalFacts } from '../../vocabulary/outcome.ts';
import { say } from '../../vocabulary/say.ts';

export interface Form<Command = unknown> {
  readonly schema: z.ZodObject & z.ZodType<Command>;
  /** Names of fields whose values are not shown again: passwords, codes, answers. */
  readonly secret: readonly string[];
  /** Names of fields that are shown again beside a mistake, but stand in no other page: SSN and the like. */
  readonly covered: readonly string[];
}

export type Values = Readonly<Record<string, string | readonly string[]>>;

export type FieldErrors = Readonly<Record<string, string>>;

/** What a page needs to show a form again: values as typed (without secrets), and a sentence per field at fault. */
export interface Filled {
  readonly values: Values;
  readonly errors: FieldErrors;
}

export const emptyForm: Filled = { values: {}, errors: {} };

export const hasErrors = ({ errors }: Filled): boolean => Object.keys(errors).length > 0;

export const defineForm = <Shape extends z.ZodRawShape>(
  shape: Shape,
  options: {
    readonly secret?: readonly (keyof Shape & string)[];
    readonly covered?: readonly (keyof Shape & string)[];
  } = {},
) => ({ schema: z.strictObject(shape), secret: options.secret ?? [], covered: options.covered ?? [] });

/** A text field read by a parser of the vocabulary; `sentence` turns its reason into what the person reads. */
export const parsedText = <Value, Reason extends string>(
  parse: (text: string) => Outcome<Value, Reason>,
  sentence: (reason: Reason, facts: RefusalFacts) => string,
) =>
  z.string().transform((text, context): Value => {
    const outcome = parse(text);
    if (outcome.ok) return outcome.value;
    context.addIssue({ code: 'custom', message: sentence(outcome.reason, outcome.facts) });
    return z.NEVER;
  });

/** In the order of the fields, as the summary lists them; what is about the form as a whole comes first. */
export function inFieldOrder({ schema }: Form, filled: Filled): Filled {
  const order = Object.keys(schema.shape);
  const errors = Object.entries(filled.errors).toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  return { ...filled, errors: Object.fromEntries(errors) };
}

export type ReadForm<Command> =
  | { readonly kind: 'command'; readonly command: Command; readonly filled: Filled }
  | { readonly kind: 'mistakes'; readonly filled: Filled }
  | { readonly kind: 'tampered'; readonly field: string };

/** Fields that the core itself puts into every form. */
export const ownFields = ['csrf', 'idempotency'] as const;
const fieldsAtMost = 300;

export function readForm<Command>(form: Form<Command>, body: URLSearchParams): ReadForm<Command> {
  const shape = form.schema.shape as Record<string, z.ZodType>;
  const raw: Record<string, string | string[]> = {};
  if (body.size > fieldsAtMost) return { kind: 'tampered', field: 'too many fields' };
  for (const name of new Set(body.keys())) {
    if ((ownFields as readonly string[]).includes(name)) continue;
    const given = body.getAll(name);
    const list = Object.hasOwn(shape, name) && takesMany(shape[name]);
    if (!Object.hasOwn(shape, name) || (given.length > 1 && !list) || given.some((text) => text.includes('\0')))
      return { kind: 'tampered', field: name };
    raw[name] = list ? given : (given[0] ?? '');
  }
  for (const [name, field] of Object.entries(shape)) if (!(name in raw) && takesMany(field)) raw[name] = [];
  const result = form.schema.safeParse(raw, { error: () => say('Fill in this field.') });
  const filled = fill(form, raw, result.success ? {} : errorsOf(result.error));
  return result.success ? { kind: 'command', command: result.data, filled } : { kind: 'mistakes', filled };
}

/** True for an array, also inside optional, default or a transform. */
export function takesMany(field: z.ZodType | undefined): boolean {
  if (!field) return false;
  if (field instanceof z.ZodArray) return true;
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault) return takesMany(field.unwrap() as z.ZodType);
  return field instanceof z.ZodPipe && takesMany(field.in as z.ZodType);
}

function fill(form: Form, raw: Record<string, string | string[]>, errors: FieldErrors): Filled {
  return { values: Object.fromEntries(Object.entries(raw).filter(([name]) => !form.secret.includes(name))), errors };
}

/** The first sentence for each field; a person mends one thing at a time. */
function errorsOf(error: z.ZodError): FieldErrors {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message;
  return errors;
}

/** The same form with a refusal of a rule beside a field (or on top, for the empty field name). */
export const withErrors = (filled: Filled, errors: FieldErrors): Filled => ({
  ...filled,
  errors: { ...filled.errors, ...errors },
});
