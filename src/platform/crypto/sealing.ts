/**
 * Sealing one value of one row: AES-256-GCM under the owner's data key. Table, column, row, version and owner are
 * authenticated with it, so a sealed value opens only where it was put: swapped or edited, it throws SealBroken.
 * Stored: one format byte, the id of the data key (16 bytes), nonce, ciphertext, tag. Both calls are synchronous.
 */
import type { DataKey } from './data-keys.ts';
import { SealBroken, Shredded } from './errors.ts';
import { decrypt, encrypt, unambiguous } from './primitives.ts';

export interface Place {
  /** With its schema: 'identity.person'. */
  readonly table: string;
  readonly column: string;
  /** The row's primary key. */
  readonly row: string;
  /** The row's version: when it changes, every sealed column of the row is sealed anew. */
  readonly version: number;
}

const format = 1;
/** Format byte and key id: how far into a sealed value its own secrets begin. */
export const sealHeadBytes = 17;

export function sealValue(dataKey: DataKey, place: Place, plaintext: string | Buffer): Buffer {
  refuseShredded(dataKey);
  const id = dataKey.currentId;
  const key = id === null ? undefined : dataKey.keys.get(id);
  if (id === null || key === undefined) throw new Error('This owner has no data key: use prepareDataKey.');
  const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext;
  return Buffer.concat([sealHead(id), encrypt(key, about(dataKey.ownerId, id, place), bytes)]);
}

export const openValue = (dataKey: DataKey, place: Place, sealed: Buffer): string =>
  openBytes(dataKey, place, sealed).toString('utf8');

/** Throws SealBroken, which the caller audits and never shows as an empty field; Shredded when it is gone on purpose. */
export function openBytes(dataKey: DataKey, place: Place, sealed: Buffer): Buffer {
  refuseShredded(dataKey);
  const broken = (why: string) => new SealBroken(`${place.table}.${place.column}`, place.row, why);
  if (sealed.length < sealHeadBytes || sealed[0] !== format) throw broken('it has no known format');
  const id = uuidOf(sealed.subarray(1, sealHeadBytes));
  const key = dataKey.keys.get(id);
  if (key === undefined) throw broken('its key is not the owner’s');
  const plain = decrypt(key, about(dataKey.ownerId, id, place), sealed.subarray(sealHeadBytes));
  if (plain === null) throw broken('it was moved or edited');
  return plain;
}

/** What every value sealed by this data key begins with; a rotation finds the others by it. */
export const sealHead = (dataKeyId: string): Buffer =>
  Buffer.concat([Buffer.of(format), Buffer.from(dataKeyId.replaceAll('-', ''), 'hex')]);

const about = (ownerId: string, keyId: string, { table, column, row, version }: Place): Buffer =>
  unambiguous('countersign value 1', ownerId, keyId, table, column, row, version);

const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

function refuseShredded(dataKey: DataKey): void {
  if (dataKey.shredded) throw new Shredded(`The data of ${dataKey.ownerId} was destroyed on purpose.`);
}
