import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvRows } from './csv.ts';
import { downloadLine, inertCell } from './download-csv.ts';

it.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\0=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  "'=1",
  "='x'!A1",
])('%j does nothing in a spreadsheet', (value) => expect(inertCell(value)).toBe(`'${value}`));

it.each(['', 'Lakeside Clinic', '2000001018', '217-555-0101', 'a=b', "O'Neill"])('%j stays as it is', (value) =>
  expect(inertCell(value)).toBe(value),
);

it('gives every value back, one leading apostrophe taken away', () => {
  const value = fc.string({
    unit: fc.constantFrom('"', ',', "'", '=', '+', '-', '@', '\t', '\n', 'a', '＝'),
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) => {
      const read = csvRows(downloadLine(values))?.[0];
      expect(read?.map((cell) => cell.replace(/^'/, ''))).toEqual(values);
      expect(read?.some((cell) => /^[=+\-@\t\r\0]/.test(cell))).toBe(false);
    }),
  );
});
