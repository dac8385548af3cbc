import type { Preview } from '../preview.ts';
import { PasswordField } from './password-field.tsx';

const rules = [
  { id: 'length', text: 'Between 8 and 12 characters', met: true },
  { id: 'letter', text: 'At least one letter', met: true },
  { id: 'number', text: 'At least one number', met: false },
];

export const passwordFieldPreview: Preview = {
  name: 'password-field',
  states: [
    {
      name: 'sign-in',
      element: () => <PasswordField name="password" label="Password" required autocomplete="current-password" />,
    },
    {
      name: 'new',
      element: () => (
        <PasswordField
          name="password"
          label="New Password"
          required
          autocomplete="new-password"
          rulesHeading="Your password must have"
          rules={rules.map(({ id, text }) => ({ id, text }))}
        />
      ),
    },
    {
      name: 'error',
      element: () => (
        <PasswordField
          name="password"
          label="New Password"
          required
          autocomplete="new-password"
          error="Choose a password that keeps every rule below."
          rulesHeading="Your password must have"
          rules={rules}
        />
      ),
    },
  ],
};
