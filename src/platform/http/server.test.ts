/** Bytes on a real port: every answer carries the security headers, also those that Node gives before we see a request. */
import { connect, type AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../config/config.ts';
import { listen, type RunningServer } from './server.ts';

let server: RunningServer;

beforeAll(async () => {
  const config = { ...readConfig({ DEMO: '1', PUBLIC_URL: 'https://id.example.org' }), port: await freePort() };
  const seen: string[] = [];
  server = await listen(config, () => ({
    fetch(request) {
      seen.push(request.url);
      const { pathname, search } = new URL(request.url);
      return Promise.resolve(new Response(`reached ${pathname}${search}\r\n`));
    },
  }));
});
afterAll(() => server.stop());

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function send(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.on('data', (part) => void (answer += part.toString('latin1')));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

const line = (text: string, headers = 'Host: id.example.org\r\n') => `${text}\r\n${headers}Connection: close\r\n`;

it.each([
  ['no HTTP', 400, 'GARBAGE\r\n\r\n'],
  ['a verb that does not exist', 400, `${line('FOO / HTTP/1.1')}\r\n`],
  ['no host', 400, `${line('GET / HTTP/1.1', '')}\r\n`],
  ['two hosts', 400, `${line('GET / HTTP/1.1', 'Host: id.example.org\r\nHost: evil.example\r\n')}\r\n`],
  ['a host with a blank', 400, `${line('GET / HTTP/1.1', 'Host: a b\r\n')}\r\n`],
  ['a host with a name', 400, `${line('GET / HTTP/1.1', 'Host: me@evil.example\r\n')}\r\n`],
  ['a backslash', 400, `${line('GET /\\evil HTTP/1.1')}\r\n`],
  ['two lengths', 400, `${line('POST / HTTP/1.1')}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['a NUL in a header', 400, `${line('GET / HTTP/1.1')}X: a\0b\r\n\r\n`],
  ['an expectation', 417, `${line('POST / HTTP/1.1')}Expect: a-miracle\r\nContent-Length: 0\r\n\r\n`],
  ['40 kB of header', 431, `${line('GET / HTTP/1.1')}X-Forwarded-For: ${'1.1.1.1,'.repeat(5000)}\r\n\r\n`],
  ['a tunnel', 405, `${line('CONNECT evil.example:443 HTTP/1.1')}\r\n`],
])('%s is answered with the security headers', async (_name, status, bytes) => {
  const answer = await send(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  for (const name of [
    'Content-Security-Policy',
    'Strict-Transport-Security',
    'X-Content-Type-Options',
    'X-Frame-Options',
    'Referrer-Policy',
    'Cross-Origin-Opener-Policy',
    'Cache-Control',
  ])
    expect(answer.toLowerCase(), name).toContain(`\r\n${name.toLowerCase()}: `);
  expect(answer.toLowerCase()).not.toMatch(/\r\n(server|x-powered-by): /);
});

it.each([
  'http://evil.example/help',
  'HTTPS://me:pw@evil.example:99/help',
  'http://evil.example',
  'http://evil.example?a',
])('of %s only the path counts', async (address) => {
  const answer = await send(`${line(`GET ${address} HTTP/1.1`)}\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toMatch(/reached \/(help|\?a)?\r\n/);
});
