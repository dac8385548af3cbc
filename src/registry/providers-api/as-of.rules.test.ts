import { describe, expect, it } from 'vitest';
import { decideAsOf, type DatedRow, type UndoneField } from './as-of.rules.ts';

const row: DatedRow & { readonly last_name: string } = {
  entity_type: 1,
  enumerated_on: '2010-01-05',
  updated_on: '2024-03-01',
  deactivated_on: null,
  reactivated_on: null,
  deactivation_reason: null,
  active: true,
  last_name: 'MOSS',
};
const bare = { ...row, entity_type: null, enumerated_on: null, updated_on: null, active: false };

const undo = (before: Readonly<Record<string, unknown>>, changedOn = '2024-03-01'): readonly UndoneField[] =>
  Object.entries(before).map(([field, value]) => ({ field, before: value, changedOn }));

describe('a record on a day', () => {
  it('is as it is now from its last update on', () => {
    for (const day of ['2024-03-01', '2026-01-01'])
      expect(decideAsOf(row, [], day)).toMatchObject({ ok: true, value: { last_name: 'MOSS', active: true } });
  });

  it('is as it was before later changes', () => {
    const before = undo({ last_name: 'HARTLEY', updated_on: '2020-02-02', other_names: null });
    expect(decideAsOf(row, before, '2024-02-29')).toMatchObject({
      ok: true,
      value: { last_name: 'HARTLEY', updated_on: '2020-02-02' },
    });
    expect(decideAsOf(row, before, '2020-02-01')).toEqual({
      ok: false,
      reason: 'not-known-then',
      facts: { knownSince: '2020-02-02' },
    });
  });

  it('is not known before the oldest state that was given', () => {
    expect(decideAsOf(row, [], '2024-02-29')).toMatchObject({ ok: false, facts: { knownSince: '2024-03-01' } });
    const added = undo({ npi: null });
    expect(decideAsOf(row, added, '2024-02-29')).toMatchObject({ ok: false, reason: 'not-known-then' });
  });

  it('does not exist before the number was given', () => {
    for (const undone of [[], undo({ npi: null })])
      expect(decideAsOf(row, undone, '2010-01-04')).toEqual({
        ok: false,
        reason: 'not-yet-enumerated',
        facts: { knownSince: '2010-01-05' },
      });
  });

  it.each([
    ['2024-03-31', { active: true, deactivated_on: null, reactivated_on: null, deactivation_reason: null }],
    ['2024-04-01', { active: false, deactivated_on: '2024-04-01', reactivated_on: null, deactivation_reason: 'OT' }],
    ['2024-05-01', { active: true, deactivated_on: '2024-04-01', reactivated_on: '2024-05-01' }],
  ])('has the status of %s', (day, status) => {
    const twice = { ...row, deactivated_on: '2024-04-01', reactivated_on: '2024-05-01', deactivation_reason: 'OT' };
    expect(decideAsOf(twice, [], day)).toMatchObject({ ok: true, value: status });
  });

  it('of whom only a deactivation is known is known from then on', () => {
    const gone = { ...bare, deactivated_on: '2023-07-07' };
    expect(decideAsOf(gone, [], '2023-07-07')).toMatchObject({ ok: true, value: { active: false } });
    expect(decideAsOf(gone, [], '2023-07-06')).toMatchObject({ ok: false, facts: { knownSince: '2023-07-07' } });
    expect(decideAsOf(bare, [], '2023-07-06')).toEqual({ ok: false, reason: 'not-known-then', facts: {} });
  });
});
