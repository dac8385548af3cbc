/**
 * The Node-level prelude: everything that must hold before any framework sees a request. It names the client, gives
 * the request its id, bounds headers and time, and drains when the process is asked to stop.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  createServer as createHttp,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Config } from '../config/config.ts';
import { StartRefusal } from '../config/refusal.ts';
import { clientAddress, trustedProxies } from './client-address.ts';
import type { Core } from './core.ts';
import { drainOf } from './draining.ts';
import type { RequestFacts } from './open-visit.ts';
import { isSecure } from './origins.ts';
import { securityHeaders } from './security-headers.ts';

export interface RunningServer {
  readonly port: number;
  /**
   * Lets requests under way finish, at most 15 s. Until then new ones are answered too, so that /readyz can say no and
   * nobody meets a closed door before the balancer has heard of it; then no connection is taken any more.
   */
  stop(): Promise<void>;
}

const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  // Node would refuse by itself, without our headers; the listener refuses too.
  requireHostHeader: false,
};
/** Forward secrecy and authenticated encryption only; what TLS 1.3 has is always among them. Source: SP 800-52r2. */
const tlsOptions = { minVersion: 'TLSv1.2', ciphers: 'ECDHE+AESGCM:ECDHE+CHACHA20', honorCipherOrder: true } as const;

type ServerConfig = Pick<Config, 'host' | 'port' | 'tls' | 'trustedProxies' | 'publicUrl'>;

/** `makeCore` is called once, with the port that was really taken, before the first request is answered. */
export async function listen(config: ServerConfig, makeCore: (port: number) => Core): Promise<RunningServer> {
  const trusted = trustedProxies(config.trustedProxies);
  const bare = { ...securityHeaders(isSecure(config)), 'Cache-Control': 'no-store' };
  let core: Core | null = null;
  const answer = getRequestListener(
    (request, env) => {
      const { incoming } = env as { incoming: IncomingMessage };
      return core?.fetch(request, factsOf(incoming, trusted)) ?? new Response(null, { status: 503, headers: bare });
    },
    { errorHandler: () => new Response(null, { status: 400, headers: bare }) },
  );
  const listener: RequestListener = (incoming, outgoing) => {
    // RFC 9112, 3.2: Node would take the first; whoever stands before us may have taken the other.
    if (hostsIn(incoming.rawHeaders) > 1) return void outgoing.writeHead(400, bare).end();
    incoming.url = pathForm(incoming.url);
    return void answer(incoming, outgoing);
  };
  const server: Server = config.tls ? createTls(config.tls, listener) : createHttp(limits, listener);
  server.on('clientError', (error: Error & { code?: string }, socket: Socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
    hangUp(socket, statusOfBytes(error.code), bare);
  });
  server.on('connect', (_request, socket: Socket) => hangUp(socket, '405 Method Not Allowed', bare));
  server.on('checkExpectation', (_request, response: ServerResponse) => void response.writeHead(417, bare).end());
  const drain = drainOf(server);
  await opened(server, config);
  const { port } = server.address() as AddressInfo;
  try {
    core = makeCore(port);
  } catch (error) {
    server.close();
    throw error;
  }
  return { port, stop: drain };
}

/** Names and values in turn, as they came. */
const hostsIn = (raw: readonly string[]): number =>
  raw.filter((name, index) => index % 2 === 0 && name.length === 4 && name.toLowerCase() === 'host').length;

/** A request for a whole address (RFC 9112, 3.2.2) is one for its path: whose host it names, and by whom, is no matter. */
const pathForm = (url = '/'): string =>
  url.replace(/^https?:\/\/[^/?#]*(?=(.?))/i, (_all, next) => (next === '/' ? '' : '/'));

function factsOf(incoming: IncomingMessage, trusted: (address: string) => boolean): RequestFacts {
  const forwarded = incoming.headers['x-forwarded-for'];
  const socketAddress = incoming.socket.remoteAddress ?? '';
  const header = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
  return { requestId: randomUUID(), clientAddress: clientAddress(socketAddress, header, trusted) };
}

const statusOfBytes = (code: string | undefined): string => {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
};

/** What is no request that anybody may answer: one line, the headers that every answer has, and the end. */
function hangUp(socket: Socket, status: string, headers: Readonly<Record<string, string>>): void {
  const lines = Object.entries({ ...headers, Connection: 'close', 'Content-Length': '0' });
  socket.end(`HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
}

function opened(server: Server, config: ServerConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const place = `${config.host}:${config.port}`;
      if (error.code === 'EADDRINUSE')
        reject(new StartRefusal(`PORT ${config.port} is in use on ${config.host}; choose another.`));
      else if (error.code === 'EACCES') reject(new StartRefusal(`PORT ${config.port} may not be opened by this user.`));
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
        reject(new StartRefusal(`HOST ${config.host} is no address of this machine.`));
      else reject(new Error(`Cannot listen on ${place}`, { cause: error }));
    });
    server.listen(config.port, config.host, resolve);
  });
}

function createTls(files: { certFile: string; keyFile: string }, listener: RequestListener): Server {
  const read = readTls(files);
  try {
    return createHttps({ ...limits, ...read, ...tlsOptions }, listener);
  } catch (cause) {
    const { certFile, keyFile } = files;
    const reason = cause instanceof Error ? cause.message : 'unknown';
    throw new StartRefusal(`TLS_CERT ${certFile} and TLS_KEY ${keyFile} do not fit or are not PEM (${reason}).`, {
      cause,
    });
  }
}

function readTls({ certFile, keyFile }: { certFile: string; keyFile: string }) {
  const read = (name: string, file: string) => {
    try {
      return readFileSync(file);
    } catch (cause) {
      throw new StartRefusal(`${name} cannot be read: ${file}.`, { cause });
    }
  };
  return { cert: read('TLS_CERT', certFile), key: read('TLS_KEY', keyFile) };
}
