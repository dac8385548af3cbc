/** Several of a few. `values` are the ticked ones; each is posted under the same name. Follows USWDS 3.14 "Checkbox". */
import { useContext } from 'hono/jsx';
import { Choice, choiceId, type ChoiceOption } from '../choice/choice.tsx';
import { FieldSet, useField, type FieldProps } from '../field/field.tsx';
import { FormContext } from '../form/form-state.ts';

export interface CheckboxGroupOption extends ChoiceOption {
  /** Ticked by the rules and not to be changed; a locked choice is not posted. */
  readonly locked?: boolean | undefined;
}

export interface CheckboxGroupProps extends Omit<FieldProps, 'value'> {
  readonly options: readonly CheckboxGroupOption[];
  /** Overrides what the form's state says. */
  readonly values?: readonly string[] | undefined;
}

export function CheckboxGroup(props: CheckboxGroupProps) {
  const { name, label, hint, required, options } = props;
  const field = useField(props);
  const known = useContext(FormContext).values[name] ?? [];
  const ticked = props.values ?? (typeof known === 'string' ? [known] : known);
  return (
    <FieldSet label={label} hint={hint} required={required} field={field}>
      <div class="cs-choices">
        {options.map((option, index) => (
          <Choice
            type="checkbox"
            id={choiceId(field.id, index)}
            name={name}
            option={option}
            checked={option.locked === true || ticked.includes(option.value)}
            locked={option.locked}
          />
        ))}
      </div>
    </FieldSet>
  );
}
