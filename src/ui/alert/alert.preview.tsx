import type { Preview } from '../preview.ts';
import { Link } from '../link/link.tsx';
import { Alert } from './alert.tsx';

export const alertPreview: Preview = {
  name: 'alert',
  states: [
    {
      name: 'info',
      element: () => (
        <Alert kind="info">
          <p>Passwords can change once a day. You changed yours at 09:12; try again tomorrow after 09:12.</p>
        </Alert>
      ),
    },
    {
      name: 'done',
      element: () => (
        <Alert kind="done" heading="Your request is on its way" announce>
          <p>Ada Okafor was told by e-mail. Waiting for her since Tuesday; we remind her tomorrow.</p>
        </Alert>
      ),
    },
    {
      name: 'warning',
      element: () => <Alert kind="warning" heading="Your Password will expire in 3 day(s)." />,
    },
    {
      name: 'error',
      element: () => (
        <Alert kind="error" heading="The file was not stored" announce>
          <p>
            It is larger than 10 MB. <Link href="/dev/components">Choose another file</Link>
          </p>
        </Alert>
      ),
    },
  ],
};
