/** Where texts arrive: a webhook that remembers the code for each phone until somebody takes it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export async function openCodeSink() {
  const waiting = new Map<string, (code: string) => void>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { to = '', text = '' } = JSON.parse(Buffer.concat(parts).toString()) as { to?: string; text?: string };
      const code = /\d{6}/.exec(text)?.[0];
      if (code) waiting.get(to.replaceAll(/\D/g, '').slice(-10))?.(code);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The next code that is sent to this phone; call it before asking for the code. */
    next: (phone: string) => new Promise<string>((resolve) => void waiting.set(phone, resolve)),
    close: () => server.close(),
  };
}
