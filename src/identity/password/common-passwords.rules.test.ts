/** The blocklist looks through decoration, and lets through what people make up themselves. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listedPasswords } from '../../platform/crypto/listed-passwords.ts';
import { commonPasswordReason, isMadeOfContext } from './common-passwords.rules.ts';
import { COMMON_PASSWORDS, COMMON_WORDS } from './common-words.rules.ts';

const listed = listedPasswords();
const reasonOf = (password: string) => commonPasswordReason(password, listed);

/** A fifth of a second on the machine this was written on; quadratic work would take minutes. */
const workAtMostMicroseconds = 3_000_000;
const expected = {
  listed:
    'password baseball football superman jennifer iloveyou sunshine princess trustno1 q1w2e3r4 a1b2c3d4 ncc1701d zaq12wsx',
  word: 'password1 P@ssw0rd! Password2024! passw0rd123 letmein1 monkey12 dragon123 iloveyou2 $unshine1 welcome1 Summer2026! charles1 sunshinelakeside',
  sequence: '12345678 123456789 1234567890 87654321 abcdefgh abcd1234 1234abcd max12345 12345678910 1234554321',
  keyboard: 'qwertyuiop qwertyui 1qaz2wsx 1q2w3e4r !QAZ2wsx 1qazxsw2 qazwsxedc 147258369 zxcvbnm, 11223344',
  repeat: 'aaaaaaaa 11111111 abcabcabc 12121212 monkeymonkey passwordpassword 19871987',
  date: '12/25/1995 25.12.1995 1995-12-25 12251995 19951225 !!2024!!',
} as const;

describe('common passwords', () => {
  it.each(Object.entries(expected))('%s', (reason, passwords) => {
    for (const password of passwords.split(' ')) expect(reasonOf(password), password).toBe(reason);
  });

  it('refuses all that leaked often, also with a digit and a sign', () => {
    expect(listed.size).toBeGreaterThan(40_000);
    const long = [...listed].filter((password) => [...password].length >= 8);
    expect(long.filter((password) => reasonOf(password.toUpperCase()) === null)).toEqual([]);
    const words = long.slice(0, 1000).filter((password) => /^[a-z]+$/.test(password));
    expect(words.filter((password) => reasonOf(`${password}1!`) === null)).toEqual([]);
  });

  it('refuses every entry of its own list, in any case, and any word with a year and a sign', () => {
    for (const password of [...COMMON_PASSWORDS, ...COMMON_WORDS].filter(({ length }) => length >= 8)) {
      expect(reasonOf(password.toUpperCase()), password).not.toBeNull();
    }
    fc.assert(
      fc.property(
        fc.constantFrom(...COMMON_WORDS),
        fc.integer({ min: 1900, max: 2099 }),
        fc.constantFrom('', '!', '#'),
        (word, year, sign) => {
          expect(reasonOf(`${word}${year}${sign}`)).not.toBeNull();
          expect(reasonOf(`${sign}${word}${year}`)).not.toBeNull();
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '7yGk2pQx',
    'Zebra_Quilt_77',
    'kind lamp over nine hills',
    'tr0ub4dor&3',
    'correct-horse-battery',
    'mein Rad ist grün',
    '',
  ])('lets "%s" through', (password) => expect(reasonOf(password)).toBeNull());

  it('refuses hardly any random password', () => {
    // Not fc.string: it likes names such as "prototype", which is on the list.
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
    const letters = fc.array(letter, { minLength: 9, maxLength: 9 }).map((each) => each.join(''));
    const refused = fc.sample(letters, 5_000).filter((password) => reasonOf(password) !== null);
    expect(refused.length).toBeLessThan(25);
  });

  it('answers quickly for whatever is sent', () => {
    const before = process.cpuUsage();
    for (const unit of ['a', 'ab', 'aA1!', '1', '!', 'password']) reasonOf(unit.repeat(100_000));
    expect(process.cpuUsage(before).user).toBeLessThan(workAtMostMicroseconds);
  });
});

describe('context words', () => {
  const words = ['Dara', 'Lind', 'daralind'];
  it.each([
    'Countersign2026!',
    'c0unter$ign',
    'mydaralind',
    'Dara2026!',
    'LindDara99',
    'PECOS-nppes-1',
    'medicare2026',
  ])('finds "%s" made of them', (password) => expect(isMadeOfContext(password, words)).toBe(true));
  it.each(['kind-words-only', 'dara keeps nine green hills', 'countersigning is fun'])(
    'lets "%s" through',
    (password) => expect(isMadeOfContext(password, words)).toBe(false),
  );
});
