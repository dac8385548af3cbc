/**
 * What a form page is given after a post: what the person typed, and a sentence for each field that is not right yet.
 * The error under the empty name belongs to the form as a whole.
 */
import { createContext } from 'hono/jsx';

export type FieldValues = Readonly<Record<string, string | readonly string[] | undefined>>;
export type FieldErrors = Readonly<Record<string, string | undefined>>;

export interface FormState {
  readonly values: FieldValues;
  readonly errors: FieldErrors;
}

export const emptyForm: FormState = { values: {}, errors: {} };

/** Filled by `<Form state={…}>` and read by the fields, so that a page does not repeat value and error for each. */
export const FormContext = createContext<FormState>(emptyForm);

/** The id of a field's control, made of its name: where the error summary leads. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`;
}
