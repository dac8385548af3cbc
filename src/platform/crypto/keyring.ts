/**
 * The keyring that a context carries. It is an empty object to look at: the keys hang in a WeakMap of this file, so
 * that no log line, JSON or inspection of a context can print them. Key ids are stored with each value they closed.
 */
import { inspect } from 'node:util';
import type { KeyObject } from 'node:crypto';
import { KeyFileProblem, KeysUnavailable } from './errors.ts';
import { fileStorage } from './key-file.ts';
import type { Purpose } from './key-document.ts';
import { serverVault } from './key-server.ts';
import { localVault } from './local-vault.ts';
import { testStorage } from './test-keys.ts';
import type { Vault } from './vault.ts';

export type KeySource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'kms'; readonly url: string }
  | { readonly kind: 'test' };

export interface Keyring {
  readonly kind: KeySource['kind'];
}

const vaults = new WeakMap<Keyring, Vault>();

/** Opens the keys or throws KeyFileProblem, whose message is one line naming MASTER_KEY_FILE or KMS_URL. */
export async function openKeyring(source: KeySource): Promise<Keyring> {
  const vault = await openVault(source);
  const shown = (): string => `Keyring(${source.kind})`;
  const keyring = Object.freeze({ kind: source.kind, toJSON: shown, [inspect.custom]: shown });
  vaults.set(keyring, vault);
  return keyring;
}

async function openVault(source: KeySource): Promise<Vault> {
  const name = source.kind === 'kms' ? 'KMS_URL: the key server' : 'MASTER_KEY_FILE';
  try {
    if (source.kind === 'kms') return await serverVault(source.url);
    return localVault(source.kind === 'file' ? fileStorage(source.path) : testStorage());
  } catch (cause) {
    if (cause instanceof KeyFileProblem) throw cause;
    if (cause instanceof KeysUnavailable) throw new KeyFileProblem(cause.message);
    const where = source.kind === 'file' ? ` ${source.path}` : '';
    throw new KeyFileProblem(`${name}:${where} is not usable: ${cause instanceof Error ? cause.message : 'unknown'}.`);
  }
}

/** For files of this folder only. */
export function vaultOf(keyring: Keyring): Vault {
  const vault = vaults.get(keyring);
  if (vault === undefined) throw new Error('This keyring was not made by openKeyring.');
  return vault;
}

export interface NamedKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** The key that closes new values. For files of this folder only, like the three below. */
export function currentKey(keyring: Keyring, purpose: Exclude<Purpose, 'master'>): NamedKey {
  const id = vaultOf(keyring).sets()[purpose].current;
  return { id, key: keyById(keyring, purpose, id) };
}

/** The key that a stored value names, current or not, or null when nobody knows it. */
export function findKey(keyring: Keyring, purpose: Exclude<Purpose, 'master'>, id: string): KeyObject | null {
  return vaultOf(keyring).sets({ purpose, id })[purpose].keys.get(id)?.key ?? null;
}

/** The same where the value is of no use without it: throws KeysUnavailable. */
export function keyById(keyring: Keyring, purpose: Exclude<Purpose, 'master'>, id: string): KeyObject {
  const key = findKey(keyring, purpose, id);
  if (key) return key;
  throw new KeysUnavailable(`The keys hold no ${purpose} key ${id}.`);
}

/** Every key that may have closed a stored value; `live` ones still close new values. */
export function everyKey(
  keyring: Keyring,
  purpose: Exclude<Purpose, 'master'>,
): readonly (NamedKey & { live: boolean })[] {
  const { keys } = vaultOf(keyring).sets()[purpose];
  return [...keys].flatMap(([id, { key, retired }]) => (key ? [{ id, key, live: !retired }] : []));
}
