/** There is nothing to see: the preview shows that it takes no room. */
import type { Preview } from '../preview.ts';
import { UnseenField } from './unseen-field.tsx';

export const unseenFieldPreview: Preview = {
  name: 'unseen-field',
  states: [{ name: 'default', element: () => <UnseenField name="comments" label="Leave this empty" /> }],
};
