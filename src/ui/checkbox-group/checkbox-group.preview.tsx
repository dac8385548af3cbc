import type { Preview } from '../preview.ts';
import { CheckboxGroup } from './checkbox-group.tsx';

const options = [
  { value: 'enrollment', label: 'PECOS', hint: 'See and prepare enrollment applications.' },
  { value: 'registry', label: 'NPPES', hint: 'See and change NPI records.' },
];

export const checkboxGroupPreview: Preview = {
  name: 'checkbox-group',
  states: [
    {
      name: 'some',
      element: () => (
        <CheckboxGroup
          name="functions"
          label="What may Cleo Marsh do?"
          hint="Select all that apply."
          options={options}
          values={['enrollment']}
        />
      ),
    },
    {
      name: 'locked',
      element: () => (
        <CheckboxGroup
          name="functions"
          label="An Access Manager gets every function"
          options={options.map((option) => ({ ...option, locked: true }))}
        />
      ),
    },
    {
      name: 'error',
      element: () => (
        <CheckboxGroup
          name="functions"
          label="What may Cleo Marsh do?"
          required
          options={options}
          error="Select at least one."
        />
      ),
    },
  ],
};
