/**
 * A Social Security number. Shown while typing (it has to be compared with a card), grouped when the field is left, never
 * offered by the browser to the next person. Follows USWDS 3.14 "Input mask", without its script.
 */
import { say } from '../../vocabulary/say.ts';
import type { FieldProps } from '../field/field.tsx';
import { TextField } from '../text-field/text-field.tsx';

export interface SsnFieldProps extends FieldProps {
  /** Only the last four digits. */
  readonly lastFour?: boolean | undefined;
}

export function SsnField({ name, label, hint, required, value, error, lastFour }: SsnFieldProps) {
  return (
    <TextField
      name={name}
      label={label}
      hint={hint ?? (lastFour ? undefined : say('9 digits, with or without hyphens'))}
      required={required}
      value={value}
      error={error}
      autocomplete="off"
      keyboard="numeric"
      width={lastFour ? 'short' : 'medium'}
      behaviour={lastFour ? undefined : 'ssn'}
    />
  );
}
