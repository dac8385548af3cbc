/** Every problem has its words: what happened, what it means, what to do; and a number for the help desk. */
import { expect, test } from 'vitest';
import { renderDocument } from '../render.ts';
import { ProblemPage } from './error-pages.tsx';
import { problemKinds, problemWords, spoken } from './problem-words.ts';

const requestId = '0198f2c4-7a31-7c55-9d0e-3f1f5a2b6c7d';

test.each(problemKinds.map((kind) => [kind]))('%s has a title, a heading and a next step', (kind) => {
  const html = renderDocument(<ProblemPage problem={{ kind, requestId }} />);
  expect(html).toContain(`<title>${problemWords(kind).title} – Countersign</title>`);
  expect(html.match(/<h1/g)).toHaveLength(1);
  expect(html).toContain(requestId);
  expect(html).toMatch(/<a href="\/" class="usa-button/);
  expect(html).not.toMatch(/please|successfully|invalid|oops|sorry/i);
});

test('waiting is said with its length', () => {
  expect(problemWords('too-many', { retryAfterSeconds: 1740 }).text).toContain('Try again in 29 minutes.');
  expect(problemWords('busy').text).toContain('Try again in a few minutes.');
});

test.each([
  [1, '1 second'],
  [45, '45 seconds'],
  [60, '1 minute'],
  [61, '2 minutes'],
  [1740, '29 minutes'],
  [3600, '1 hour'],
  [3601, '2 hours'],
])('%i seconds are spoken as %s, never too early', (seconds, words) => {
  expect(spoken(seconds)).toBe(words);
});

test('a form that was too old can be sent again with what was typed', () => {
  const resend = { action: '/employers/search', values: { name: 'Lakeside', functions: ['a', 'b'] } };
  const html = renderDocument(<ProblemPage problem={{ kind: 'stale-form', requestId }} resend={resend} />);
  expect(html).toContain('Nothing is lost');
  expect(html).toContain('<input type="hidden" name="name" value="Lakeside"/>');
  expect(html.match(/name="functions"/g)).toHaveLength(2);
  expect(renderDocument(<ProblemPage problem={{ kind: 'stale-form', requestId }} />)).not.toContain('Nothing is lost');
});
