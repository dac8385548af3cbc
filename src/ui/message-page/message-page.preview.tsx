import type { Preview } from '../preview.ts';
import { LinkButton } from '../button/button.tsx';
import { MessagePage } from './message-page.tsx';

export const messagePagePreview: Preview = {
  name: 'message-page',
  page: true,
  states: [
    {
      name: 'ended',
      element: () => (
        <MessagePage
          title="Your access has ended"
          heading="Ada Okafor ended your work for Lakeside Clinic"
          icon="ended"
          tone="calm"
          actions={
            <>
              <LinkButton href="/home">Go to Home</LinkButton>
              <LinkButton href="/employers/new" kind="secondary">
                Ask again
              </LinkButton>
            </>
          }
          note="Tracking ID T-123-456-789-012-345"
        >
          <p>
            Since November 22, 2026, 10:04AM you can no longer open its records. What you had saved stays with the
            clinic.
          </p>
          <p>If this surprises you, call Ada Okafor. She can approve you again in a minute.</p>
        </MessagePage>
      ),
    },
    {
      name: 'done',
      element: () => (
        <MessagePage
          title="Signed out"
          heading="You are signed out"
          icon="done"
          tone="done"
          actions={<LinkButton href="/">Sign in again</LinkButton>}
        >
          <p>Nobody can go on with your account in this browser. On a shared computer, close it too.</p>
        </MessagePage>
      ),
    },
  ],
};
