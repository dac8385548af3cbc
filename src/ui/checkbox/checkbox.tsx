/** One tick by itself: an attestation, a consent, "this is my device". Follows USWDS 3.14 "Checkbox". */
import { useContext } from 'hono/jsx';
import { Choice } from '../choice/choice.tsx';
import { FieldError, useField, type FieldProps } from '../field/field.tsx';
import { FormContext } from '../form/form-state.ts';

export interface CheckboxProps extends Omit<FieldProps, 'value'> {
  /** What is posted when it is ticked. */
  readonly value?: string | undefined;
  /** Overrides what the form's state says. */
  readonly checked?: boolean | undefined;
}

export function Checkbox({ name, label, hint, required, error, value = 'yes', checked }: CheckboxProps) {
  const field = useField({ name, error });
  const known = useContext(FormContext).values[name];
  const ticked = checked ?? (known === value || (Array.isArray(known) && known.includes(value)));
  return (
    <div class={field.error ? 'usa-form-group cs-field cs-field--error' : 'usa-form-group cs-field'}>
      <FieldError field={field} />
      <Choice
        type="checkbox"
        id={field.id}
        name={name}
        option={{ value, label, hint }}
        checked={ticked}
        required={required}
        invalid={field.invalid}
        describedBy={field.describedBy}
      />
    </div>
  );
}
