/** Numbers are shown in groups and copied without them. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { NpiNumber, TrackingId } from './tracking-id.tsx';

test('a tracking ID and an NPI are grouped for reading, bare for copying', () => {
  const tracking = renderPart(<TrackingId id="T123456789012345" />);
  expect(tracking).toContain('T-123-456-789-012-345');
  expect(tracking).toContain('data-copy="T123456789012345"');
  const npi = renderPart(<NpiNumber npi="2123456789" />);
  expect(npi).toContain('2 123 456 789');
  expect(npi).toContain('data-copy="2123456789"');
});

test('"Copy" waits for the script', () => {
  expect(renderPart(<TrackingId id="T123456789012345" />)).toMatch(/<button class="cs-copy"[^>]+ hidden="">/);
});
