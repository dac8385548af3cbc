/** Every page has a language, a title, a way past the header, and says whose it is. */
import { expect, test } from 'vitest';
import { plainFrame, type Frame } from '../frame.ts';
import { previewContext } from '../render-context.ts';
import { renderDocument } from '../render.ts';
import { Layout } from './layout.tsx';

const render = (
  frame: Partial<Frame> = {},
  props: { tab?: string; back?: string; errors?: Record<string, string> } = {},
) =>
  renderDocument(
    <Layout title="My Profile" {...props}>
      <h1>My Profile</h1>
    </Layout>,
    { ...previewContext, frame: { ...plainFrame, ...frame } },
  );

const tabs = [
  { id: 'home', label: 'Home', href: '/home' },
  { id: 'profile', label: 'My Profile', href: '/profile' },
];

test('it is a whole document', () => {
  const html = render();
  expect(html).toMatch(/^<!doctype html><html lang="en"><head><meta charset="utf-8"\/>/);
  expect(html).toContain('<title>My Profile – Countersign</title>');
  expect(html).toContain('<a class="usa-skipnav" href="#main">Skip to main content</a>');
  expect(html).toContain('id="main" tabindex="-1"');
});

test('a failed post says so in the title, which is read first', () => {
  expect(render({}, { errors: { npi: 'Enter the NPI.' } })).toContain('<title>Error: My Profile – Countersign</title>');
  expect(render({}, { errors: {} })).toContain('<title>My Profile – Countersign</title>');
});

test('nobody takes it for a government site before the operator has named the agency', () => {
  expect(render()).toContain('Demonstration: not a government system.');
  expect(render({ demo: false })).toContain('Not a government system.');
  const named = render({ demo: false, agencyName: 'Example Health Agency' });
  expect(named).not.toContain('government');
  expect(named).toContain('Example Health Agency');
});

test('whoever is signed in is named, with the way out', () => {
  const viewer = {
    name: 'Cleo Marsh',
    lastLoggedOn: '11/22/2026 09:14AM EST',
    lastDevice: 'Firefox on Windows',
    notYouHref: '/activity',
  };
  const html = render({ viewer, tabs }, { tab: 'profile' });
  expect(html).toContain('Logged in as <strong>Cleo Marsh</strong>');
  expect(html).toContain('Last Logged on 11/22/2026 09:14AM EST from Firefox on Windows');
  expect(html).toMatch(/action="\/sign-out".*Sign Out/);
  expect(html).toContain('href="/profile" aria-current="page"');
  expect(html.match(/aria-current/g)).toHaveLength(1);
});

test('the amber bar is there exactly while a hat is worn', () => {
  const acting = { party: 'Lakeside Clinic', as: 'its staff (enrollment)', switchHref: '/home', stopHref: '/home' };
  expect(render({ acting })).toContain(
    'You are working for <strong>Lakeside Clinic</strong> as its staff (enrollment)',
  );
  expect(render()).not.toContain('cs-acting');
});

test('there is no inline script or style, and one script file', () => {
  const html = render({ idle: { idleSeconds: 900, warnSeconds: 120, extendAction: '/session', signInHref: '/' } });
  expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
  expect(html.match(/<script type="module" src="\/assets\/app[^"]*"><\/script>/g)).toHaveLength(1);
});

test('an inner page leads back', () => {
  expect(render({}, { back: '/home' })).toMatch(/href="\/home"[^>]*>.*Back to Previous Page/);
  expect(render()).not.toContain('Back to Previous Page');
});
