import type { Preview } from '../preview.ts';
import { Steps } from './steps.tsx';

export const stepsPreview: Preview = {
  name: 'steps',
  states: [
    {
      name: 'what-happens-next',
      element: () => (
        <Steps
          steps={[
            { title: 'Ada Okafor gets an e-mail now', text: 'It names you, the clinic and what you ask for.' },
            { title: 'She approves, or says why not', text: 'We remind her tomorrow. You hear either way.' },
            { title: 'You sign in and start' },
          ]}
        />
      ),
    },
  ],
};
