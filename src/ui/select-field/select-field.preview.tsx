import type { Preview } from '../preview.ts';
import { SelectField } from './select-field.tsx';

const options = [
  { value: 'IL', label: 'Illinois' },
  { value: 'OR', label: 'Oregon' },
];

export const selectFieldPreview: Preview = {
  name: 'select-field',
  states: [
    {
      name: 'empty',
      element: () => (
        <SelectField
          name="state"
          label="State"
          required
          options={options}
          autocomplete="address-level1"
          width="medium"
        />
      ),
    },
    {
      name: 'chosen',
      element: () => <SelectField name="state" label="State" options={options} value="OR" emptyOption={null} />,
    },
    {
      name: 'error',
      element: () => <SelectField name="state" label="State" required options={options} error="Select the state." />,
    },
  ],
};
