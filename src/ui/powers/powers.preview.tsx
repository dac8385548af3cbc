import type { Preview } from '../preview.ts';
import { Powers } from './powers.tsx';

export const powersPreview: Preview = {
  name: 'powers',
  states: [
    {
      name: 'both',
      element: () => (
        <Powers
          allowed={['see your enrollments', 'prepare applications']}
          denied={['sign', 'change your bank account', 'use your password']}
        />
      ),
    },
  ],
};
