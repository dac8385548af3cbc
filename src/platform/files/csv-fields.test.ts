import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFields, splitCsv, textOf } from './csv-fields.ts';
import { csvLine, csvValues } from './csv.ts';

const fields = csvFields(40);

function valuesOf(line: string): readonly string[] | null {
  const bytes = Buffer.from(`before${line}behind`, 'latin1');
  if (!splitCsv(fields, bytes, 6, 6 + line.length)) return null;
  return Array.from({ length: fields.count }, (_, index) => textOf(fields, index));
}

describe('a line split where it lies', () => {
  it('has the values that its text has, or none', () => {
    const line = fc.string({ unit: fc.constantFrom('"', ',', 'a', 'é'), maxLength: 14 });
    fc.assert(
      fc.property(line, (given) => {
        expect(valuesOf(given)).toEqual(csvValues(given));
      }),
      { numRuns: 5000 },
    );
  });

  it('gives back what was written', () => {
    const value = fc.string({ unit: fc.constantFrom('"', ',', ' ', 'ß', '\\'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
        expect(valuesOf(csvLine(values))).toEqual(values);
      }),
    );
  });

  it('counts values beyond its room', () => {
    expect(splitCsv(csvFields(2), Buffer.from('a,b,c,d'), 0, 7)).toBe(true);
    const small = csvFields(2);
    splitCsv(small, Buffer.from('a,b,c,d'), 0, 7);
    expect(small.count).toBe(4);
  });
});
