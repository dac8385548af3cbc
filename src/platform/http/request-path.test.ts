/** Cutting an address gives what parsing it gives. */
import { expect, test } from 'vitest';
import { pathOf, queryOf } from './request-path.ts';

test.each([
  'http://a/',
  'http://a/?',
  'http://localhost:3000/for/x_-/staff?to=%2Fhome&q=a/b',
  'http://a/b?c?d',
  'http://a/b?',
  'http://a/b#c?d',
  'https://user@[::1]:8443/b%2fc/?d=/#e',
])('path and query of %s are those of URL', (text) => {
  const url = new URL(text);
  expect([pathOf(text), queryOf(text)]).toEqual([url.pathname, url.search]);
});
