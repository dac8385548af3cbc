/** The webhook's side: what it is told, and what its answers mean for the next try. */
import { createServer, globalAgent, type IncomingHttpHeaders, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { OutgoingText } from '../mail/delivery.ts';
import { webhookTransport } from './webhook-transport.ts';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function webhook(status: number, headers: Record<string, string> = {}) {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      calls.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
      response.writeHead(status, headers).end('words of the other side');
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { calls, port, server };
}

const text: OutgoingText = {
  id: '0197a2b0-0000-7000-8000-000000000001',
  channel: 'text',
  phone: '+12025550123',
  text: 'Your code is 492713.',
};

describe('what the webhook is told', () => {
  it('is one post with the row as idempotency key; credentials of the URL go in a header', async () => {
    const { calls, port } = await webhook(202);
    const transport = webhookTransport(`http://us%40er:pa%3Ass@127.0.0.1:${port}/send?x=1`);
    expect(await transport.deliver(text)).toEqual({ kind: 'handed-over' });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ method: 'POST', path: '/send?x=1' });
    expect(calls[0]?.headers).toMatchObject({
      'idempotency-key': text.id,
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from('us@er:pa:ss').toString('base64')}`,
    });
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({ id: text.id, channel: 'text', to: text.phone, text: text.text });
  });
});

describe('what its answer means', () => {
  it.each([
    [400, 'refused-for-good', undefined],
    [422, 'refused-for-good', undefined],
    [408, 'try-again', false],
    [409, 'try-again', false],
    [500, 'try-again', false],
    [401, 'try-again', true],
    [429, 'try-again', true],
    [503, 'try-again', true],
  ])('%i: %s', async (status, kind, serverAway) => {
    const { port } = await webhook(status);
    const delivery = await webhookTransport(`http://127.0.0.1:${port}/`).deliver(text);
    expect(delivery).toEqual({ kind, fault: `webhook-${status}`, ...(serverAway === undefined ? {} : { serverAway }) });
  });

  it('follows no redirect', async () => {
    const elsewhere = await webhook(200);
    const { port } = await webhook(307, { location: `http://127.0.0.1:${elsewhere.port}/` });
    expect(await webhookTransport(`http://127.0.0.1:${port}/`).deliver(text)).toEqual({
      kind: 'try-again',
      fault: 'webhook-307',
      serverAway: true,
    });
    expect(elsewhere.calls).toEqual([]);
  });

  it('waits for no answer on a connection that is over', async () => {
    const { port } = await webhook(101, { connection: 'Upgrade', upgrade: 'other' });
    expect(await webhookTransport(`http://127.0.0.1:${port}/`).deliver(text)).toEqual({
      kind: 'try-again',
      fault: 'webhook-unreachable',
      serverAway: true,
    });
  });

  it('sends again on a connection that was closed since the text before', async () => {
    const { calls, port, server } = await webhook(200);
    const transport = webhookTransport(`http://127.0.0.1:${port}/`);
    const sockets: Socket[] = [];
    server.on('connection', (socket) => sockets.push(socket));
    await transport.deliver(text);
    await vi.waitFor(() => expect(Object.keys(globalAgent.freeSockets).join(' ')).toContain(`127.0.0.1:${port}:`));
    server.prependOnceListener('request', ({ socket }) => socket.resetAndDestroy());
    expect(await transport.deliver(text)).toEqual({ kind: 'handed-over' });
    expect(sockets).toHaveLength(2);
    expect(calls.length).toBeGreaterThanOrEqual(2);
  });

  it('tries again when nobody answers', async () => {
    const { port, server } = await webhook(200);
    server.close();
    expect(await webhookTransport(`http://127.0.0.1:${port}/`).deliver(text)).toEqual({
      kind: 'try-again',
      fault: 'webhook-ECONNREFUSED',
      serverAway: true,
    });
  });
});
