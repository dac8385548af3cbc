/** What happens next is an ordered list. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { Steps } from './steps.tsx';

test('each step has a title, and a text where there is one', () => {
  const html = renderPart(<Steps steps={[{ title: 'One', text: 'more' }, { title: 'Two' }]} />);
  expect(html).toMatch(/^<ol class="cs-steps">/);
  expect(html.match(/<li/g)).toHaveLength(2);
  expect(html.match(/cs-step__text/g)).toHaveLength(1);
});
