/**
 * A file to send. The hint says which kinds and how large; the form around it needs `files`. A chosen file cannot be put back
 * after a failed post, so check what can be checked before. Follows USWDS 3.14 "File input", without its script.
 */
import { Field, useField, type FieldProps } from '../field/field.tsx';

export interface FileFieldProps extends Omit<FieldProps, 'value'> {
  /** Endings and types for the browser's own dialog: ".pdf,.tif,application/pdf". The server checks again. */
  readonly accept?: string | undefined;
}

export function FileField({ name, label, hint, required, error, accept }: FileFieldProps) {
  const field = useField({ name, hint, error });
  return (
    <Field label={label} hint={hint} required={required} field={field}>
      <input
        class="usa-file-input cs-control cs-control--file"
        id={field.id}
        name={name}
        type="file"
        required={required}
        accept={accept}
        aria-describedby={field.describedBy}
        aria-invalid={field.invalid}
      />
    </Field>
  );
}
