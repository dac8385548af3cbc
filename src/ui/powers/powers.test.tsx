/** What is allowed and what is not is said in words, not by the sign alone. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { Powers } from './powers.tsx';

test('each power is called allowed or not allowed', () => {
  const html = renderPart(<Powers allowed={['see']} denied={['sign']} />);
  expect(html).toContain('<span class="usa-sr-only">Allowed: </span>see');
  expect(html).toContain('<span class="usa-sr-only">Not allowed: </span>sign');
});
