/**
 * One line of text. Say what it is for with `autocomplete`: it saves typing and is required for personal data (WCAG 1.3.5).
 * Follows USWDS 3.14 "Text input".
 */
import { Field, useField, type FieldProps } from '../field/field.tsx';

export interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'tel' | 'search' | undefined;
  /** The HTML autofill name: "given-name", "email", "postal-code", "off". */
  readonly autocomplete?: string | undefined;
  /** The keyboard of a phone. */
  readonly keyboard?: 'numeric' | 'tel' | 'email' | 'decimal' | undefined;
  readonly maxLength?: number | undefined;
  /** How much is expected: short (a ZIP code), medium (a user ID), full (a name, an address). */
  readonly width?: 'short' | 'medium' | 'full' | undefined;
  readonly readOnly?: boolean | undefined;
  /** Off for names, codes and IDs, which no dictionary knows. */
  readonly spellCheck?: boolean | undefined;
  /** Names a behaviour that the script adds: see `*.client.ts`. */
  readonly behaviour?: 'date' | 'ssn' | 'phone' | undefined;
}

export function TextField(props: TextFieldProps) {
  const { name, label, hint, required, type = 'text', autocomplete, keyboard, maxLength, readOnly } = props;
  const field = useField(props);
  return (
    <Field label={label} hint={hint} required={required} field={field}>
      <input
        class={controlClass(props)}
        id={field.id}
        name={name}
        type={type}
        value={field.value}
        required={required}
        readonly={readOnly}
        maxlength={maxLength}
        autocomplete={autocomplete}
        inputmode={keyboard}
        autocapitalize={type === 'text' && isPlainWord(props) ? 'none' : undefined}
        spellcheck={isPlainWord(props) ? false : undefined}
        aria-describedby={field.describedBy}
        aria-invalid={field.invalid}
        data-behaviour={props.behaviour}
      />
    </Field>
  );
}

function controlClass({ width = 'full', keyboard }: TextFieldProps): string {
  const number = keyboard === 'numeric' || keyboard === 'tel' || keyboard === 'decimal';
  return `usa-input cs-control cs-control--${width}${number ? ' cs-control--number' : ''}`;
}

const isPlainWord = ({ spellCheck, type, keyboard }: TextFieldProps): boolean =>
  spellCheck === false || type === 'email' || keyboard !== undefined;
