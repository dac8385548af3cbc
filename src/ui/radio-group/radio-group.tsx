/** One of a few, all in view, each with a line that says what it means. Follows USWDS 3.14 "Radio buttons". */
import { Choice, choiceId, type ChoiceOption } from '../choice/choice.tsx';
import { FieldSet, useField, type FieldProps } from '../field/field.tsx';

export interface RadioGroupProps extends FieldProps {
  readonly options: readonly ChoiceOption[];
}

export function RadioGroup(props: RadioGroupProps) {
  const { name, label, hint, required, options } = props;
  const field = useField(props);
  return (
    <FieldSet label={label} hint={hint} required={required} field={field}>
      <div class="cs-choices">
        {options.map((option, index) => (
          <Choice
            type="radio"
            id={choiceId(field.id, index)}
            name={name}
            option={option}
            checked={option.value === field.value}
            required={required}
          />
        ))}
      </div>
    </FieldSet>
  );
}
