/** A return path either stays with us or is null, whatever a browser would make of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPath } from './local-path.ts';

const hostile = [
  '//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example', 'javascript:alert(1)', 'data:text/html,x',
  '/%2f%2fevil.example', '/%5cevil.example', '/\tevil', '/\n/evil', ' //evil', '/a\u3002b', '///evil', '/./\\evil', '',
  'evil.example', '@evil.example', '/a b', '/../..//evil.example',
]; // prettier-ignore

describe('localPath', () => {
  it.each(hostile)('refuses %j', (value) => {
    expect(localPath(value)).toBeNull();
  });

  it.each(['/', '/profile/employers', '/registry?name=LAKE&page=2'])('keeps %s', (value) =>
    expect(localPath(value)).toBe(value),
  );

  it('never gives anything that resolves to another origin', () => {
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '@',
      ':',
      '%2f',
      '%5c',
      '.',
      'evil.example',
      '?',
      '#',
      '\t',
      'a',
      'https:',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const path = localPath(parts.join('')) ?? '/';
        expect(new URL(path, 'https://ours.example').origin).toBe('https://ours.example');
      }),
      { numRuns: 5000 },
    );
  });
});
