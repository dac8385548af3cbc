/** The first choice of a group carries the field's id, so that the error summary leads to it. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { Choice, choiceId } from './choice.tsx';

test('ids follow the place in the group', () => {
  expect([0, 1, 2].map((index) => choiceId('field-role', index))).toEqual([
    'field-role',
    'field-role-2',
    'field-role-3',
  ]);
});

test('the line about a choice describes it', () => {
  const html = renderPart(
    <Choice type="radio" id="field-role" name="role" option={{ value: 'ao', label: 'AO', hint: 'Signs.' }} checked />,
  );
  expect(html).toContain('aria-describedby="field-role-what"');
  expect(html).toMatch(/<span class="cs-choice__hint" id="field-role-what">Signs\.<\/span>/);
});
