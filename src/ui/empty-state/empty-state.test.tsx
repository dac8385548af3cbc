/** An empty list says what would be here, and offers the step that fills it. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { EmptyState } from './empty-state.tsx';

test('text and action are left out where there are none', () => {
  const html = renderPart(<EmptyState heading="No request waits for you." />);
  expect(html).toContain('No request waits for you.');
  expect(html).not.toMatch(/cs-empty__(?:text|action)/);
});
