import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionText, readPosition } from './position.rules.ts';

describe('a position', () => {
  it('survives an address, whatever names it holds', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((value) => !value.includes('\u0000'));
    fc.assert(
      fc.property(fc.nat(60), text, fc.array(text, { maxLength: 4 }), (way, npi, at) => {
        const address = positionText({ way, npi, at });
        expect(address).toMatch(/^[\w-]+$/);
        expect(readPosition(address)).toEqual({ way, npi, at });
      }),
    );
  });

  it('is none where the text was not ours', () => {
    const written = (value: unknown): string => btoa(encodeURIComponent(JSON.stringify(value))).replaceAll('=', '');
    const others = [
      '',
      ' ',
      '%',
      'AAAA',
      written({}),
      written([]),
      written([0]),
      written([-1, 'n']),
      written([0.5, 'n']),
    ];
    for (const text of [
      ...others,
      written([0, 'n', 3]),
      written([0, '\u0000']),
      written([0, '\uD800']),
      'A'.repeat(20_000),
    ])
      expect(readPosition(text), text.slice(0, 30)).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readPosition(text);
        expect(read === null || typeof read.npi === 'string').toBe(true);
      }),
    );
  });
});
