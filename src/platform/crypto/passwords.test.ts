import { argon2Sync, pbkdf2Sync } from 'node:crypto';
import { availableParallelism } from 'node:os';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Overloaded } from '../bounded-queue.ts';
import { KeysUnavailable } from './errors.ts';
import { currentKey, openKeyring, vaultOf } from './keyring.ts';
import { dummyVerify, hashPassword, rewrapPepper, verifyPassword } from './passwords.ts';
import { hmac, wrapKey } from './primitives.ts';
import { formatStoredHash, parseStoredHash } from './stored-hash.ts';

const keyring = await openKeyring({ kind: 'test' });
const verify = (stored: string, password: string) => verifyPassword(keyring, stored, password);
const kept = { matches: true, needsRehash: false };
const refused = { matches: false, needsRehash: false };

test('the runtime gives argon2id of RFC 9106, 5.3', () => {
  const tag = argon2Sync('argon2id', {
    message: Buffer.alloc(32, 1),
    nonce: Buffer.alloc(16, 2),
    secret: Buffer.alloc(8, 3),
    associatedData: Buffer.alloc(12, 4),
    memory: 32,
    passes: 3,
    parallelism: 4,
    tagLength: 32,
  });
  const expected = '0d640df5 8d78766c 08c037a3 4a8b53c9 d01ef045 2d75b65e b52520e9 6b01e659';
  expect(tag.toString('hex')).toBe(expected.replaceAll(' ', ''));
});

describe('a password', () => {
  test('is stored with scheme, cost, salt and pepper key, never twice alike, and matches itself only', async () => {
    const stored = await hashPassword(keyring, 'correct horse');
    expect(stored).toMatch(
      /^\$argon2id\$v=19\$m=19456,t=2,p=1,pepper=pepper-test,wrapped=[\w+/]{54}\$[\w+/]{22}\$[\w+/]{43}$/,
    );
    expect(await hashPassword(keyring, 'correct horse')).not.toBe(stored);
    expect(await verify(stored, 'correct horse')).toEqual(kept);
    expect(await verify(stored, 'Correct horse')).toEqual(refused);
    expect(await verify(stored, '')).toEqual(refused);
  });

  test('is never cut: the 73rd byte and the 4097th matter, and NUL ends nothing', async () => {
    for (const length of [72, 4096]) {
      const stored = await hashPassword(keyring, `${'x'.repeat(length)}a`);
      expect(await verify(stored, `${'x'.repeat(length)}a`)).toEqual(kept);
      expect(await verify(stored, `${'x'.repeat(length)}b`)).toEqual(refused);
      expect(await verify(stored, 'x'.repeat(length))).toEqual(refused);
    }
    expect(await verify(await hashPassword(keyring, 'a\0b'), 'a\0c')).toEqual(refused);
  });

  test('is the same however its characters were composed, and only then', async () => {
    const stored = await hashPassword(keyring, 'Zo\u00eb \u00c5ngstr\u00f6m');
    expect(await verify(stored, 'Zoe\u0308 A\u030angstro\u0308m')).toEqual(kept);
    expect(await verify(stored, 'Zoe Angstrom')).toEqual(refused);
    expect(await verify(await hashPassword(keyring, '\ufb01sh'), 'fish')).toEqual(refused);
  });

  test('round trip for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 130 }), fc.string(), async (password, other) => {
        const stored = await hashPassword(keyring, password);
        expect(await verify(stored, password)).toEqual(kept);
        const same = other.normalize('NFC') === password.normalize('NFC');
        expect((await verify(stored, other)).matches).toBe(same);
      }),
      { numRuns: 15 },
    );
  });

  test('cannot be checked without the pepper: the bare argon2id of the stored parameters is another one', async () => {
    const stored = parseStoredHash(await hashPassword(keyring, 'Summer2026'));
    if (stored?.scheme !== 'argon2id') throw new Error('Not argon2id.');
    const { salt: nonce, memoryKiB: memory, passes, lanes: parallelism } = stored;
    const bare = argon2Sync('argon2id', { message: 'Summer2026', nonce, memory, passes, parallelism, tagLength: 32 });
    expect(bare.equals(stored.hash)).toBe(false);
  });
});

