import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { KeyFileProblem, KeysUnavailable } from './errors.ts';
import { purposes, readKeyDocument } from './key-document.ts';
import { currentKey, openKeyring, vaultOf } from './keyring.ts';
import { localVault } from './local-vault.ts';
import { readLedger } from './shred-ledger.ts';
import { testStorage } from './test-keys.ts';

type Answer = Promise<object | null>;

/** A key server as an operator would write one, over the keys of the tests. Null: does not open. */
function keyServer(): Record<string, (body: unknown) => Answer> {
  const storage = testStorage();
  const vault = localVault(storage);
  const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
  const at = z.iso.datetime().transform((text) => new Date(text));
  const purpose = z.enum(purposes);
  return {
    'GET /v1/keys': async () => {
      const document = readKeyDocument(storage.read());
      for (const entry of Object.values(document.purposes.master.keys)) delete entry.key;
      return document;
    },
    'POST /v1/wrap': async (body) => {
      const { about, plain } = z.object({ about: bytes, plain: bytes }).parse(body);
      const { masterKeyId, wrapped } = await vault.wrap(about, plain);
      return { masterKeyId, wrapped: wrapped.toString('base64') };
    },
    'POST /v1/unwrap': async (body) => {
      const asked = z.object({ masterKeyId: z.string(), about: bytes, wrapped: bytes }).parse(body);
      const plain = await vault.unwrap(asked.masterKeyId, asked.about, asked.wrapped);
      return plain && { plain: plain.toString('base64') };
    },
    'POST /v1/keys': async (body) => {
      const asked = z.object({ purpose, at }).parse(body);
      await vault.addKey(asked.purpose, asked.at);
      return {};
    },
    'POST /v1/retired': async (body) => {
      const asked = z.object({ purpose, id: z.string(), at }).parse(body);
      await vault.retireKey(asked.purpose, asked.id, asked.at);
      return {};
    },
    'GET /v1/shredded': async () => [...(await vault.listShredded())],
    'POST /v1/shredded': async (body) => {
      for (const shredding of readLedger(JSON.stringify(body))) await vault.noteShredded(shredding);
      return {};
    },
  };
}

let mood: 'well' | 'silent' | 'failing' | 'talking nonsense';
let authorization: string | undefined;
let server: Server;
let url: string;

beforeEach(async () => {
  mood = 'well';
  const routes = keyServer();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    authorization = request.headers.authorization;
    const chunks: Buffer[] = [];
    for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    if (mood === 'silent') return;
    const text = Buffer.concat(chunks).toString('utf8');
    const body = await routes[`${request.method} ${request.url}`]?.(text === '' ? null : JSON.parse(text));
    response.statusCode = mood === 'failing' ? 500 : body === null ? 422 : body === undefined ? 404 : 200;
    response.end(mood === 'talking nonsense' ? '<html>' : JSON.stringify(body));
  };
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  url = `http://127.0.0.1:${address.port}/v1`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const about = Buffer.from('about');
const dataKey = Buffer.alloc(32, 7);
const now = new Date('2026-05-03T10:00:00Z');

describe('a key server', () => {
  test('wraps and unwraps for the same owner only; no master key ever leaves it', async () => {
    const vault = vaultOf(await openKeyring({ kind: 'kms', url: url.replace('//', '//clinic:p%40ss@') }));
    expect(authorization).toBe(`Basic ${Buffer.from('clinic:p@ss').toString('base64')}`);
    const { masterKeyId, wrapped } = await vault.wrap(about, dataKey);
    expect(await vault.unwrap(masterKeyId, about, wrapped)).toEqual(dataKey);
    expect(await vault.unwrap(masterKeyId, Buffer.from('another'), wrapped)).toBeNull();
    expect([...vault.sets().master.keys.values()].map(({ key }) => key)).toEqual([null]);
  });

  test('adds and retires keys, and keeps the shred ledger', async () => {
    const keyring = await openKeyring({ kind: 'kms', url });
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
    const keyring = await openKeyring({ kind: 'kms', url });
    mood = how;
    await expect(vaultOf(keyring).wrap(about, dataKey)).rejects.toBeInstanceOf(KeysUnavailable);
    expect(currentKey(keyring, 'mac').key).toBeTruthy();
    mood = 'well';
    expect((await vaultOf(keyring).wrap(about, dataKey)).wrapped.length).toBeGreaterThan(32);
  });

  test('that is silent is given up within 3 s', async () => {
    const keyring = await openKeyring({ kind: 'kms', url });
    mood = 'silent';
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
