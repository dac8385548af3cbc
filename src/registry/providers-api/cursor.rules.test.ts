import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from './cursor.rules.ts';

const place = fc.stringMatching(/^[\w-]{1,80}$/);

describe('a cursor', () => {
  it('leads back to its place, whatever was asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), place, (question, at) => {
        const cursor = writeCursor(question, at);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(readCursor(question, cursor)).toEqual({ ok: true, value: at });
      }),
    );
  });

  it('is refused with another question', () => {
    expect(readCursor('b', writeCursor('a', '1'))).toMatchObject({ ok: false, reason: 'cursor-other-query' });
  });

  it('that was invented is refused', () => {
    fc.assert(fc.property(fc.string(), (text) => void expect(readCursor('a', text).ok).toBe(false)));
    for (const text of ['', '-', 'abc', 'abc-', '-abc', `${'a'.repeat(14)}-1`, 'a b-1', 'A-1'])
      expect(readCursor('a', text)).toMatchObject({ ok: false, reason: 'cursor-unknown' });
  });
});
