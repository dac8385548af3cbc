import type { Preview } from '../preview.ts';
import { RadioGroup } from './radio-group.tsx';

const options = [
  { value: 'ao', label: 'Authorized Official', hint: 'Signs and binds the organization.' },
  { value: 'am', label: 'Access Manager', hint: 'Manages users and account data.' },
  { value: 'seu', label: 'Staff End User', hint: 'Works in the approved systems.' },
];

export const radioGroupPreview: Preview = {
  name: 'radio-group',
  states: [
    {
      name: 'chosen',
      element: () => (
        <RadioGroup name="role" label="Your role with this employer" required options={options} value="seu" />
      ),
    },
    {
      name: 'error',
      element: () => (
        <RadioGroup
          name="role"
          label="Your role with this employer"
          required
          options={options}
          error="Select a role."
        />
      ),
    },
  ],
};
