/** Opens without script: it is the browser's own details element. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { Expandable } from './expandable.tsx';

test('it is closed unless told otherwise', () => {
  expect(renderPart(<Expandable summary="Why?">Because.</Expandable>)).toMatch(/^<details class="[^"]+"><summary/);
  const open = renderPart(
    <Expandable summary="Why?" open>
      Because.
    </Expandable>,
  );
  expect(open).toMatch(/^<details class="[^"]+" open=""><summary/);
});
