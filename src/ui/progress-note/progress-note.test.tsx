/** How something stands: a sentence, with what happens next. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { ProgressNote } from './progress-note.tsx';

test('the sentence stands alone where there is no next step', () => {
  const html = renderPart(<ProgressNote kind="done" heading="Ada Okafor approved you" />);
  expect(html).toContain('Ada Okafor approved you');
  expect(html).not.toContain('cs-progress__text');
});
