/** Exactly one step is the current one, until all are done. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { StepIndicator } from './step-indicator.tsx';

const steps = ['User Security', 'User Info', 'MFA Setup'];
const words = (html: string): readonly string[] =>
  [...html.matchAll(/usa-sr-only"> \(([^)]+)\)/g)].map(([, word = '']) => word);

test('steps before are completed, steps after are not', () => {
  const html = renderPart(<StepIndicator steps={steps} current={1} />);
  expect(words(html)).toEqual(['completed', 'this step', 'not completed']);
  expect(html.match(/aria-current="step"/g)).toHaveLength(1);
  expect(html).toContain('Step 2 of 3');
});

test('at the end every step is ticked', () => {
  const html = renderPart(<StepIndicator steps={steps} current={3} finished="Final Complete" />);
  expect(words(html)).toEqual(['completed', 'completed', 'completed']);
  expect(html).not.toContain('aria-current');
  expect(html).toContain('Final Complete');
});
