import type { Preview } from '../preview.ts';
import { Checkbox } from './checkbox.tsx';

export const checkboxPreview: Preview = {
  name: 'checkbox',
  states: [
    {
      name: 'empty',
      element: () => <Checkbox name="agree" label="I have read, understood and agree." required />,
    },
    {
      name: 'error',
      element: () => (
        <Checkbox
          name="agree"
          label="I have read, understood and agree."
          hint="You attest for Lakeside Clinic."
          required
          error="Tick the box to attest."
        />
      ),
    },
  ],
};
