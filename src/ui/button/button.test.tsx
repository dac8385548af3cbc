/** Buttons submit unless told otherwise; a link never carries a refused address. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { Button, LinkButton } from './button.tsx';

test('a button submits its form and can carry a name, a value and the row it is about', () => {
  const html = renderPart(
    <Button name="decision" value="approve" about="Tom Vega">
      Approve
    </Button>,
  );
  expect(html).toMatch(/<button type="submit" class="[^"]+" name="decision" value="approve">/);
  expect(html).toContain('Approve<span class="usa-sr-only"> Tom Vega</span>');
});

test('a link that opens a new tab says so', () => {
  const html = renderPart(
    <LinkButton href="/help" newTab>
      Help
    </LinkButton>,
  );
  expect(html).toContain('target="_blank" rel="noopener"');
  expect(html).toContain('(opens in a new tab)');
});
