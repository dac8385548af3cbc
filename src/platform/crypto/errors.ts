/**
 * The failures of cryptography that callers tell apart. Their messages name keys by id and values by place:
 * never key material, never plaintext, and no `cause` that could quote either.
 */
import { StartRefusal } from '../config/refusal.ts';

/** The keys cannot be reached now (key server down or slow, or a key id nobody knows): answer 503, show nothing. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
  readonly retryAfterSeconds = 5;
}

/** The start cannot go on with these keys. The message is one line that names the setting. */
export class KeyFileProblem extends StartRefusal {
  override name = 'KeyFileProblem';
}

/**
 * A sealed value was moved, edited or sealed under another key: answer 503, and record it (audit/broken-seal.ts does both
 * for requests). It is never shown as empty.
 */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  /** `identity.person.name_sealed`, or the table alone. */
  readonly column: string;
  readonly row: string;

  constructor(column: string, row: string, why: string) {
    super(`The sealed value at ${column} of ${row} cannot be opened: ${why}.`);
    this.column = column;
    this.row = row;
  }
}

/** The owner's data key was destroyed on purpose: what it sealed is gone for good. */
export class Shredded extends Error {
  override readonly name = 'Shredded';
}
