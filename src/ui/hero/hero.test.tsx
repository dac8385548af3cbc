/** After a failed sign-in the form comes before the invitation to register. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { Hero } from './hero.tsx';

test('the order of the document is the order in which it is needed', () => {
  const orderOf = (doorFirst: boolean) => {
    const html = renderPart(<Hero heading="HEADING" lede="x" actions="ACTIONS" door="DOOR" doorFirst={doorFirst} />);
    return [...html.matchAll(/HEADING|ACTIONS|DOOR/g)].map(([word]) => word);
  };
  expect(orderOf(false)).toEqual(['HEADING', 'ACTIONS', 'DOOR']);
  expect(orderOf(true)).toEqual(['HEADING', 'DOOR', 'ACTIONS']);
});
