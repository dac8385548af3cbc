/**
 * A real mail server on loopback for tests: keeps what it is given, and answers as badly as it is told to.
 */
import type { Socket } from 'node:net';
import { domainToASCII } from 'node:url';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly recipients: readonly string[];
  readonly raw: string;
}

export interface TestMailServer {
  readonly url: string;
  readonly port: number;
  readonly received: readonly Received[];
  /** Cuts every connection that is open now. */
  cut(): void;
  close(): Promise<void>;
}

export async function testMailServer(options: SMTPServerOptions = {}, port = 0): Promise<TestMailServer> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const recipients = rcptTo.map(({ address }) => asSent(address));
        received.push({ from, recipients, raw: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : 0;
  const cut = () => sockets.forEach((socket) => socket.destroy());
  return {
    url: `smtp://127.0.0.1:${taken}`,
    port: taken,
    received,
    cut,
    close: async () => {
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The library shows "xn--" domains in their own script; on the wire they were ASCII. */
const asSent = (address: string): string =>
  address.replace(/@([^@]*)$/, (_whole, domain: string) => `@${domainToASCII(domain)}`);

export const refusal = (code: number): Error => Object.assign(new Error('no'), { responseCode: code });

/** The header lines, folded ones made whole. */
export const headersOf = (raw: string): readonly string[] =>
  raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');

export const headerOf = (raw: string, name: string): string | undefined =>
  headersOf(raw)
    .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}: `))
    ?.slice(name.length + 2);
