import type { Preview } from '../preview.ts';
import { CodeField } from './code-field.tsx';

export const codeFieldPreview: Preview = {
  name: 'code-field',
  states: [
    {
      name: 'empty',
      element: () => (
        <CodeField name="code" label="Enter Code" hint="The six digits we sent to ***-***-0123" required />
      ),
    },
    {
      name: 'error',
      element: () => (
        <CodeField
          name="code"
          label="Enter Code"
          required
          error="The code you entered does not match our records. You have 2 attempts left."
        />
      ),
    },
  ],
};
