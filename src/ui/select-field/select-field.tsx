/** One of many, as the browser's own list. For up to six choices use a RadioGroup. Follows USWDS 3.14 "Select". */
import { say } from '../../vocabulary/say.ts';
import { Field, useField, type FieldProps } from '../field/field.tsx';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectFieldProps extends FieldProps {
  readonly options: readonly SelectOption[];
  /** The first line, which stands for no choice; null leaves it out. */
  readonly emptyOption?: string | null | undefined;
  readonly autocomplete?: string | undefined;
  readonly width?: 'medium' | 'full' | undefined;
}

export function SelectField(props: SelectFieldProps) {
  const { name, label, hint, required, options, autocomplete, width = 'full' } = props;
  const emptyOption = props.emptyOption === undefined ? say('-- Select One --') : props.emptyOption;
  const field = useField(props);
  return (
    <Field label={label} hint={hint} required={required} field={field}>
      <select
        class={`usa-select cs-control cs-control--select cs-control--${width}`}
        id={field.id}
        name={name}
        required={required}
        autocomplete={autocomplete}
        aria-describedby={field.describedBy}
        aria-invalid={field.invalid}
      >
        {emptyOption !== null && <option value="">{emptyOption}</option>}
        {options.map((option) => (
          <option value={option.value} selected={option.value === field.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
