/**
 * Keys of rows: UUID version 7 (RFC 9562, 5.7), made here because PostgreSQL has them only from 18 on.
 * An id tells when it was made and is no secret: whatever opens something is a token (tokens.ts).
 */
import { randomUUID } from 'node:crypto';

const lastMillisecond = 2 ** 48 - 1;

/** 48 bits of Unix milliseconds, then 74 random bits, so that rows made together lie together in an index. */
export function newId(now: Date): string {
  const milliseconds = now.getTime();
  if (!(milliseconds >= 0 && milliseconds <= lastMillisecond))
    throw new RangeError('The time of an id is out of range.');
  const time = milliseconds.toString(16).padStart(12, '0');
  // A version 4 has the same form behind the time: its version, then random bits around the variant.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
