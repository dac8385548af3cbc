import type { Preview } from '../preview.ts';
import { PhoneField } from './phone-field.tsx';

export const phoneFieldPreview: Preview = {
  name: 'phone-field',
  states: [
    { name: 'empty', element: () => <PhoneField name="phone" label="Personal Phone" required /> },
    {
      name: 'error',
      element: () => (
        <PhoneField
          name="phone"
          label="Personal Phone"
          required
          value="202-555-01"
          error="Enter the 10 digits of the phone number; you typed 8."
        />
      ),
    },
  ],
};