describe('stored hashes from elsewhere or edited', () => {
  const phc = (iterations: number, password: string) => {
    const salt = Buffer.from('0123456789abcdef');
    const hash = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
    const text = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
    return `$pbkdf2-sha256$i=${iterations}$${text(salt)}$${text(hash)}`;
  };

  test('PBKDF2 with 600,000 rounds verifies and asks to be upgraded, but only when it matches', async () => {
    const stored = phc(600_000, 'Old#pass1');
    expect(await verify(stored, 'Old#pass1')).toEqual({ matches: true, needsRehash: true });
    expect(await verify(stored, 'Old#pass2')).toEqual(refused);
    expect(await verify(await hashPassword(keyring, 'Old#pass1'), 'Old#pass1')).toEqual(kept);
  });

  test('a weaker argon2id of ours asks for a rehash', async () => {
    const [pepper, salt] = [Buffer.alloc(32, 5), Buffer.alloc(16, 6)];
    const { id, key } = currentKey(keyring, 'pepper');
    const message = hmac(pepper, 'x');
    const hash = argon2Sync('argon2id', {
      message,
      nonce: salt,
      memory: 19_456,
      passes: 1,
      parallelism: 1,
      tagLength: 32,
    });
    const about = { pepperKeyId: id, wrappedPepper: wrapKey(key, pepper), salt, hash };
    const stored = formatStoredHash({ scheme: 'argon2id', memoryKiB: 19_456, passes: 1, lanes: 1, ...about });
    expect(await verify(stored, 'x')).toEqual({ matches: true, needsRehash: true });
    expect(await verify(stored, 'y')).toEqual(refused);
  });

  test('every flipped character is refused one way or another', async () => {
    const stored = await hashPassword(keyring, 'x');
    for (let index = 0; index < stored.length; index += 9) {
      const edited = `${stored.slice(0, index)}${stored[index] === 'A' ? 'B' : 'A'}${stored.slice(index + 1)}`;
      const verdict = await verify(edited, 'x').catch(() => refused);
      expect(verdict.matches).toBe(false);
    }
  });

  test.each(['m=9999999', 'm=1024', 'm=19456,t=99', 'm=19456,t=0', 'm=19456,t=2,p=0'])('cost %s is not run', (cost) => {
    const full = [...cost.split(','), ...['t=2', 'p=1'].slice(cost.split(',').length - 1)].join(',');
    const text = `$argon2id$v=19$${full},pepper=p,wrapped=${'A'.repeat(54)}$${'A'.repeat(22)}$${'A'.repeat(43)}`;
    expect(parseStoredHash(text)).toBeNull();
  });

  test.each(['', 'x', '$argon2id$v=19$', '$pbkdf2-sha256$i=1000$AAAAAAAAAAAAAAAAAAAAAA$A', '$2b$10$abc'])(
    '%j is no hash and quotes nothing',
    async (stored) => {
      await expect(verify(stored, 'secret')).rejects.toThrow('A stored password hash is not readable.');
    },
  );
});

describe('the pepper key', () => {
  test('rotates by re-wrapping; the password stays, and the old key is no longer needed', async () => {
    const ring = await openKeyring({ kind: 'test' });
    const stored = await hashPassword(ring, 'x');
    expect(rewrapPepper(ring, stored)).toBeNull();
    await vaultOf(ring).addKey('pepper', new Date(0));
    expect(await verifyPassword(ring, stored, 'x')).toEqual(kept);
    const moved = rewrapPepper(ring, stored) ?? '';
    expect(moved).not.toContain('pepper-test');
    expect(await verifyPassword(ring, moved, 'x')).toEqual(kept);
    expect(await verifyPassword(ring, moved, 'y')).toEqual(refused);
    expect(rewrapPepper(ring, moved)).toBeNull();
    await expect(verify(moved, 'x')).rejects.toBeInstanceOf(KeysUnavailable);
  });
});

describe('load', () => {
  /** Of this process, in microseconds: whatever else the machine has to do makes it no longer. */
  const processorTime = async (work: () => Promise<unknown>): Promise<number> => {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

  test('an unknown user costs what a known one costs', async () => {
    const stored = await hashPassword(keyring, 'x');
    expect(await dummyVerify(keyring, 'x')).toEqual(refused);
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let round = 0; round < 9; round += 1) {
      known.push(await processorTime(() => verify(stored, 'wrong')));
      unknown.push(await processorTime(() => dummyVerify(keyring, 'wrong')));
    }
    expect(Math.abs(median(known) - median(unknown))).toBeLessThan(median(known) / 2);
  });

  test('a flood is turned away at once and the queue recovers', async () => {
    const flood = await Promise.allSettled(Array.from({ length: 100 }, () => dummyVerify(keyring, 'x')));
    const turnedAway = flood.filter(({ status }) => status === 'rejected');
    expect(turnedAway.length).toBe(100 - 64 - Math.min(3, availableParallelism() + 1));
    for (const { reason } of turnedAway.filter((result) => result.status === 'rejected')) {
      expect(reason).toBeInstanceOf(Overloaded);
    }
    expect(await verify(await hashPassword(keyring, 'x'), 'x')).toEqual(kept);
  });
});
