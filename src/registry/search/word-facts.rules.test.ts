import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOneErrorAway, variantsOf } from './word-facts.rules.ts';

describe('one error away', () => {
  it.each([
    ['SMIHT', 'SMITH'],
    ['SMTH', 'SMITH'],
    ['SMITTH', 'SMITH'],
    ['SMYTH', 'SMITH'],
    ['MSITH', 'SMITH'],
    ['NUNEZ', 'NUNES'],
  ])('%s is from %s', (one, other) => {
    expect(isOneErrorAway(one, other)).toBe(true);
    expect(isOneErrorAway(other, one)).toBe(true);
    expect(variantsOf(one).some((variant) => variantsOf(other).includes(variant))).toBe(true);
  });

  it.each([
    ['SMITH', 'SMITH'],
    ['SMITH', 'SMITHES'],
    ['SMITH', 'MSIHT'],
    ['HTIMS', 'SMITH'],
    ['', 'AB'],
  ])('%j is not from %j', (one, other) => expect(isOneErrorAway(one, other)).toBe(false));

  it('is whatever one letter more, less or other makes', () => {
    const word = fc.stringMatching(/^[A-Z]{4,12}$/);
    fc.assert(
      fc.property(word, fc.nat(), fc.stringMatching(/^[A-Z]?$/), fc.nat(1), (typed, place, letter, taken) => {
        const at = place % typed.length;
        const other = typed.slice(0, at) + letter + typed.slice(at + taken);
        if (other === typed) return;
        expect(isOneErrorAway(typed, other)).toBe(true);
        expect(variantsOf(typed).some((variant) => variantsOf(other).includes(variant))).toBe(true);
      }),
    );
  });
});
