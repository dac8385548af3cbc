/**
 * One connection to a server on this machine, kept open and opened anew when the server has closed it. Reads HTTP/1.1 answers
 * with a Content-Length or in chunks, and no more of the protocol than servers here use.
 */
import { connect, type Socket } from 'node:net';

export interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  readonly status: number;
  /** By their names in small letters; of a name that comes twice, all values. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
}

export interface Connection {
  /** One at a time. */
  ask(asked: Asked): Promise<Answered>;
  close(): void;
}

interface Waiting {
  readonly resolve: (answer: Answered) => void;
  readonly reject: (error: Error) => void;
}

export function openConnection(port: number): Connection {
  let socket: Socket | null = null;
  let read = '';
  let waiting: Waiting | null = null;

  const settle = (use: (of: Waiting) => void) => {
    const asked = waiting;
    [waiting, read] = [null, ''];
    if (asked) use(asked);
  };
  const open = (): Socket => {
    const opened = connect({ port, host: '127.0.0.1', noDelay: true });
    // Latin-1: a length in bytes is then a length in characters.
    opened.setEncoding('latin1');
    opened.on('data', (part: string) => {
      read += part;
      const answer = answerIn(read);
      if (answer) settle(({ resolve }) => resolve(answer));
    });
    opened.on('error', (error) => settle(({ reject }) => reject(error)));
    opened.on('close', () => {
      socket = null;
      settle(({ reject }) => reject(new Error('The server closed the connection before it had answered')));
    });
    return opened;
  };
  return {
    ask: ({ method = 'GET', path, headers = {}, body = '' }) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
        const length = method === 'GET' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
        socket ??= open();
        socket.write(`${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${lines.join('')}${length}\r\n${body}`);
      }),
    close: () => socket?.destroy(),
  };
}

/** Null until all of it has come. */
function answerIn(read: string): Answered | null {
  const end = read.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const headers: Record<string, string | string[]> = {};
  const [first = '', ...lines] = read.slice(0, end).split('\r\n');
  for (const line of lines) {
    const colon = line.indexOf(':');
    const [name, value] = [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    const before = headers[name];
    headers[name] = before === undefined ? value : [before, value].flat();
  }
  const body = bodyIn(read, end + 4, headers);
  return body === null
    ? null
    : { status: Number(first.split(' ')[1]), headers, body: Buffer.from(body, 'latin1').toString() };
}

function bodyIn(read: string, from: number, headers: Answered['headers']): string | null {
  if (headers['transfer-encoding'] === undefined) {
    const to = from + Number(headers['content-length'] ?? 0);
    return read.length < to ? null : read.slice(from, to);
  }
  let body = '';
  for (let at = from; ;) {
    const line = read.indexOf('\r\n', at);
    const length = Number.parseInt(read.slice(at, line), 16);
    const start = line + 2;
    if (line < 0 || read.length < start + length + 2) return null;
    if (length === 0) return body;
    body += read.slice(start, start + length);
    at = start + length + 2;
  }
}
