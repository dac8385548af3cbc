/**
 * COPY … FROM STDIN over a connection of `pg`, which knows the protocol but offers no call for it.
 * Measured on rows of the registry: two to three times as fast as INSERT … SELECT FROM unnest of arrays.
 */
import { once } from 'node:events';
import type { Client, Connection, Submittable } from 'pg';

/** What the connection of `pg` can do besides what its types say. */
interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** The calls that a client makes on the query in progress. */
interface CopyQuery extends Submittable {
  handleCopyInResponse(connection: Connection & CopyConnection): void;
  handleCommandComplete(message: { readonly text: string }): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
}

/** Text in UTF-8, or its bytes. */
export type CopyChunk = string | Buffer;

/** Runs a COPY statement over the given chunks (text format, any cut) and answers how many rows went in. */
export function copyIn(client: Client, statement: string, chunks: AsyncIterable<CopyChunk>): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    let rows = 0;
    let failure: unknown = null;
    const query: CopyQuery = {
      submit: (connection) => connection.query(statement),
      handleCopyInResponse: (connection) => {
        feed(connection, chunks, () => failure !== null).catch((error: unknown) => {
          failure ??= error;
          connection.sendCopyFail('the source failed');
        });
      },
      handleCommandComplete: ({ text }) => {
        rows = Number(/^COPY (\d+)$/.exec(text)?.[1] ?? 0);
      },
      // The source's own error says more than the server's echo of it; a lost connection sends no "ready" afterwards.
      handleError: (error) => {
        failure ??= error;
        reject(failure instanceof Error ? failure : error);
      },
      handleReadyForQuery: () => resolve(rows),
    };
    client.query(query);
  });
}

async function feed(
  connection: Connection & CopyConnection,
  chunks: AsyncIterable<CopyChunk>,
  failed: () => boolean,
): Promise<void> {
  for await (const chunk of chunks) {
    // A stream that broke tells its error when the event loop turns; a source that never waits would not let it turn.
    if (failed() || !connection.stream.writable) return;
    connection.sendCopyFromChunk(typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk);
    if (connection.stream.writableNeedDrain) await drained(connection);
  }
  if (!failed() && connection.stream.writable) connection.endCopyFrom();
}

async function drained(connection: Connection): Promise<void> {
  const done = new AbortController();
  try {
    await Promise.race([
      once(connection.stream, 'drain', { signal: done.signal }),
      once(connection.stream, 'close', { signal: done.signal }),
    ]);
  } finally {
    done.abort();
  }
}
