/** A line of text with the keyboard and the autofill that its meaning asks for. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { TextField } from './text-field.tsx';

test('codes and addresses are not corrected by the phone', () => {
  expect(renderPart(<TextField name="a" label="User ID" spellCheck={false} />)).toContain(
    'autocapitalize="none" spellcheck="false"',
  );
  expect(renderPart(<TextField name="a" label="E-mail" type="email" />)).toContain('spellcheck="false"');
  expect(renderPart(<TextField name="a" label="City" />)).not.toContain('spellcheck');
});

test('nothing is said about a value, an error or a limit that does not exist', () => {
  const html = renderPart(<TextField name="a" label="City" />);
  expect(html).not.toMatch(/value=|maxlength=|aria-|required|readonly/);
});
