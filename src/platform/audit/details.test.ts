import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DetailNotAllowed, writeDetails, type DetailKind } from './details.ts';

const kinds: Readonly<Record<DetailKind, { good: readonly unknown[]; bad: readonly unknown[] }>> = {
  code: {
    good: ['enrollment', 'staff_end_user', 'nist-800-63b-4', 'role.name'],
    bad: ['', 'Dara Lind', '900123456', 'a@b', 'x'.repeat(301), 1],
  },
  codes: { good: ['', 'enrollment', 'enrollment,registry'], bad: ['a,', ',a', 'a, b', 'a,900123456'] },
  id: { good: ['019a1b2c-0000-7000-8000-00000000000a'], bad: ['019A1B2C-0000-7000-8000-00000000000A', 'x'] },
  'tracking-id': { good: ['T123456789012345'], bad: ['T12345678901234', '123456789012345'] },
  digest: { good: ['0f'.repeat(32)], bad: ['0F'.repeat(32), '0f'] },
  moment: { good: ['2026-11-03T14:05:09.120Z'], bad: ['2026-11-03', '2026-11-03T14:05:09.120+01:00'] },
  route: { good: ['GET /for/:ref/staff', 'POST /api/v1/{id}'], bad: ['/for/x', 'GET /a?ssn=1', 'GET /a b'] },
  count: { good: [0, -3, 2 ** 53 - 1], bad: [1.5, -0, 2 ** 53, Number.NaN, '1', true] },
  flag: { good: [true, false], bad: ['true', 1, null] },
};

describe('each kind of detail', () => {
  test.each(Object.entries(kinds))('%s', (kind, { good, bad }) => {
    const allowed = { key: kind as DetailKind };
    for (const value of good) expect(JSON.parse(writeDetails(allowed, { key: value }))).toEqual({ key: value });
    for (const value of bad) expect(() => writeDetails(allowed, { key: value })).toThrow(`"key" is not a ${kind}`);
  });
});

test('keys outside the catalogue are refused, also those that every object has', () => {
  for (const key of ['name', 'constructor', '__proto__', 'toString'])
    expect(() => writeDetails({ role: 'code' }, Object.fromEntries([[key, 'x']]))).toThrow(DetailNotAllowed);
});

test('what is undefined is left out, and the refusal never quotes the value', () => {
  expect(writeDetails({ role: 'code', until: 'moment' }, { role: 'manager', until: undefined })).toBe(
    '{"role": "manager"}',
  );
  expect(() => writeDetails({ role: 'code' }, { role: '900-12-3456' })).toThrow(expect.not.stringContaining('900'));
});

test('keys are written in the order of jsonb: by length, then by bytes', () => {
  const allowed = { bb: 'count', a: 'count', aa: 'count', B: 'count' } as const;
  expect(writeDetails(allowed, { bb: 1, a: 2, aa: 3, B: 4 })).toBe('{"B": 4, "a": 2, "aa": 3, "bb": 1}');
});

test('no text that could be a number of a person passes any kind of text', () => {
  const number = fc.stringMatching(/^\d{3}-?\d{2}-?\d{4}$/);
  fc.assert(
    fc.property(
      number,
      fc.constantFrom<DetailKind>('code', 'codes', 'id', 'digest', 'moment', 'tracking-id'),
      (value, kind) => {
        expect(() => writeDetails({ key: kind }, { key: value })).toThrow(DetailNotAllowed);
      },
    ),
  );
});
