import type { Preview } from '../preview.ts';
import { TextArea } from './text-area.tsx';

export const textAreaPreview: Preview = {
  name: 'text-area',
  states: [
    {
      name: 'empty',
      element: () => (
        <TextArea name="reason" label="Why do you decline?" hint="Evergreen Billing reads this." required />
      ),
    },
    {
      name: 'error',
      element: () => (
        <TextArea name="reason" label="Why do you decline?" required error="Say why in a sentence." value="no" />
      ),
    },
  ],
};
