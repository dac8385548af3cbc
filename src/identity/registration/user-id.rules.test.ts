/** User IDs against an oracle in one expression, and twins that a person could take for each other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideUserId, decideUserIdAgainstNumbers, userIdFreeAt, userIdKey } from './user-id.rules.ts';

const isGood = (typed: string): boolean => /^(?!(?:.*[0-9]){5})[A-Za-z0-9]{6,12}$/.test(typed);

describe('user ID', () => {
  it('agrees with the oracle', () => {
    const unit = fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom(...'abcXYZ0123456789') },
      { weight: 1, arbitrary: fc.constantFrom(...' -_.@éＡ０') },
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 15 }), (typed) => {
        expect(decideUserId(typed).ok).toBe(isGood(typed));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['', 'user-id-missing'],
    ['abcde', 'user-id-length'],
    ['abcdefghijklm', 'user-id-length'],
    ['ab cdef', 'user-id-characters'],
    ['daralind ', 'user-id-characters'],
    ['ｄａｒａｌｉｎｄ', 'user-id-characters'],
    ['dara.lind', 'user-id-characters'],
    ['dara12345', 'user-id-digits'],
  ])('"%s" is refused: %s', (typed, reason) => expect(decideUserId(typed)).toMatchObject({ reason }));

  it('holds nothing of SSN and NPI: the last four, scattered or not', () => {
    const numbers = { ssn: '912345678', npis: ['2123456789', '2000000004'] };
    const against = (userId: string) => decideUserIdAgainstNumbers(userId, numbers);
    expect(against('dara5678')).toMatchObject({ reason: 'user-id-holds-ssn' });
    expect(against('5da6ra7li8')).toMatchObject({ reason: 'user-id-holds-ssn' });
    expect(against('dara6789')).toMatchObject({ reason: 'user-id-holds-npi' });
    expect(against('dara0004')).toMatchObject({ reason: 'user-id-holds-npi' });
    expect(against('dara8765').ok).toBe(true);
    expect(against('dara678').ok).toBe(true);
    expect(against('daralind').ok).toBe(true);
  });

  it.each([
    ['daralind', 'DaraLind'],
    ['daralind', 'dara1ind'],
    ['daralind', 'daraIind'],
    ['daralind', 'daraLlnd'],
    ['omarsaid', '0marsaid'],
    ['omarsaid', 'ornarsaid'],
    ['wanda123', 'vvanda123'],
    ['daralind', 'ｄａｒａｌｉｎｄ'],
  ])('%s and %s are twins', (one, other) => {
    expect(userIdKey(one)).toBe(userIdKey(other));
  });

  it('folds a key once and for all, and keeps different ones apart', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abcIl10OoRrnNvVwW'), minLength: 6, maxLength: 12 }),
        (userId) => {
          expect(userIdKey(userId.toUpperCase())).toBe(userIdKey(userId.toLowerCase()));
        },
      ),
    );
    expect(userIdKey('daralind')).not.toBe(userIdKey('daralins'));
  });

  it('is free again two years after it was given up', () => {
    expect(userIdFreeAt(new Date('2026-05-03T12:00:00Z'))).toEqual(new Date('2028-05-03T12:00:00Z'));
  });
});
