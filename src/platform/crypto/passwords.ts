/**
 * Passwords at rest: argon2id (RFC 9106) over HMAC-SHA-256(pepper, password). Each hash has a random pepper of its own,
 * wrapped (RFC 3394) by the pepper key that is kept outside the database: a stolen dump cannot be guessed against, and
 * the pepper key can be rotated by re-wrapping, without waiting for anyone to sign in.
 *
 * Sources: NIST SP 800-63B-4, 3.1.1.2 (salt of 32 bits at least, a keyed operation with a key stored apart, NFC, no
 * truncation); OWASP Password Storage (19 MiB, 2 passes, 1 lane). Every call takes a place in the hash queue and may
 * throw Overloaded; never call one inside a transaction.
 */
import { argon2, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { hashes } from './hash-queue.ts';
import { currentKey, keyById } from './keyring.ts';
import type { Keyring } from './keyring.ts';
import { hmac, keyBytes, unwrapKey, wrapKey } from './primitives.ts';
import { formatStoredHash, parseStoredHash } from './stored-hash.ts';
import type { Argon2idHash, Pbkdf2Hash } from './stored-hash.ts';
import { sameBytes } from './tokens.ts';

const cost = { memoryKiB: 19_456, passes: 2, lanes: 1 } as const;
const saltBytes = 16;
const hashBytes = 32;

export interface Verdict {
  readonly matches: boolean;
  /** True only for a matching password whose hash is weaker than today's: store `hashPassword` of it now. */
  readonly needsRehash: boolean;
}

/** The text to store. Differs at every call; about 30 ms of one core. */
export async function hashPassword(keyring: Keyring, password: string): Promise<string> {
  const { made, pepper } = preparedHash(keyring);
  return formatStoredHash({ ...made, hash: await argon2idHash(made, pepper, password) });
}

/** Throws when `stored` is no hash of ours, and KeysUnavailable when its pepper key is not among the keys. */
export async function verifyPassword(keyring: Keyring, stored: string, password: string): Promise<Verdict> {
  const made = parseStoredHash(stored);
  if (made === null) throw new Error('A stored password hash is not readable.');
  const hash =
    made.scheme === 'pbkdf2-sha256'
      ? await pbkdf2Hash(made, password)
      : await argon2idHash(made, unwrappedPepper(keyring, made), password);
  const matches = sameBytes(hash, made.hash);
  return { matches, needsRehash: matches && isWeaker(made) };
}

/** Takes as long as verifying a real hash and never matches: for user IDs that do not exist or are locked. */
export async function dummyVerify(keyring: Keyring, password: string): Promise<Verdict> {
  const { made } = preparedHash(keyring);
  await verifyPassword(keyring, formatStoredHash(made), password);
  return { matches: false, needsRehash: false };
}

/** Everything of a new hash but the hash, which is random until it is computed. */
function preparedHash(keyring: Keyring): { made: Argon2idHash; pepper: Buffer } {
  const pepper = randomBytes(keyBytes);
  const { id, key } = currentKey(keyring, 'pepper');
  const about = { pepperKeyId: id, wrappedPepper: wrapKey(key, pepper) };
  const made = {
    scheme: 'argon2id',
    ...cost,
    ...about,
    salt: randomBytes(saltBytes),
    hash: randomBytes(hashBytes),
  } as const;
  return { made, pepper };
}

function unwrappedPepper(keyring: Keyring, made: Argon2idHash): Buffer {
  const pepper = unwrapKey(keyById(keyring, 'pepper', made.pepperKeyId), made.wrappedPepper);
  if (pepper === null) throw new Error(`A stored password hash was not made with pepper key ${made.pepperKeyId}.`);
  return pepper;
}

/** The same stored hash with its pepper wrapped by the current key, or null when it is already or has none. */
export function rewrapPepper(keyring: Keyring, stored: string): string | null {
  const made = parseStoredHash(stored);
  const { id, key } = currentKey(keyring, 'pepper');
  if (made?.scheme !== 'argon2id' || made.pepperKeyId === id) return null;
  const wrappedPepper = wrapKey(key, unwrappedPepper(keyring, made));
  return formatStoredHash({ ...made, pepperKeyId: id, wrappedPepper });
}

const weakerThan = (made: Argon2idHash): boolean =>
  made.memoryKiB < cost.memoryKiB || made.passes < cost.passes || made.salt.length < saltBytes;
const isWeaker = (made: Argon2idHash | Pbkdf2Hash): boolean => made.scheme !== 'argon2id' || weakerThan(made);

/** One spelling of the same characters, whatever the keyboard composed. */
const spelled = (password: string): string => password.normalize('NFC');

const runArgon2 = promisify(argon2);
const runPbkdf2 = promisify(pbkdf2);

function argon2idHash(made: Argon2idHash, pepper: Buffer, password: string): Promise<Buffer> {
  const { memoryKiB: memory, passes, lanes: parallelism, salt: nonce } = made;
  const message = hmac(pepper, spelled(password));
  return hashes.run(() => runArgon2('argon2id', { message, nonce, memory, passes, parallelism, tagLength: hashBytes }));
}

const pbkdf2Hash = ({ salt, iterations }: Pbkdf2Hash, password: string): Promise<Buffer> =>
  hashes.run(() => runPbkdf2(spelled(password), salt, iterations, hashBytes, 'sha256'));
