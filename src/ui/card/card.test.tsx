/** A card is a section whose heading has the level that its place in the page needs. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { Card } from './card.tsx';

test('the heading is an h2, or an h3 inside another section', () => {
  expect(renderPart(<Card heading="Who asks">x</Card>)).toContain('<h2 class="cs-card__heading">Who asks</h2>');
  const inner = renderPart(
    <Card heading="Who asks" level={3}>
      x
    </Card>,
  );
  expect(inner).toContain('<h3 class="cs-card__heading">Who asks</h3>');
});

test('a card without a heading has no empty one', () => {
  expect(renderPart(<Card>x</Card>)).not.toMatch(/<h[23]/);
});
