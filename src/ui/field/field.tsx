/**
 * What every field is made of: label, hint, error and the control, tied together by ids made from the name. A field kind
 * hands its control over as children and takes its attributes from `useField`.
 * Follows USWDS 3.14 "Form group", "Label", "Hint" and "Error message".
 */
import { useContext } from 'hono/jsx';
import { say } from '../../vocabulary/say.ts';
import { FormContext, fieldId } from '../form/form-state.ts';
import { Icon } from '../icon/icon.tsx';
import type { Content } from '../element.ts';

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly required?: boolean | undefined;
  /** Overrides what the form's state says. */
  readonly value?: string | undefined;
  readonly error?: string | undefined;
}

export interface FieldAttributes {
  readonly id: string;
  readonly value: string | undefined;
  readonly error: string | undefined;
  /** For `aria-describedby`: hint and error, where they exist. */
  readonly describedBy: string | undefined;
  readonly invalid: true | undefined;
}

export function useField({
  name,
  hint,
  value,
  error,
}: Pick<FieldProps, 'name' | 'hint' | 'value' | 'error'>): FieldAttributes {
  const state = useContext(FormContext);
  const id = fieldId(name);
  const message = error ?? state.errors[name];
  const known = state.values[name];
  const parts = [hint ? `${id}-hint` : '', message ? `${id}-error` : ''].filter(Boolean);
  return {
    id,
    value: value ?? (typeof known === 'string' ? known : undefined),
    error: message,
    describedBy: parts.join(' ') || undefined,
    invalid: message ? true : undefined,
  };
}

interface FieldShellProps extends Pick<FieldProps, 'label' | 'hint' | 'required'> {
  readonly field: FieldAttributes;
  readonly children: Content;
  readonly after?: Content;
}

/** A single control under its label. */
export function Field({ label, hint, required, field, children, after }: FieldShellProps) {
  return (
    <div class={groupClass(field)}>
      <label class="usa-label cs-label" for={field.id}>
        {label}
        {required && <RequiredMark />}
      </label>
      <FieldHint field={field} hint={hint} />
      <FieldError field={field} />
      {children}
      {after}
    </div>
  );
}

/** Several controls (radios, checkboxes) under one legend. */
export function FieldSet({ label, hint, required, field, children }: FieldShellProps) {
  return (
    <fieldset class={`usa-fieldset ${groupClass(field)}`} aria-describedby={field.describedBy}>
      <legend class="usa-legend cs-label">
        {label}
        {required && <RequiredMark />}
      </legend>
      <FieldHint field={field} hint={hint} />
      <FieldError field={field} />
      {children}
    </fieldset>
  );
}

function RequiredMark() {
  return (
    <>
      <span class="cs-required" aria-hidden="true">
        *
      </span>
      <span class="usa-sr-only"> {say('required')}</span>
    </>
  );
}

export function FieldHint({ field, hint }: { field: FieldAttributes; hint: string | undefined }) {
  if (!hint) return null;
  return (
    <span class="usa-hint cs-hint" id={`${field.id}-hint`}>
      {hint}
    </span>
  );
}

export function FieldError({ field }: { field: FieldAttributes }) {
  if (!field.error) return null;
  return (
    <span class="usa-error-message cs-error" id={`${field.id}-error`}>
      <Icon name="error" />
      <span>
        <span class="usa-sr-only">{say('Error')}: </span>
        {field.error}
      </span>
    </span>
  );
}

function groupClass(field: FieldAttributes): string {
  return field.error ? 'usa-form-group cs-field cs-field--error' : 'usa-form-group cs-field';
}
