/** A link says when it leaves this site or this tab. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { Link } from './link.tsx';

test('an address elsewhere is marked', () => {
  expect(renderPart(<Link href="https://www.example.org">guide</Link>)).toContain('<svg');
  expect(renderPart(<Link href="/guides">guide</Link>)).not.toContain('<svg');
});

test('a new tab is announced', () => {
  const html = renderPart(
    <Link href="/help" newTab>
      Help
    </Link>,
  );
  expect(html).toContain('target="_blank" rel="noopener"');
  expect(html).toContain('(opens in a new tab)');
});

test('a refused address leaves the words', () => {
  expect(renderPart(<Link href="javascript:alert(1)">words</Link>)).toBe('<span class="cs-no-link">words</span>');
});
