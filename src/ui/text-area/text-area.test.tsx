/** A text area keeps what was typed, line ends included. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { TextArea } from './text-area.tsx';

test('the text stands between the tags', () => {
  const html = renderPart(<TextArea name="reason" label="Why?" value={'first\nsecond'} />);
  expect(html).toContain('>first\nsecond</textarea>');
});
