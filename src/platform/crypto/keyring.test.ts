import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createKeyFile } from './key-file.ts';
import { makeKeyDocument, purposes, readKeyDocument } from './key-document.ts';
import { currentKey, everyKey, keyById, openKeyring, vaultOf } from './keyring.ts';
import { readSigned, signed } from './tokens.ts';

const now = new Date('2026-05-03T10:00:00Z');
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
  path = join(folder, 'inner', 'keys.json');
});
afterEach(() => rmSync(folder, { recursive: true }));
const open = () => openKeyring({ kind: 'file', path });

describe('createKeyFile', () => {
  test('makes a file for its owner only, once', async () => {
    expect(createKeyFile(path, now)).toBe('created');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const first = readFileSync(path, 'utf8');
    expect(createKeyFile(path, now)).toBe('kept');
    expect(readFileSync(path, 'utf8')).toBe(first);
    expect(readdirSync(join(folder, 'inner'))).toEqual(['keys.json']);
    expect((await open()).kind).toBe('file');
  });

  test('draws every key afresh', () => {
    const keys = (text: string) => text.match(/[\w+/]{43}=/g) ?? [];
    createKeyFile(path, now);
    createKeyFile(`${path}.other`, now);
    const all = [...keys(readFileSync(path, 'utf8')), ...keys(readFileSync(`${path}.other`, 'utf8'))];
    expect(all.length).toBe(2 * purposes.length);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('a bad key file stops the start with one line that names MASTER_KEY_FILE and quotes no key', () => {
  const good = () => {
    createKeyFile(path, now);
    return readFileSync(path, 'utf8');
  };
  const makeFolder = (at: string) => {
    rmSync(at);
    mkdirSync(at, { mode: 0o700 });
  };
  const problem = async (): Promise<Error> => {
    const failure: unknown = await open().catch((cause: unknown) => cause);
    if (!(failure instanceof Error)) throw new Error('The key file was accepted.');
    return failure;
  };

  test.each<[string, (text: string) => void, RegExp]>([
    ['missing', () => rmSync(path), /does not exist/],
    ['too open', () => chmodSync(path, 0o640), /open to others \(mode 0640\); run: chmod 600/],
    ['a folder', () => makeFolder(path), /cannot be read \(EISDIR\)/],
    ['empty', () => writeFileSync(path, ''), /cut short/],
    ['truncated', (text) => writeFileSync(path, text.slice(0, text.length / 2)), /cut short/],
    ['short key', (text) => writeFileSync(path, text.replace(/[\w+/]{43}=/, 'AAAA')), /has not 32 bytes/],
    ['other JSON', () => writeFileSync(path, '{"a":1}'), /does not fit/],
    ['no current key', (text) => writeFileSync(path, text.replace(/"current": "master-/, '"current": "x')), /no key/],
    ['unknown purpose', (text) => writeFileSync(path, text.replace('"pepper"', '"salt"')), /does not fit/],
  ])('%s', async (_name, spoil, expected) => {
    const text = good();
    spoil(text);
    const { message, cause, name } = await problem();
    expect(name).toBe('KeyFileProblem');
    expect(message).toMatch(/^MASTER_KEY_FILE: .*$/);
    expect(message).toMatch(expected);
    expect(cause).toBeUndefined();
    for (const key of text.match(/[\w+/]{43}=/g) ?? []) expect(message).not.toContain(key.slice(0, 8));
  });

  test('a retired key cannot be current', () => {
    const document = makeKeyDocument(now);
    const { current, keys } = document.purposes.code;
    const spoilt = { ...keys, [current]: { key: 'AAAA', madeAt: now.toISOString(), retiredAt: now.toISOString() } };
    const text = JSON.stringify({
      ...document,
      purposes: { ...document.purposes, code: { current, keys: spoilt } },
    });
    expect(() => readKeyDocument(text)).toThrow(/retired key as current for "code"/);
  });
});

test('nothing prints the keys', async () => {
  createKeyFile(path, now);
  const keyring = await open();
  const text = readFileSync(path, 'utf8');
  const vault = vaultOf(keyring);
  const shown = [
    inspect(keyring, { depth: null, showHidden: true }),
    JSON.stringify(keyring),
    String(keyring),
    JSON.stringify({ ctx: { keyring } }),
    inspect({ ctx: { keyring } }),
    inspect(vault, { depth: null, showHidden: true }),
    inspect(vault.sets(), { depth: null, showHidden: true }),
    JSON.stringify([...vault.sets().master.keys]),
  ].join('\n');
  for (const key of text.match(/[\w+/]{43}=/g) ?? []) {
    expect(shown).not.toContain(key.slice(0, 10));
    expect(shown).not.toContain(Buffer.from(key, 'base64').toString('hex').slice(0, 10));
  }
  expect(JSON.stringify({ keyring })).toBe('{"keyring":"Keyring(file)"}');
});

describe('changes of the keys', () => {
  test('a new key becomes current; the one before it still opens; a retired one closes nothing new', async () => {
    createKeyFile(path, now);
    const keyring = await open();
    const before = currentKey(keyring, 'mac').id;
    const token = signed(keyring, 'csrf', 'value');
    await vaultOf(keyring).addKey('mac', now);
    const after = currentKey(keyring, 'mac').id;
    expect(after).not.toBe(before);
    await vaultOf(keyring).retireKey('mac', before, now);
    expect(readSigned(keyring, 'csrf', token, now)).toBe('value');
    expect(everyKey(keyring, 'mac').map(({ id, live }) => [id, live])).toEqual([
      [before, false],
      [after, true],
    ]);
    await expect(vaultOf(keyring).retireKey('mac', after, now)).rejects.toThrow(/current/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'inner'))).toEqual(['keys.json']);
  });

  test('another process finds a key it has not seen at once, and every change within a second', async () => {
    createKeyFile(path, now);
    const [one, other] = [await open(), await open()];
    await vaultOf(one).addKey('pepper', now);
    const { id } = currentKey(one, 'pepper');
    expect(keyById(other, 'pepper', id)).toBeTruthy();
    await vaultOf(one).addKey('code', now);
    await expect.poll(() => currentKey(other, 'code').id).toBe(currentKey(one, 'code').id);
  });

  test('a file spoilt while running leaves the keys in use', async () => {
    createKeyFile(path, now);
    const keyring = await open();
    const { id } = currentKey(keyring, 'code');
    writeFileSync(path, 'spoilt');
    expect(() => keyById(keyring, 'code', 'code-unknown')).toThrow(/no code key code-unknown/);
    expect(currentKey(keyring, 'code').id).toBe(id);
    rmSync(path);
    expect(() => keyById(keyring, 'code', 'code-unknown')).toThrow(/no code key code-unknown/);
    expect(currentKey(keyring, 'code').id).toBe(id);
  });
});

describe('the shred ledger beside the key file', () => {
  const line = (digit: number) => ({
    ownerId: `017f22e2-79b0-7cc3-98c4-dc0c0c07398${digit}`,
    at: now.toISOString(),
  });

  test('grows, survives a torn line, and is for its owner only', async () => {
    createKeyFile(path, now);
    const vault = vaultOf(await open());
    expect(await vault.listShredded()).toEqual([]);
    await vault.noteShredded(line(1));
    expect(statSync(`${path}.shredded`).mode & 0o777).toBe(0o600);
    writeFileSync(`${path}.shredded`, '\n{"ownerId":"017f22e2', { flag: 'a' });
    await vault.noteShredded(line(2));
    expect(await vault.listShredded()).toEqual([line(1), line(2)]);
    expect(existsSync(path)).toBe(true);
  });
});

test('the test keys are the same in every process', async () => {
  const [one, other] = [await openKeyring({ kind: 'test' }), await openKeyring({ kind: 'test' })];
  expect(readSigned(other, 'csrf', signed(one, 'csrf', 'value'), now)).toBe('value');
});
