/**
 * One line of a choice: the box or circle, its label, and a line that says what choosing it means. Used by RadioGroup,
 * CheckboxGroup and Checkbox; pages use those. Follows USWDS 3.14 "Checkbox" and "Radio buttons", drawn on the browser's own
 * control so that it stays what it is in forced colours and on paper.
 */
export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  /** What choosing it means. */
  readonly hint?: string | undefined;
}

export interface ChoiceProps {
  readonly type: 'checkbox' | 'radio';
  readonly id: string;
  readonly name: string;
  readonly option: ChoiceOption;
  readonly checked: boolean;
  readonly required?: boolean | undefined;
  readonly invalid?: true | undefined;
  readonly describedBy?: string | undefined;
  /** Chosen by the rules, not by the person: shown, and not to be changed. */
  readonly locked?: boolean | undefined;
}

export function Choice({ type, id, name, option, checked, required, invalid, describedBy, locked }: ChoiceProps) {
  const hintId = option.hint ? `${id}-what` : undefined;
  const description = [hintId, describedBy].filter(Boolean).join(' ') || undefined;
  return (
    <div class="cs-choice">
      <input
        class={`cs-choice__input cs-choice__input--${type}`}
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        required={required}
        disabled={locked}
        aria-describedby={description}
        aria-invalid={invalid}
      />
      <label class="cs-choice__label" for={id}>
        {option.label}
      </label>
      {option.hint && (
        <span class="cs-choice__hint" id={hintId}>
          {option.hint}
        </span>
      )}
    </div>
  );
}

/** The first choice carries the field's own id, so that the error summary leads to it. */
export const choiceId = (fieldId: string, index: number): string => (index === 0 ? fieldId : `${fieldId}-${index + 1}`);
