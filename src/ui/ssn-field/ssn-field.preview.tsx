import type { Preview } from '../preview.ts';
import { SsnField } from './ssn-field.tsx';

export const ssnFieldPreview: Preview = {
  name: 'ssn-field',
  states: [
    { name: 'whole', element: () => <SsnField name="ssn" label="SSN" required /> },
    {
      name: 'last-four',
      element: () => <SsnField name="ssnLastFour" label="Last 4 digits of your SSN" required lastFour />,
    },
    {
      name: 'error',
      element: () => (
        <SsnField
          name="ssn"
          label="SSN"
          required
          value="900-00"
          error="Enter the 9 digits of your SSN or ITIN; you typed 5."
        />
      ),
    },
  ],
};
