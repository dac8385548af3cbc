import type { Preview } from '../preview.ts';
import { TextField } from './text-field.tsx';

export const textFieldPreview: Preview = {
  name: 'text-field',
  states: [
    {
      name: 'empty',
      element: () => <TextField name="firstName" label="First Name" required autocomplete="given-name" />,
    },
    {
      name: 'filled',
      element: () => <TextField name="zip" label="ZIP/Postal Code" value="62701" keyboard="numeric" width="short" />,
    },
    {
      name: 'error',
      element: () => (
        <TextField
          name="npi"
          label="NPI"
          hint="The National Provider Identifier"
          required
          value="200000000"
          error="Enter the 10 digits of the NPI; you typed 9."
          keyboard="numeric"
          width="medium"
        />
      ),
    },
    {
      name: 'read-only',
      element: () => <TextField name="userId" label="User ID" value="cleomarsh" readOnly width="medium" />,
    },
  ],
};
