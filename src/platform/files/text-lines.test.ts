import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE_LIMIT_CHARACTERS, linesOf } from './text-lines.ts';

async function* chunksOf(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (const cut of [...cuts.toSorted((a, b) => a - b), bytes.length]) {
    yield bytes.subarray(start, cut);
    start = cut;
  }
}

async function read(bytes: Uint8Array, cuts: readonly number[] = []): Promise<string[]> {
  const lines: string[] = [];
  for await (const batch of linesOf(chunksOf(bytes, cuts))) lines.push(...batch);
  return lines;
}

describe('lines', () => {
  it('come out the same, however the stream is cut', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', 'é', '"'), maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat({ max: 30 }), { maxLength: 6 }), async (given, cuts) => {
        const bytes = Buffer.from(given, 'latin1');
        const expected = given.split('\n').map((line) => line.replace(/\r$/, ''));
        if (expected.at(-1) === '') expected.pop();
        const inside = cuts.filter((cut) => cut < bytes.length);
        expect(await read(bytes, inside)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('are ISO-8859-1', async () => {
    expect(await read(Buffer.from([0xd1, 0xe9, 0x0a, 0x41]))).toEqual(['Ñé', 'A']);
  });

  it('are cut at the limit, and the next one is whole again', async () => {
    const long = 'x'.repeat(LINE_LIMIT_CHARACTERS + 1000);
    const bytes = Buffer.from(`${long}\nnext\n${long}`);
    const cuts = Array.from({ length: 20 }, (_, index) => index * 50_000);
    const lines = await read(bytes, cuts);
    expect(lines.map((line) => line.length)).toEqual([LINE_LIMIT_CHARACTERS, 4, LINE_LIMIT_CHARACTERS]);
    expect(lines[1]).toBe('next');
  });

  it('of nothing are none', async () => expect(await read(Buffer.alloc(0))).toEqual([]));
});
