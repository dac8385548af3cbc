import type { Preview } from '../preview.ts';
import { Link } from '../link/link.tsx';
import { Card, CardGrid } from './card.tsx';

export const cardPreview: Preview = {
  name: 'card',
  states: [
    {
      name: 'one',
      element: () => (
        <Card heading="You can work for" narrow>
          <p>
            <strong>Lakeside Clinic</strong>, because Ada Okafor approved you on November 22.
          </p>
        </Card>
      ),
    },
    {
      name: 'grid',
      element: () => (
        <CardGrid>
          <Card heading="Waiting for you (2)" action={<Link href="/connections">See all</Link>}>
            <p>Evergreen Billing asks to prepare enrollments.</p>
            <Link href="/connections/1" kind="onward">
              Review
            </Link>
          </Card>
          <Card heading="News & Alerts">
            <p>Nothing new since your last visit.</p>
          </Card>
        </CardGrid>
      ),
    },
  ],
};
