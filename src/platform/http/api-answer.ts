/**
 * Answers for programs: JSON with an entity tag, or lines of JSON as a stream. Both are compressed for whoever takes gzip.
 * A stream asks for its next rows when the client has taken the last ones, so a slow client costs neither memory nor a
 * connection of the database.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { Refuse } from './problem.ts';
import type { Visit } from './visit.ts';

export interface ApiAnswerOptions {
  /** The address of the next page, for clients that go by headers. */
  readonly next?: string | null;
  /** How long caches may keep it; 0: they ask each time whether it is still so. */
  readonly maxAgeSeconds: number;
}

/** Below it a gzip header costs more than it saves. */
const zippedFromBytes = 1024;
const zip = promisify(gzip);

const headersOf = (type: string, { next, maxAgeSeconds }: ApiAnswerOptions): Headers => {
  const headers = new Headers({ 'Content-Type': type, Vary: 'Accept, Accept-Encoding' });
  headers.set('Cache-Control', maxAgeSeconds > 0 ? `public, max-age=${maxAgeSeconds}` : 'public, no-cache');
  if (next) headers.set('Link', `<${next}>; rel="next"`);
  return headers;
};

const takesGzip = (visit: Visit): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(visit.header('accept-encoding') ?? '');

/** 200, or 304 for a client that has the same already. */
export async function apiJson(visit: Visit, body: object, options: ApiAnswerOptions): Promise<Response> {
  const bytes = Buffer.from(JSON.stringify(body), 'utf8');
  const headers = headersOf('application/json', options);
  // Weak: the bytes that travel differ between gzip and plain, what they say does not.
  const tag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  headers.set('ETag', tag);
  if (hasAlready(visit, tag)) return new Response(null, { status: 304, headers });
  if (bytes.length < zippedFromBytes || !takesGzip(visit)) return new Response(bytes, { headers });
  headers.set('Content-Encoding', 'gzip');
  const zipped = await zip(bytes, { level: constants.Z_BEST_SPEED });
  return new Response(new Uint8Array(zipped), { headers });
}

function hasAlready(visit: Visit, tag: string): boolean {
  const given = (visit.header('if-none-match') ?? '').split(',').map((each) => each.trim());
  return given.some((each) => each === '*' || each === tag || `W/${each}` === tag);
}

export const asksForLines = (visit: Visit): boolean =>
  /\bapplication\/(?:x-)?ndjson\b/i.test(visit.header('accept') ?? '');

/** A client that takes nothing for so long is cut off. */
const stalledAfterMilliseconds = 60_000;
/** Answers that are streamed at once, by all clients together: each holds some hundred rows and a compressor. */
const streamsAtMost = 64;
let streams = 0;

/** One object on each line. `rows` gives some at a time; it is asked again when the client wants more. */
export function apiLines(visit: Visit, rows: AsyncIterable<readonly object[]>, options: ApiAnswerOptions): Response {
  const headers = headersOf('application/x-ndjson', options);
  const isZipped = takesGzip(visit);
  if (isZipped) headers.set('Content-Encoding', 'gzip');
  if (visit.isHead) return new Response(null, { headers });
  if (streams >= streamsAtMost) throw new Refuse('busy', 5);
  const plain = streamOf(visit, rows);
  return new Response(isZipped ? plain.pipeThrough(new CompressionStream('gzip')) : plain, { headers });
}

function streamOf(visit: Visit, rows: AsyncIterable<readonly object[]>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = rows[Symbol.asyncIterator]();
  let stalled: NodeJS.Timeout | undefined;
  let isOpen = true;
  streams += 1;
  const end = (): void => {
    clearTimeout(stalled);
    if (isOpen) streams -= 1;
    isOpen = false;
  };
  return new ReadableStream(
    {
      async pull(controller) {
        clearTimeout(stalled);
        try {
          const { done, value } = await iterator.next();
          if (!isOpen) return;
          if (done === true) {
            end();
            controller.close();
            return;
          }
          controller.enqueue(Buffer.from(value.map((row) => `${JSON.stringify(row)}\n`).join(''), 'utf8'));
        } catch (error) {
          end();
          visit.brokeOff(error);
          throw error;
        }
        stalled = setTimeout(() => {
          end();
          void iterator.return?.();
          controller.error(new Error('The client takes nothing any more.'));
        }, stalledAfterMilliseconds).unref();
      },
      async cancel() {
        end();
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
