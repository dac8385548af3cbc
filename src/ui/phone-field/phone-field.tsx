/** A phone number of ten digits, typed in any grouping; the script groups it when the field is left. Follows USWDS 3.14 "Text input". */
import { say } from '../../vocabulary/say.ts';
import type { FieldProps } from '../field/field.tsx';
import { TextField } from '../text-field/text-field.tsx';

export interface PhoneFieldProps extends FieldProps {
  /** "tel" for one's own number, "off" for somebody else's. */
  readonly autocomplete?: 'tel' | 'off' | undefined;
}

export function PhoneField({ name, label, hint, required, value, error, autocomplete = 'tel' }: PhoneFieldProps) {
  return (
    <TextField
      name={name}
      label={label}
      hint={hint ?? say('10 digits, for example 202-555-0123')}
      required={required}
      value={value}
      error={error}
      type="tel"
      keyboard="tel"
      autocomplete={autocomplete}
      width="medium"
      behaviour="phone"
    />
  );
}
