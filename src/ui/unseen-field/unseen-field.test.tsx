/** Nobody meets this field: not the eye, not a screen reader, not the keyboard, not the browser's autofill. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { UnseenField } from './unseen-field.tsx';

test('it is out of the way of everybody but a program', () => {
  const html = renderPart(<UnseenField name="comments" label="Leave this empty" />);
  expect(html).toContain('aria-hidden="true"');
  expect(html).toContain('tabindex="-1" autocomplete="off"');
});
