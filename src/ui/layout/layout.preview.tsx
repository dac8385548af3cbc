import type { Frame } from '../frame.ts';
import { plainFrame } from '../frame.ts';
import { PageHeading } from '../page-heading/page-heading.tsx';
import type { Preview } from '../preview.ts';
import { Layout } from './layout.tsx';

const signedIn: Frame = {
  ...plainFrame,
  viewer: {
    name: 'Cleo Marsh',
    lastLoggedOn: '11/22/2026 09:14AM EST',
    lastDevice: 'Firefox on Windows',
    notYouHref: '/profile/activity',
  },
  tabs: [
    { id: 'home', label: 'Home', href: '/home' },
    { id: 'profile', label: 'My Profile', href: '/profile' },
    { id: 'connections', label: 'My Connections', href: '/connections' },
    { id: 'staff', label: 'My Staff', href: '/staff' },
  ],
};

const acting: Frame = {
  ...signedIn,
  acting: { party: 'Lakeside Clinic', as: 'its staff (enrollment)', switchHref: '/home', stopHref: '/home' },
};

const page = (tab?: string) => (
  <Layout title="Add an Employer" tab={tab} back={tab ? '/profile' : undefined}>
    <PageHeading lede="Search for the organization you work for.">Add an Employer</PageHeading>
  </Layout>
);

export const layoutPreview: Preview = {
  name: 'layout',
  page: true,
  states: [
    { name: 'signed-out', element: () => page() },
    { name: 'signed-in', frame: signedIn, element: () => page('profile') },
    { name: 'acting', frame: acting, element: () => page('home') },
    {
      name: 'agency',
      frame: { ...plainFrame, demo: false, agencyName: 'Example Health Agency' },
      element: () => page(),
    },
    { name: 'no-agency', frame: { ...plainFrame, demo: false }, element: () => page() },
    {
      name: 'idle',
      frame: { ...signedIn, idle: { idleSeconds: 125, warnSeconds: 124, extendAction: '/session', signInHref: '/' } },
      element: () => page('home'),
    },
    {
      name: 'errors',
      frame: signedIn,
      element: () => (
        <Layout title="Add an Employer" tab="profile" errors={{ '': 'Enter at least one of the fields.' }}>
          <PageHeading>Add an Employer</PageHeading>
        </Layout>
      ),
    },
  ],
};
