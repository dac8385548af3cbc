/** The kind of an alert is said in words, not only in colour. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { Alert } from './alert.tsx';

test.each([
  ['info', 'Information', 'status'],
  ['done', 'Done', 'status'],
  ['warning', 'Attention', 'status'],
  ['error', 'Error', 'alert'],
] as const)('%s is called "%s" and announced as %s', (kind, word, role) => {
  const html = renderPart(
    <Alert kind={kind} announce>
      text
    </Alert>,
  );
  expect(html).toContain(`<span class="usa-sr-only">${word}: </span>`);
  expect(html).toContain(`role="${role}"`);
});

test('what was there all along is not announced', () => {
  expect(renderPart(<Alert kind="info">text</Alert>)).not.toContain('role=');
});
