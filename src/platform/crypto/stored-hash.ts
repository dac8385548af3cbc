/**
 * How a password hash is written down: the PHC string format, each hash with its own parameters, salt and pepper.
 *   $argon2id$v=19$m=19456,t=2,p=1,pepper=<key id>,wrapped=<base64>$<salt>$<hash>
 *   $pbkdf2-sha256$i=600000$<salt>$<hash>            (taken over from elsewhere, upgraded at the next sign-in)
 * Reading is strict and bounded: an edited row must not make us hash with gigabytes or with nothing.
 */
export interface Argon2idHash {
  readonly scheme: 'argon2id';
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
  /** Id of the pepper key, and the pepper of this one hash wrapped by it. */
  readonly pepperKeyId: string;
  readonly wrappedPepper: Buffer;
  readonly salt: Buffer;
  readonly hash: Buffer;
}
export interface Pbkdf2Hash {
  readonly scheme: 'pbkdf2-sha256';
  readonly iterations: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const argon2idShape =
  /^\$argon2id\$v=19\$m=(\d{4,6}),t=(\d{1,2}),p=(\d),pepper=([a-z0-9-]{1,32}),wrapped=([\w+/]{54})\$([\w+/]{11,86})\$([\w+/]{43})$/;
const pbkdf2Shape = /^\$pbkdf2-sha256\$i=(\d{6,7})\$([\w+/]{11,86})\$([\w+/]{43})$/;

/** Null for anything that is not exactly one of the two shapes, or whose cost is out of bounds. */
export function parseStoredHash(text: string): Argon2idHash | Pbkdf2Hash | null {
  const argon2id = argon2idShape.exec(text);
  if (argon2id) {
    const [memoryKiB = 0, passes = 0, lanes = 0] = argon2id.slice(1, 4).map(Number);
    const [pepperKeyId = '', wrapped = '', salt = '', hash = ''] = argon2id.slice(4);
    if (memoryKiB < 19_456 || memoryKiB > 262_144 || passes < 1 || passes > 10 || lanes < 1) return null;
    return {
      scheme: 'argon2id',
      memoryKiB,
      passes,
      lanes,
      pepperKeyId,
      wrappedPepper: bytes(wrapped),
      salt: bytes(salt),
      hash: bytes(hash),
    };
  }
  const [, iterations, salt = '', hash = ''] = pbkdf2Shape.exec(text) ?? [];
  if (iterations === undefined || Number(iterations) < 600_000 || Number(iterations) > 2_000_000) return null;
  return { scheme: 'pbkdf2-sha256', iterations: Number(iterations), salt: bytes(salt), hash: bytes(hash) };
}

export function formatStoredHash(made: Argon2idHash): string {
  const cost = `m=${made.memoryKiB},t=${made.passes},p=${made.lanes}`;
  const pepper = `pepper=${made.pepperKeyId},wrapped=${base64(made.wrappedPepper)}`;
  return `$argon2id$v=19$${cost},${pepper}$${base64(made.salt)}$${base64(made.hash)}`;
}

/** The PHC format writes base64 without padding. */
const base64 = (buffer: Buffer): string => buffer.toString('base64').replaceAll('=', '');
const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
