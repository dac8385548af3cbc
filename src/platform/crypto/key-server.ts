/**
 * A vault behind HTTP (`KMS_URL`): the master keys never leave the key server, and it also keeps what a key file would
 * hold. It fails closed: no answer within 2.5 s is KeysUnavailable (503), and nothing is ever stored in clear instead.
 *
 *   GET  keys      → key document (key-document.ts) whose master keys have no bytes
 *   POST wrap      { about, plain }              → { masterKeyId, wrapped }        bytes in base64
 *   POST unwrap    { masterKeyId, about, wrapped } → { plain }, or 422 when it does not open
 *   POST keys      { purpose, at }               → adds a key, makes it current
 *   POST retired   { purpose, id, at }           → retires a key
 *   GET  shredded  → list of shreddings          POST shredded  one shredding       (kept forever)
 */
import { z } from 'zod';
import { KeyFileProblem, KeysUnavailable } from './errors.ts';
import { openDocument, readKeyDocument } from './key-document.ts';
import type { KeySets } from './key-document.ts';
import { shreddingList } from './shred-ledger.ts';
import type { Vault } from './vault.ts';

const answerWithinMilliseconds = 2500;
const refreshEveryMilliseconds = 4000;
const wrappedSchema = z.object({ masterKeyId: z.string(), wrapped: z.base64() });
const plainSchema = z.object({ plain: z.base64() });

/** Asks for the keys once, then keeps them fresh. Only the start needs the server to be up; later it may go and come. */
export async function serverVault(url: string): Promise<Vault> {
  const ask = connect(url);
  const read = async (): Promise<KeySets> => {
    const answer = await ask('keys');
    const text = await answer.text().catch(() => '');
    return openDocument(readKeyDocument(text));
  };
  let held = await read();
  const refresh = async (): Promise<void> => {
    held = await read();
  };
  // A server that is down leaves the keys as they are; requests that need it get their own KeysUnavailable.
  setInterval(() => void refresh().catch(() => undefined), refreshEveryMilliseconds).unref();

  return {
    sets: () => held,
    wrap: async (about, plainKey) => {
      const answer = await ask('wrap', { about: base64(about), plain: base64(plainKey) });
      const { masterKeyId, wrapped } = await parsed(answer, wrappedSchema);
      return { masterKeyId, wrapped: Buffer.from(wrapped, 'base64') };
    },
    unwrap: async (masterKeyId, about, wrapped) => {
      const answer = await ask('unwrap', { masterKeyId, about: base64(about), wrapped: base64(wrapped) });
      return answer.status === doesNotOpen ? null : Buffer.from((await parsed(answer, plainSchema)).plain, 'base64');
    },
    addKey: async (purpose, now) => {
      await ask('keys', { purpose, at: now.toISOString() });
      await refresh();
    },
    retireKey: async (purpose, id, now) => {
      await ask('retired', { purpose, id, at: now.toISOString() });
      await refresh();
    },
    listShredded: async () => parsed(await ask('shredded'), shreddingList),
    noteShredded: async (shredding) => {
      await ask('shredded', shredding);
    },
    settleMilliseconds: 3 * refreshEveryMilliseconds,
  };
}

const doesNotOpen = 422;
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Checks the address once; credentials in it travel as a header, as fetch refuses them in an address. */
function connect(address: string): (path: string, body?: object) => Promise<Response> {
  const base = URL.canParse(address) ? new URL(address) : null;
  if (base === null) throw new KeyFileProblem('KMS_URL is no address.');
  if (base.protocol !== 'https:' && !(base.protocol === 'http:' && loopback.test(base.hostname))) {
    throw new KeyFileProblem('KMS_URL has to begin with https:// unless it is on this machine.');
  }
  const headers = new Headers({ accept: 'application/json', 'content-type': 'application/json' });
  if (base.username !== '') {
    const login = `${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`;
    headers.set('authorization', `Basic ${Buffer.from(login).toString('base64')}`);
  }
  const root = `${base.origin}${base.pathname.replace(/\/$/, '')}/`;

  return async (path, body) => {
    const request: RequestInit = { headers, redirect: 'error', signal: AbortSignal.timeout(answerWithinMilliseconds) };
    const answer = await fetch(
      root + path,
      body === undefined ? request : { ...request, method: 'POST', body: JSON.stringify(body) },
    ).catch(() => null);
    if (answer !== null && (answer.ok || (path === 'unwrap' && answer.status === doesNotOpen))) return answer;
    await answer?.body?.cancel();
    const why = answer === null ? 'does not answer' : `answered ${answer.status}`;
    throw new KeysUnavailable(`KMS_URL: the key server ${why} (${path}).`);
  };
}

async function parsed<Shape>(answer: Response, schema: z.ZodType<Shape>): Promise<Shape> {
  const body: unknown = await answer.json().catch(() => null);
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new KeysUnavailable('KMS_URL: the key server answered something else than was asked.');
}

const base64 = (bytes: Buffer): string => bytes.toString('base64');
