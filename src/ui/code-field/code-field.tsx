/**
 * A one-time code. One field, not six boxes: it can be pasted, filled by the phone and read by a screen reader as one thing.
 * Follows USWDS 3.14 "Text input".
 */
import { Field, useField, type FieldProps } from '../field/field.tsx';

export interface CodeFieldProps extends Omit<FieldProps, 'value'> {
  /** How many digits are expected; sets the width only, so that a pasted "123 456" is not cut. */
  readonly digits?: number | undefined;
}

export function CodeField({ name, label, hint, required, error, digits = 6 }: CodeFieldProps) {
  const field = useField({ name, hint, error });
  return (
    <Field label={label} hint={hint} required={required} field={field}>
      <input
        class={`usa-input cs-control cs-control--code ${digits > 6 ? 'cs-control--long-code' : ''}`.trim()}
        id={field.id}
        name={name}
        type="text"
        required={required}
        inputmode="numeric"
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck={false}
        aria-describedby={field.describedBy}
        aria-invalid={field.invalid}
      />
    </Field>
  );
}
