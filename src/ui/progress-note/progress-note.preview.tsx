import type { Preview } from '../preview.ts';
import { Link } from '../link/link.tsx';
import { ProgressNote } from './progress-note.tsx';

export const progressNotePreview: Preview = {
  name: 'progress-note',
  states: [
    {
      name: 'waiting',
      element: () => (
        <ProgressNote kind="waiting" heading="Waiting for Ada Okafor since Tuesday">
          <p>
            We remind her tomorrow. You can <Link href="/requests/1/official">ask someone else</Link>.
          </p>
        </ProgressNote>
      ),
    },
    { name: 'done', element: () => <ProgressNote kind="done" heading="Ada Okafor approved you on November 22" /> },
    {
      name: 'refused',
      element: () => (
        <ProgressNote kind="refused" heading="Ada Okafor declined your request on November 22">
          <p>“We do not know you yet.” Correct your request and send it again.</p>
        </ProgressNote>
      ),
    },
    {
      name: 'ended',
      element: () => <ProgressNote kind="ended" heading="You stopped working for Lakeside Clinic on November 22" />,
    },
  ],
};
