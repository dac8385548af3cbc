/**
 * What stands behind a keyring: keys in a local document (a file, or memory in tests) or a key server.
 * Only `wrap` and `unwrap` may cross the network when called; everything else answers from memory.
 */
import type { Shredding } from './shred-ledger.ts';
import type { KeySets, Purpose } from './key-document.ts';

export interface Vault {
  /** The keys as last read, at most a few seconds old. Naming an id that is not among them makes it look again now. */
  sets(wanted?: { readonly purpose: Purpose; readonly id: string }): KeySets;
  /** Wraps with the current master key. `about` is authenticated: unwrapping with another one fails. */
  wrap(about: Buffer, plainKey: Buffer): Promise<{ readonly masterKeyId: string; readonly wrapped: Buffer }>;
  /** Null when the wrapped key was edited, belongs to something else, or the master key is another one. */
  unwrap(masterKeyId: string, about: Buffer, wrapped: Buffer): Promise<Buffer | null>;
  /** Adds a key and makes it current. Only a rotation does that, and it makes sure that it is alone. */
  addKey(purpose: Purpose, now: Date): Promise<void>;
  retireKey(purpose: Purpose, id: string, now: Date): Promise<void>;
  listShredded(): Promise<readonly Shredding[]>;
  noteShredded(shredding: Shredding): Promise<void>;
  /** How long a rotation waits until every running process has seen a change of the keys. */
  readonly settleMilliseconds: number;
}
