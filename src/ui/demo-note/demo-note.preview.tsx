import { plainFrame } from '../frame.ts';
import type { Preview } from '../preview.ts';
import { DemoNote } from './demo-note.tsx';

const note = () => (
  <DemoNote heading="Try it out">
    <p>Sign in as adaokafor. The code arrives on the outbox page.</p>
  </DemoNote>
);

export const demoNotePreview: Preview = {
  name: 'demo-note',
  states: [
    { name: 'demo', element: note },
    { name: 'not-demo', element: note, frame: { ...plainFrame, demo: false } },
  ],
};
