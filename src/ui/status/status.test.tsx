/** A status has its word in the text; the icon only repeats it. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { Status, Tag } from './status.tsx';

test('the word is always there', () => {
  for (const kind of ['done', 'waiting', 'refused', 'ended', 'info'] as const) {
    expect(renderPart(<Status kind={kind}>Word</Status>)).toMatch(/<svg.*aria-hidden="true".*<\/svg>Word<\/span>$/);
  }
  expect(renderPart(<Tag>not yet verified</Tag>)).toContain('not yet verified');
});
