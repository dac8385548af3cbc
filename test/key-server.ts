/**
 * A key server for tests, over the keys of the tests, as an operator would write one; and it can be in a bad mood.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { purposes, readKeyDocument } from '../src/platform/crypto/key-document.ts';
import { localVault } from '../src/platform/crypto/local-vault.ts';
import { readLedger } from '../src/platform/crypto/shred-ledger.ts';
import { testStorage } from '../src/platform/crypto/test-keys.ts';

export type Mood = 'well' | 'silent' | 'failing' | 'talking nonsense';

export interface TestKeyServer {
  mood: Mood;
  readonly url: string;
  /** The header of the last request. */
  authorization: string | undefined;
  close(): void;
}

export async function testKeyServer(): Promise<TestKeyServer> {
  const routes = keyServer();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    made.authorization = request.headers.authorization;
    const chunks: Buffer[] = [];
    for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    const { mood } = made;
    if (mood === 'silent') return;
    const text = Buffer.concat(chunks).toString('utf8');
    const body = await routes[`${request.method} ${request.url}`]?.(text === '' ? null : JSON.parse(text));
    response.statusCode = mood === 'failing' ? 500 : body === null ? 422 : body === undefined ? 404 : 200;
    response.end(mood === 'talking nonsense' ? '<html>' : JSON.stringify(body));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  const made: TestKeyServer = {
    mood: 'well',
    url: `http://127.0.0.1:${address.port}/v1`,
    authorization: undefined,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return made;
}

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
