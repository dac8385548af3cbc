/**
 * A date that people know by heart, as one field "MM/DD/YYYY". One field and not three: the forms of this field of work say
 * MM/DD/YYYY, it can be pasted and autofilled, it has one label and one error, and it is one value in the form. The script
 * sets the slashes. No calendar: nobody looks up a birth date. Follows USWDS 3.14 "Memorable date" in purpose.
 */
import { say } from '../../vocabulary/say.ts';
import type { FieldProps } from '../field/field.tsx';
import { TextField } from '../text-field/text-field.tsx';

export interface DateFieldProps extends FieldProps {
  /** "bday" for a birth date, "off" for any other day. */
  readonly autocomplete?: 'bday' | 'off' | undefined;
}

export function DateField({ name, label, hint, required, value, error, autocomplete = 'off' }: DateFieldProps) {
  return (
    <TextField
      name={name}
      label={label}
      hint={hint ?? say('MM/DD/YYYY, for example 04/28/1980')}
      required={required}
      value={value}
      error={error}
      autocomplete={autocomplete}
      width="medium"
      spellCheck={false}
      behaviour="date"
    />
  );
}
