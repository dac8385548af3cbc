import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { StartRefusal } from '../config/refusal.ts';
import { listen, type RunningServer } from './server.ts';

const config = { host: '127.0.0.1', port: 0, tls: null, trustedProxies: [], publicUrl: null };
const agent = new Agent({ keepAlive: true });
let server: RunningServer | null = null;
afterEach(async () => {
  agent.destroy();
  await server?.stop();
  server = null;
});

/** A core whose answer to /slow waits until it is let go. */
function slowCore() {
  const started = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const fetch = async ({ url }: Request) => {
    if (url.endsWith('/slow')) {
      started.resolve();
      await goOn.promise;
    }
    return new Response('done');
  };
  return { core: { fetch }, started: started.promise, goOn: () => goOn.resolve() };
}

async function ask(port: number, path: string): Promise<IncomingMessage> {
  const [answer] = (await once(get({ host: '127.0.0.1', port, path, agent }), 'response')) as [IncomingMessage];
  answer.resume();
  return answer;
}

describe('a server that is asked to stop', () => {
  it('finishes what is under way, answers meanwhile, and then takes no connection any more', async () => {
    const { core, started, goOn } = slowCore();
    server = await listen(config, () => core);
    const { port } = server;
    await ask(port, '/before');
    const slow = ask(port, '/slow');
    await started;
    const stopped = server.stop();
    const meanwhile = await ask(port, '/readyz');
    expect([meanwhile.statusCode, meanwhile.headers.connection]).toEqual([200, 'close']);
    goOn();
    const answer = await slow;
    expect([answer.statusCode, answer.headers.connection]).toEqual([200, 'close']);
    await stopped;
    await expect(ask(port, '/after')).rejects.toThrow('ECONNREFUSED');
  });

  it('does not wait for clients that only keep their connection', async () => {
    const { core } = slowCore();
    server = await listen(config, () => core);
    const { statusCode } = await ask(server.port, '/once');
    await server.stop();
    expect(statusCode).toBe(200);
  });
});

describe('a server that cannot begin', () => {
  it('gives the port back when the application refuses to start', async () => {
    let taken = 0;
    const refusal = listen(config, (port) => {
      taken = port;
      throw new StartRefusal('AUTHORITY_FILE cannot be read.');
    });
    await expect(refusal).rejects.toThrow('AUTHORITY_FILE');
    await expect(ask(taken, '/')).rejects.toThrow('ECONNREFUSED');
  });

  it('names the port that is in use, and the file that is missing', async () => {
    const { core } = slowCore();
    server = await listen(config, () => core);
    const { port } = server;
    await expect(listen({ ...config, port }, () => core)).rejects.toThrow(`PORT ${port} is in use on 127.0.0.1`);
    const tls = { certFile: '/nowhere/cert.pem', keyFile: '/nowhere/key.pem' };
    await expect(listen({ ...config, tls }, () => core)).rejects.toThrow('TLS_CERT cannot be read: /nowhere/cert.pem.');
  });
});
