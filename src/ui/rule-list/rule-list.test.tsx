/** Met and not met are said in words; a rule nobody has looked at yet is neither. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { RuleList } from './rule-list.tsx';

test('each state has its word', () => {
  const html = renderPart(
    <RuleList
      field="password"
      rules={[
        { id: 'length', text: 'Length', met: true },
        { id: 'number', text: 'Number', met: false },
        { id: 'history', text: 'History' },
      ]}
    />,
  );
  expect([...html.matchAll(/data-state="(\w+)"/g)].map(([, state]) => state)).toEqual(['met', 'unmet', 'open']);
  expect([...html.matchAll(/data-rule-word="true">([^<]*)</g)].map(([, word]) => word)).toEqual([
    ' (met)',
    ' (not met yet)',
    '',
  ]);
});
