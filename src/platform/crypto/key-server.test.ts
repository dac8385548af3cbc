import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { testKeyServer, type TestKeyServer } from '../../../test/key-server.ts';
import { KeyFileProblem, KeysUnavailable } from './errors.ts';
import { currentKey, openKeyring, vaultOf } from './keyring.ts';

let server: TestKeyServer;

beforeEach(async () => {
  server = await testKeyServer();
});
afterEach(() => server.close());

const about = Buffer.from('about');
const dataKey = Buffer.alloc(32, 7);
const now = new Date('2026-05-03T10:00:00Z');

describe('a key server', () => {
  test('wraps and unwraps for the same owner only; no master key ever leaves it', async () => {
    const vault = vaultOf(await openKeyring({ kind: 'kms', url: server.url.replace('//', '//clinic:p%40ss@') }));
    expect(server.authorization).toBe(`Basic ${Buffer.from('clinic:p@ss').toString('base64')}`);
    const { masterKeyId, wrapped } = await vault.wrap(about, dataKey);
    expect(await vault.unwrap(masterKeyId, about, wrapped)).toEqual(dataKey);
    expect(await vault.unwrap(masterKeyId, Buffer.from('another'), wrapped)).toBeNull();
    expect([...vault.sets().master.keys.values()].map(({ key }) => key)).toEqual([null]);
  });

  test('adds and retires keys, and keeps the shred ledger', async () => {
    const keyring = await openKeyring({ kind: 'kms', url: server.url });
    const before = currentKey(keyring, 'pepper').id;
    await vaultOf(keyring).addKey('pepper', now);
    expect(currentKey(keyring, 'pepper').id).not.toBe(before);
    await vaultOf(keyring).retireKey('pepper', before, now);
    expect(vaultOf(keyring).sets().pepper.keys.get(before)?.retired).toBe(true);
    const shredding = {
      ownerId: '017f22e2-79b0-7cc3-98c4-dc0c0c073981',
      at: now.toISOString(),
    } as const;
    await vaultOf(keyring).noteShredded(shredding);
    expect(await vaultOf(keyring).listShredded()).toEqual([shredding]);
  });

  test.each(['failing', 'talking nonsense'] as const)('that is %s fails closed and recovers', async (how) => {
    const keyring = await openKeyring({ kind: 'kms', url: server.url });
    server.mood = how;
    await expect(vaultOf(keyring).wrap(about, dataKey)).rejects.toBeInstanceOf(KeysUnavailable);
    expect(currentKey(keyring, 'mac').key).toBeTruthy();
    server.mood = 'well';
    expect((await vaultOf(keyring).wrap(about, dataKey)).wrapped.length).toBeGreaterThan(32);
  });

  test('that is silent is given up within 3 s', async () => {
    const keyring = await openKeyring({ kind: 'kms', url: server.url });
    server.mood = 'silent';
    const limits = vi.spyOn(AbortSignal, 'timeout');
    const failure: unknown = await vaultOf(keyring)
      .wrap(about, dataKey)
      .catch((cause: unknown) => cause);
    expect(limits.mock.calls.flat().every((milliseconds) => milliseconds < 3000)).toBe(true);
    expect(limits).toHaveBeenCalled();
    expect(failure).toBeInstanceOf(KeysUnavailable);
    expect(String(failure)).not.toContain(dataKey.toString('base64'));
  });

  test.each([
    ['no address at all', 'KMS_URL is no address.'],
    ['http://keys.example.org/', 'KMS_URL has to begin with https:// unless it is on this machine.'],
    ['http://127.0.0.1:1/', 'KMS_URL: the key server does not answer (keys).'],
  ])('%s stops the start', async (address, message) => {
    await expect(openKeyring({ kind: 'kms', url: address })).rejects.toEqual(new KeyFileProblem(message));
  });
});
