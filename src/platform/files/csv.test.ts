import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, csvValues } from './csv.ts';

const value = fc.string({ unit: fc.constantFrom('"', ',', ' ', 'a', "'", '\t', '\\'), maxLength: 6 });

describe('a line of comma-separated values', () => {
  it('reads what was written, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
        expect(csvValues(csvLine(values))).toEqual(values);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['a,b', ['a', 'b']],
    ['"a","b"', ['a', 'b']],
    ['"","",""', ['', '', '']],
    ['a,"b, c",', ['a', 'b, c', '']],
    ['"""a"""', ['"a"']],
    ['""""', ['"']],
    ['', ['']],
    [',', ['', '']],
  ])('reads %j', (line, values) => expect(csvValues(line)).toEqual(values));

  it.each(['"a', '"a"b', 'a"b', '"a" ,"b"', '"a""', '"', '"""'])('knows that the quotes of %j do not match', (line) =>
    expect(csvValues(line)).toBeNull(),
  );

  it('answers for any line', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', 'a'), maxLength: 12 }), (line) => {
        const values = csvValues(line);
        expect(values === null || values.length >= 1).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
