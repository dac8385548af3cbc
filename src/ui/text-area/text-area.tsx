/** Several lines of text: a reason, a comment. Say in the hint how long it may be. Follows USWDS 3.14 "Textarea". */
import { Field, useField, type FieldProps } from '../field/field.tsx';

export interface TextAreaProps extends FieldProps {
  readonly rows?: number | undefined;
  readonly maxLength?: number | undefined;
}

export function TextArea(props: TextAreaProps) {
  const { name, label, hint, required, rows = 4, maxLength } = props;
  const field = useField(props);
  return (
    <Field label={label} hint={hint} required={required} field={field}>
      <textarea
        class="usa-textarea cs-control"
        id={field.id}
        name={name}
        rows={rows}
        required={required}
        maxlength={maxLength}
        aria-describedby={field.describedBy}
        aria-invalid={field.invalid}
      >
        {field.value ?? ''}
      </textarea>
    </Field>
  );
}
