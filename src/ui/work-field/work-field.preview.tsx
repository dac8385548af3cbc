/** There is nothing to see: the preview shows that it takes no room. */
import type { Preview } from '../preview.ts';
import { WorkField } from './work-field.tsx';

const work = JSON.stringify({
  parameters: { algorithm: 'PBKDF2/SHA-256', nonce: '00', salt: '00', cost: 1, keyPrefix: '0' },
});

export const workFieldPreview: Preview = {
  name: 'work-field',
  states: [{ name: 'default', element: () => <WorkField name="work" work={work} /> }],
};
