/**
 * Keys of rows: UUID version 7 (RFC 9562, 5.7), made here because PostgreSQL has them only from 18 on.
 * An id tells when it was made and is no secret: whatever opens something is a token (tokens.ts).
 */
import { randomBytes } from 'node:crypto';

const lastMillisecond = 2 ** 48 - 1;

/** 48 bits of Unix milliseconds, then 74 random bits, so that rows made together lie together in an index. */
export function newId(now: Date): string {
  const milliseconds = now.getTime();
  if (!(milliseconds >= 0 && milliseconds <= lastMillisecond))
    throw new RangeError('The time of an id is out of range.');
  const bytes = randomBytes(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
