/** A page has one h1, with room for where we are and what it is for. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { PageHeading } from './page-heading.tsx';

test('the lines above and below are left out where there are none', () => {
  expect(renderPart(<PageHeading>My Profile</PageHeading>)).toBe(
    '<div class="cs-page-heading"><h1>My Profile</h1></div>',
  );
});
