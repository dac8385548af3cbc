/**
 * A password. What was typed is never sent back into the page, pasting and password managers always work, and the script adds
 * "Show password". With `rules`, the compliance list stands below: filled by the server, kept live by the script.
 * Follows USWDS 3.14 "Text input" and its password pattern.
 */
import { say } from '../../vocabulary/say.ts';
import { Field, useField, type FieldProps } from '../field/field.tsx';
import { RuleList, ruleListId, type RuleState } from '../rule-list/rule-list.tsx';

export interface PasswordFieldProps extends Omit<FieldProps, 'value'> {
  readonly autocomplete: 'current-password' | 'new-password';
  readonly rules?: readonly RuleState[] | undefined;
  /** Stands above the rules. */
  readonly rulesHeading?: string | undefined;
}

export function PasswordField({
  name,
  label,
  hint,
  required,
  error,
  autocomplete,
  rules,
  rulesHeading,
}: PasswordFieldProps) {
  const field = useField({ name, hint, error });
  const describedBy = [field.describedBy, rules ? ruleListId(name) : undefined].filter(Boolean).join(' ') || undefined;
  return (
    <Field
      label={label}
      hint={hint}
      required={required}
      field={field}
      after={rules && <RuleList field={name} rules={rules} heading={rulesHeading} />}
    >
      <span class="cs-password">
        <input
          class="usa-input cs-control"
          id={field.id}
          name={name}
          type="password"
          required={required}
          autocomplete={autocomplete}
          spellcheck={false}
          aria-describedby={describedBy}
          aria-invalid={field.invalid}
        />
        <button
          class="cs-password__reveal"
          type="button"
          aria-controls={field.id}
          aria-pressed="false"
          data-reveal={field.id}
          hidden
        >
          {say('Show')}
          <span class="usa-sr-only"> {label}</span>
        </button>
      </span>
    </Field>
  );
}
