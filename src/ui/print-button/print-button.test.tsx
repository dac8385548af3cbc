/** Without a script there is nothing to press. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { PrintButton } from './print-button.tsx';

test('it is hidden until the script shows it', () => {
  expect(renderPart(<PrintButton />)).toContain('hidden');
});
