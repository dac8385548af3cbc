import type { Preview } from '../preview.ts';
import { Link } from './link.tsx';

export const linkPreview: Preview = {
  name: 'link',
  states: [
    {
      name: 'kinds',
      element: () => (
        <div class="cs-stack">
          <p>
            <Link href="/profile">My Profile</Link>
          </p>
          <p>
            <Link href="/requests/1" kind="onward">
              Review
            </Link>
          </p>
          <p>
            <Link href="https://www.example.org/guide">The guide of the agency</Link>
          </p>
          <p>
            <Link href="/help" newTab>
              Help
            </Link>
          </p>
        </div>
      ),
    },
    {
      name: 'refused',
      element: () => (
        <p>
          <Link href="javascript:alert(1)">An address that is not allowed is shown as text</Link>
        </p>
      ),
    },
  ],
};
