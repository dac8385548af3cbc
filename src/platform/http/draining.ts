/**
 * How a server stops: what is under way finishes, at most for 15 s. Until then new requests are answered too, so that
 * /readyz can say no and nobody meets a closed door before the balancer has heard of it; then no connection is taken.
 */
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

const drainAtMostMs = 15_000;

/** Call it before the first request; what it gives stops the server. */
export function drainOf(server: Server): () => Promise<void> {
  /** The answers that are being made, each until its last byte is sent or its client is gone. */
  const underWay = new Set<ServerResponse>();
  let draining = false;
  server.prependListener('request', (_request: IncomingMessage, answer: ServerResponse) => {
    underWay.add(answer);
    answer.once('close', () => underWay.delete(answer));
    if (draining) answer.setHeader('Connection', 'close');
  });
  return async () => {
    const cut = setTimeout(() => server.closeAllConnections(), drainAtMostMs);
    draining = true;
    for (const answer of underWay) if (!answer.headersSent) answer.setHeader('Connection', 'close');
    await Promise.all([...underWay].map((answer) => once(answer, 'close')));
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    await closed;
    clearTimeout(cut);
  };
}
