/**
 * The keys as they are written down: for each purpose a few keys by id, one of them current. A retired key still
 * opens what it once closed (a restored backup needs it) but closes nothing new. No two purposes share a key.
 */
import { createPrivateKey, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { keyBytes } from './primitives.ts';

/**
 * master: wraps data keys · pepper: wraps the pepper of each password hash · lookup: blind index · code: digests of
 * one-time codes · mac: signed values, digests and row marks · signing: Ed25519 signatures of audit checkpoints.
 */
export const purposes = ['master', 'pepper', 'lookup', 'code', 'mac', 'signing'] as const;
export type Purpose = (typeof purposes)[number];

const keyId = z.string().regex(/^[a-z0-9-]{1,32}$/);
const entry = z.strictObject({
  /** 32 bytes in base64; absent where a key server keeps the key to itself. */
  key: z.base64().optional(),
  madeAt: z.iso.datetime(),
  retiredAt: z.iso.datetime().nullable(),
});
const set = z.strictObject({ current: keyId, keys: z.record(keyId, entry) });
const documentSchema = z.strictObject({
  format: z.literal('countersign-keys-1'),
  purposes: z.strictObject({ master: set, pepper: set, lookup: set, code: set, mac: set, signing: set }),
});
export type KeyDocument = z.infer<typeof documentSchema>;

export interface KeyEntry {
  /** Null where a key server keeps the key to itself. */
  readonly key: KeyObject | null;
  readonly retired: boolean;
}
export interface KeySet {
  readonly current: string;
  readonly keys: ReadonlyMap<string, KeyEntry>;
}
export type KeySets = Readonly<Record<Purpose, KeySet>>;

/** Reads a document; throws an Error whose message says what is wrong without quoting the text (it holds keys). */
export function readKeyDocument(text: string): KeyDocument {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('it is cut short or is no JSON');
  }
  const parsed = documentSchema.safeParse(json);
  if (!parsed.success) {
    throw new Error(`it is not a key document: ${parsed.error.issues[0]?.path.join('.') || 'the whole'} does not fit`);
  }
  for (const purpose of purposes) {
    const { current, keys } = parsed.data.purposes[purpose];
    const marked = keys[current];
    if (marked === undefined) throw new Error(`it marks no key as current for "${purpose}"`);
    if (marked.retiredAt !== null) throw new Error(`it marks a retired key as current for "${purpose}"`);
  }
  return parsed.data;
}

/** The usable keys of a document. Key objects print as nothing: neither JSON nor util.inspect shows their bytes. */
export function openDocument(document: KeyDocument): KeySets {
  const open = (purpose: Purpose): KeySet => {
    const { current, keys } = document.purposes[purpose];
    const entries = Object.entries(keys).map(([id, { key, retiredAt }]): [string, KeyEntry] => [
      id,
      { key: key === undefined ? null : openKey(purpose, key), retired: retiredAt !== null },
    ]);
    return { current, keys: new Map(entries) };
  };
  return {
    master: open('master'),
    pepper: open('pepper'),
    lookup: open('lookup'),
    code: open('code'),
    mac: open('mac'),
    signing: open('signing'),
  };
}

/** What comes before the 32 bytes of an Ed25519 private key in PKCS #8. Source: RFC 8410, 7. */
const ed25519Prefix = Buffer.from('MC4CAQAwBQYDK2VwBCIEIA==', 'base64');

function openKey(purpose: Purpose, base64: string): KeyObject {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== keyBytes) throw new Error(`a key for "${purpose}" has not 32 bytes`);
  if (purpose !== 'signing') return createSecretKey(bytes);
  return createPrivateKey({ key: Buffer.concat([ed25519Prefix, bytes]), format: 'der', type: 'pkcs8' });
}

/** A document with one fresh key for each purpose. Only tests give their own `draw` and `name`. */
export function makeKeyDocument(
  now: Date,
  draw: (purpose: Purpose) => Buffer = drawKey,
  name: (purpose: Purpose) => string = newKeyId,
): KeyDocument {
  const make = (purpose: Purpose): KeyDocument['purposes'][Purpose] => {
    const id = name(purpose);
    return { current: id, keys: { [id]: freshEntry(now, draw(purpose)) } };
  };
  return {
    format: 'countersign-keys-1',
    purposes: {
      master: make('master'),
      pepper: make('pepper'),
      lookup: make('lookup'),
      code: make('code'),
      mac: make('mac'),
      signing: make('signing'),
    },
  };
}

/** The document with one more key for the purpose, now current; the one before it stays in use until it is retired. */
export function withNewKey(document: KeyDocument, purpose: Purpose, now: Date): KeyDocument {
  const id = newKeyId(purpose);
  const { keys } = document.purposes[purpose];
  const next = { current: id, keys: { ...keys, [id]: freshEntry(now, drawKey()) } };
  return { ...document, purposes: { ...document.purposes, [purpose]: next } };
}

export function withRetiredKey(document: KeyDocument, purpose: Purpose, id: string, now: Date): KeyDocument {
  const { current, keys } = document.purposes[purpose];
  const old = keys[id];
  if (old === undefined || id === current) throw new Error(`Key ${id} is current or unknown: it cannot be retired.`);
  const next = { current, keys: { ...keys, [id]: { ...old, retiredAt: now.toISOString() } } };
  return { ...document, purposes: { ...document.purposes, [purpose]: next } };
}

const drawKey = (): Buffer => randomBytes(keyBytes);
const newKeyId = (purpose: Purpose): string => `${purpose}-${randomBytes(4).toString('hex')}`;
const freshEntry = (now: Date, key: Buffer) => ({
  key: key.toString('base64'),
  madeAt: now.toISOString(),
  retiredAt: null,
});
