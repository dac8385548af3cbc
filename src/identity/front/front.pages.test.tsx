/** The front page shows the door to everybody, and only those ways that exist in this installation. */
import { expect, test } from 'vitest';
import { htmlMistakes } from '../../../test/html.ts';
import { emptyForm } from '../../ui/form/form-state.ts';
import { plainFrame } from '../../ui/frame.ts';
import { previewContext } from '../../ui/render-context.ts';
import { renderDocument } from '../../ui/render.ts';
import { FrontPage, type FrontPageProps } from './front.pages.tsx';

const render = (props: Partial<FrontPageProps> = {}, demo = true): string =>
  renderDocument(<FrontPage form={emptyForm} to="/" {...props} />, {
    ...previewContext,
    frame: { ...plainFrame, demo },
  });

const everyLink = {
  enterPin: '/invitations/pin',
  forgotPassword: '/recovery/password',
  forgotUserId: '/recovery/user-id',
  enrollment: '/enrollment',
  registry: '/registry',
  videos: '/guides/videos',
};

const wrongPassword = { values: { userId: 'adaokafor' }, errors: { '': 'The User ID or the password is not right.' } };

test.each([
  ['as it is first seen', {}],
  [
    'with every way and an announcement',
    { links: everyLink, announcements: [{ heading: 'News', text: 'x', href: '/n' }] },
  ],
  ['after a failed sign-in', { form: wrongPassword, links: everyLink }],
])('%s it is valid HTML', async (_state, props) => {
  expect(await htmlMistakes(render(props))).toEqual([]);
});

test('a way that does not exist here is not shown', () => {
  const links = render().match(
    /Forgot Password|Retrieve Forgotten User ID|Enter your PIN|Find a provider in the registry/g,
  );
  expect(links).toBeNull();
  for (const href of Object.values(everyLink)) expect(render({ links: everyLink })).toContain(`href="${href}"`);
});

test('after a failed sign-in the user ID stays, the form comes first and the title says so', () => {
  const html = render({ form: wrongPassword });
  expect(html).toContain('value="adaokafor"');
  expect(html).toContain('<title>Error: Sign in – Countersign</title>');
  expect(html.indexOf('name="password"')).toBeLessThan(html.indexOf('Create Account Now'));
});

test('signing in carries the address that was asked for', () => {
  expect(render({ to: '/profile' })).toContain('<input type="hidden" name="to" value="/profile"/>');
});

test('the people of the demonstration are named in the demonstration only', () => {
  expect(render()).toContain('Demo#2026pw');
  expect(render({}, false)).not.toMatch(/Demo#2026pw|adaokafor|outbox/);
});
