import type { Preview } from '../preview.ts';
import { DateField } from './date-field.tsx';

export const dateFieldPreview: Preview = {
  name: 'date-field',
  states: [
    { name: 'empty', element: () => <DateField name="birthDate" label="Date of Birth" required autocomplete="bday" /> },
    {
      name: 'error',
      element: () => (
        <DateField
          name="birthDate"
          label="Date of Birth"
          required
          value="13/01/1980"
          error="Months go from 01 to 12. Check the month."
        />
      ),
    },
  ],
};
