import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mainFileHeaders, recognizeHeader, type HeaderForm } from './headers.rules.ts';

const digest = (names: readonly string[]): string => createHash('sha256').update(names.join('\n')).digest('hex');

describe('the header of the main file', () => {
  // SHA-256 of the names as the published headers have them, one per line.
  it.each<[HeaderForm, number, string]>([
    ['V.2', 330, '6a4facfcacc9101f9fb1bda89dcfa31d9e1c7656bb46633ef6c0e066523a4704'],
    ['V.1', 330, 'b0ec4a5b9f15535b6fdd2fd04b830a58550033c4bca47c4e8e84e2ab3ee6d21f'],
    ['without certification date', 329, '3023a712ca0115fde668e7fef787ed4890226fd64a7880482b1f51faf6d3dd47'],
  ])('%s is exactly the published one', (form, columns, sha256) => {
    expect(mainFileHeaders[form]).toHaveLength(columns);
    expect(digest(mainFileHeaders[form])).toBe(sha256);
    expect(recognizeHeader(mainFileHeaders[form])).toEqual({ ok: true, value: { kind: 'main', width: columns } });
  });

  it('with two columns swapped is refused at the first of them', () => {
    const places = fc.uniqueArray(fc.nat({ max: 329 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(places, ([one = 0, other = 0]) => {
        const header = [...mainFileHeaders['V.2']];
        [header[one], header[other]] = [header[other] ?? '', header[one] ?? ''];
        const column = Math.min(one, other) + 1;
        expect(recognizeHeader(header)).toMatchObject({ ok: false, reason: 'header-column', facts: { column } });
      }),
    );
  });

  it('that ends early, or goes on, is refused where that happens', () => {
    const header = mainFileHeaders['V.2'];
    expect(recognizeHeader([...header, 'More'])).toMatchObject({ reason: 'header-long', facts: { column: 331 } });
    expect(recognizeHeader(header.slice(0, 300))).toMatchObject({
      reason: 'header-short',
      facts: { column: 301, expected: 'Other Provider Identifier Type Code_49' },
    });
    expect(recognizeHeader([])).toMatchObject({ reason: 'header-short', facts: { column: 1 } });
  });

  it('of another file names the column, cut short', () => {
    const facts = { column: 2, expected: 'Entity Type Code', found: 'x'.repeat(80) };
    expect(recognizeHeader(['NPI', 'x'.repeat(5000)])).toEqual({ ok: false, reason: 'header-column', facts });
  });
});
