/** The evidence is read before the decision. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { Columns } from './columns.tsx';

test('main comes first in the document', () => {
  expect(renderPart(<Columns main="EVIDENCE" side="DECISION" />)).toMatch(/EVIDENCE.*DECISION/);
});
