import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { openDocument, makeKeyDocument } from './key-document.ts';
import { openKeyring } from './keyring.ts';
import { publicSigningKey, sign, signatureHolds } from './signing.ts';

test('Ed25519 keys of a document give the public key of RFC 8032, 7.1, test 1', () => {
  const seed = '9d61b19d effd5a60 ba844af4 92ec2cc4 4449c569 7b326919 703bac03 1cae7f60';
  const expected = 'd75a9801 82b10ab7 d54bfed3 c964073a 0ee172f3 daa62325 af021a68 f707511a';
  const draw = () => Buffer.from(seed.replaceAll(' ', ''), 'hex');
  const { signing } = openDocument(makeKeyDocument(new Date(0), draw));
  const key = signing.keys.get(signing.current)?.key;
  expect(key).toBeTruthy();
  if (!key) return;
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  expect(der.subarray(-32).toString('hex')).toBe(expected.replaceAll(' ', ''));
});

test('a signature holds for its own message and can be checked with the public key alone', async () => {
  const keyring = await openKeyring({ kind: 'test' });
  const message = Buffer.from('checkpoint 7');
  const made = sign(keyring, message);
  expect(signatureHolds(keyring, message, made)).toBe(true);
  expect(signatureHolds(keyring, Buffer.from('checkpoint 8'), made)).toBe(false);
  expect(verify(null, message, publicSigningKey(keyring, made.keyId), made.signature)).toBe(true);
});

test('a signature of an unknown key gets no verdict', async () => {
  const keyring = await openKeyring({ kind: 'test' });
  const made = sign(keyring, Buffer.from('a'));
  expect(signatureHolds(keyring, Buffer.from('a'), { ...made, keyId: 'signing-0' })).toBeNull();
});
